import { Empty } from '../parts/empty.tsx'
import { FileList } from '../parts/file-list.tsx'
import { fileAddress } from '../call.ts'
import { useFormats, useSignedIn } from '../session.tsx'
import type { LoadedCase } from './case-page.tsx'
import { useFileWords } from './file-words.ts'

type File = LoadedCase['attachments'][number]

/** Every file of a case, ours and theirs apart, each with its digest. */
export function CaseFilesByOrigin({ loaded }: { readonly loaded: LoadedCase }) {
  const { say } = useSignedIn()
  const formats = useFormats()
  const words = useFileWords()
  const { attachments, file } = loaded
  if (attachments.length === 0) return <Empty drawing="folder" title={say('page.files.none')} />
  const list = (files: readonly File[]) =>
    files.map(({ id, name, size_bytes, sha256, added_at }) => ({
      id,
      name,
      sizeBytes: size_bytes,
      hash: sha256,
      href: fileAddress('read-attachment', { caseId: file.id, attachmentId: id }),
      note: formats.day(added_at.slice(0, 10)),
    }))
  const theirs = attachments.filter(({ origin }) => origin === 'theirs')
  const ours = attachments.filter(({ origin }) => origin === 'ours')
  return (
    <div className="stack-loose">
      {theirs.length > 0 && (
        <section className="stack-tight">
          <h3>{say('page.files.theirs', { state: formats.state(file.counterpart_state) })}</h3>
          <FileList items={list(theirs)} words={words} />
        </section>
      )}
      {ours.length > 0 && (
        <section className="stack-tight">
          <h3>{say('page.files.ours')}</h3>
          <FileList items={list(ours)} words={words} />
        </section>
      )}
    </div>
  )
}
