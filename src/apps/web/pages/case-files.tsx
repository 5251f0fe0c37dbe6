import { useState } from 'react'
import { attachmentLimits } from '#core/case/file-limits'
import { useAnnounce } from '../parts/announcer.tsx'
import { FileInput } from '../parts/file-input.tsx'
import type { FileItem } from '../parts/file-list.tsx'
import { call, fileAddress, type Answer, type ValueOf } from '../call.ts'
import { tellFailure } from '../refusal-words.ts'
import { useSignedIn } from '../session.tsx'
import { useFileWords } from './file-words.ts'

interface Props {
  readonly loaded: ValueOf<'read-case'>
  readonly label?: string
  readonly onChange?: ((ids: readonly string[]) => void) | undefined
}

const accepted = '.pdf,.docx,.xlsx,.txt,.csv,.png,.jpg,.jpeg,.tif,.tiff,.zip'

/** Files of this authority that have not left yet: added, refused with the reason, removed. */
export function CaseFiles({ loaded, label, onChange }: Props) {
  const { say } = useSignedIn()
  const words = useFileWords()
  const announce = useAnnounce()
  const caseId = loaded.file.id
  const [files, setFiles] = useState<readonly FileItem[]>(() =>
    loaded.attachments
      .filter(({ origin, message_id }) => origin === 'ours' && message_id === null)
      .map(({ id, name, size_bytes, sha256 }) => ({
        id,
        name,
        sizeBytes: size_bytes,
        hash: sha256,
        href: fileAddress('read-attachment', { caseId, attachmentId: id }),
      })),
  )
  const put = (next: readonly FileItem[]) => {
    setFiles(next)
    onChange?.(next.filter(({ error, progress }) => !error && progress === undefined).map(({ id }) => id))
  }
  const add = async (added: readonly File[]) => {
    let now = files
    for (const file of added) {
      const waiting: FileItem = {
        id: `${file.name}-${file.lastModified}`,
        name: file.name,
        sizeBytes: file.size,
        progress: 0.5,
      }
      now = [...now, waiting]
      put(now)
      const answer = await addFile(caseId, file)
      const done: FileItem = answer.ok
        ? {
            id: answer.value.id,
            name: answer.value.name,
            sizeBytes: answer.value.sizeBytes,
            hash: answer.value.sha256,
            href: fileAddress('read-attachment', { caseId, attachmentId: answer.value.id }),
          }
        : { ...waiting, progress: undefined, error: tellFailure(answer, say).text }
      now = now.map((one) => (one === waiting ? done : one))
      put(now)
      announce(answer.ok ? say('page.files.added', { name: file.name }) : (done.error ?? ''))
    }
  }
  const remove = async (id: string) => {
    const refused = files.find((file) => file.id === id)?.error
    const answer = refused
      ? { ok: true as const }
      : await call('remove-attachment', { caseId, attachmentId: id })
    if (answer.ok) put(files.filter((file) => file.id !== id))
    else announce(tellFailure(answer, say).text, { urgent: true, show: true, tone: 'danger' })
  }
  return (
    <FileInput
      id="files"
      label={label ?? say('page.files.label')}
      hint={say('page.files.hint')}
      files={files}
      onAdd={(added) => void add(added)}
      onRemove={(id) => void remove(id)}
      accept={accepted}
      words={{ ...words, choose: say('page.files.choose'), drop: say('page.files.drop') }}
    />
  )
}

/** Sends a file; one that is too large is refused before it is read, as the server would after all of it has come. */
async function addFile(caseId: string, file: File): Promise<Answer<ValueOf<'add-attachment'>>> {
  const name = file.name.normalize('NFC')
  const limitBytes = attachmentLimits.one
  if (file.size > limitBytes)
    return { ok: false, refusal: { code: 'too-large', what: name, sizeBytes: file.size, limitBytes } }
  return call('add-attachment', { caseId, name, content: await base64Of(file) })
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (let at = 0; at < bytes.length; at += 32_768)
    text += String.fromCharCode(...bytes.subarray(at, at + 32_768))
  return btoa(text)
}
