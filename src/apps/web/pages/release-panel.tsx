import { useState } from 'react'
import { useAnnounce } from '../parts/announcer.tsx'
import { Button } from '../parts/button.tsx'
import { Confirm, Dialog } from '../parts/dialog.tsx'
import { FileList } from '../parts/file-list.tsx'
import { Notice } from '../parts/notice.tsx'
import { Select, TextArea } from '../parts/text-fields.tsx'
import { call, fileAddress, type Answer } from '../call.ts'
import { mayDo, useFormats, useSignedIn } from '../session.tsx'
import type { LoadedCase } from './case-page.tsx'
import { FailureNotice } from './failure-notice.tsx'
import { useFileWords } from './file-words.ts'
import { MessageSays } from './message-says.tsx'

interface Props {
  readonly loaded: LoadedCase
  readonly prepared: LoadedCase['dispatches'][number]
  readonly reload: () => Promise<void>
}

type Failure = Exclude<Answer<unknown>, { ok: true }>

/** A message that waits for a second person: what it says, what goes with it, release or return. */
export function ReleasePanel({ loaded, prepared, reload }: Props) {
  const { say, me } = useSignedIn()
  const formats = useFormats()
  const words = useFileWords()
  const { file, names, attachments } = loaded
  const own = prepared.prepared_by === me.user.id
  const may = mayDo(me, 'case.release') && !own
  const files = attachments.filter(({ id }) => prepared.attachments.includes(id))
  return (
    <section className="panel stack" aria-labelledby="release-title">
      <h2 id="release-title">{say('page.release.title', { what: say(`page.event.${prepared.kind}`) })}</h2>
      <p className="muted">
        {say('page.release.prepared', {
          name: names[prepared.prepared_by] ?? '',
          day: formats.day(prepared.prepared_at.slice(0, 10)),
        })}
      </p>
      {prepared.kind === 'request' ? (
        <p>{say('page.release.request')}</p>
      ) : (
        <MessageSays kind={prepared.kind} says={prepared.body} />
      )}
      {files.length > 0 && (
        <FileList
          words={words}
          items={files.map(({ id, name, size_bytes, sha256 }) => ({
            id,
            name,
            sizeBytes: size_bytes,
            hash: sha256,
            href: fileAddress('read-attachment', { caseId: file.id, attachmentId: id }),
          }))}
        />
      )}
      {may ? (
        <Decide loaded={loaded} prepared={prepared} reload={reload} />
      ) : (
        <Notice tone="info">{say(own ? 'page.release.own' : 'page.release.approver')}</Notice>
      )}
    </section>
  )
}

function Decide({ loaded, prepared, reload }: Props) {
  const { say } = useSignedIn()
  const announce = useAnnounce()
  const { file, partners } = loaded
  const [asking, setAsking] = useState<'release' | 'return'>()
  const [partner, setPartner] = useState(file.counterpart ?? partners[0]?.code ?? '')
  const [failure, setFailure] = useState<Failure>()
  const [busy, setBusy] = useState(false)
  const act = async (how: 'release' | 'return', reason?: string) => {
    setBusy(true)
    const common = { caseId: file.id, version: file.version, dispatchId: prepared.id }
    const answer =
      how === 'release'
        ? await call('release-message', { ...common, ...(file.counterpart ? {} : { partner }) })
        : await call('return-message', { ...common, reason: reason! })
    setBusy(false)
    setAsking(undefined)
    if (!answer.ok) setFailure(answer)
    else announce(say(`page.${how}.done`), { show: true })
    await reload()
  }
  return (
    <>
      {failure && <FailureNotice failure={failure} />}
      {!file.counterpart && partners.length === 0 && (
        <Notice tone="warning" title={say('page.release.no-partner')}>
          {say('page.release.no-partner.text')}
        </Notice>
      )}
      <div className="row">
        <Button variant="primary" icon="send" disabled={!partner} onClick={() => setAsking('release')}>
          {say('page.release.do')}
        </Button>
        <Button icon="reply" onClick={() => setAsking('return')}>
          {say('page.return.do')}
        </Button>
      </div>
      {asking === 'release' && (
        <ReleaseDialog
          loaded={loaded}
          prepared={prepared}
          partner={partner}
          setPartner={setPartner}
          busy={busy}
          onConfirm={() => void act('release')}
          onCancel={() => setAsking(undefined)}
        />
      )}
      {asking === 'return' && (
        <ReturnDialog
          busy={busy}
          onClose={() => setAsking(undefined)}
          onReturn={(reason) => void act('return', reason)}
        />
      )}
    </>
  )
}

interface ReleaseProps extends Omit<Props, 'reload'> {
  readonly partner: string
  readonly setPartner: (code: string) => void
  readonly busy: boolean
  readonly onConfirm: () => void
  readonly onCancel: () => void
}

function ReleaseDialog({ loaded, prepared, partner, setPartner, busy, onConfirm, onCancel }: ReleaseProps) {
  const { say } = useSignedIn()
  const formats = useFormats()
  const { file, partners } = loaded
  const chosen = partners.find(({ code }) => code === partner)
  const names = new Intl.DisplayNames([formats.language], { type: 'language' })
  return (
    <Confirm
      open
      title={say('page.release.confirm', { what: say(`page.event.${prepared.kind}`) })}
      facts={[
        {
          label: say('page.release.to'),
          value: `${chosen?.name ?? partner}, ${formats.state(file.counterpart_state)}`,
        },
        { label: say('page.release.channel'), value: say(`page.channel.${chosen?.transport ?? 'http'}`) },
        {
          label: say('page.release.languages'),
          value: prepared.languages.map((one) => names.of(one) ?? one).join(', '),
        },
        { label: say('page.case.ours'), value: file.reference },
      ]}
      confirmLabel={say('page.release.do')}
      cancelLabel={say('page.cancel')}
      busy={busy}
      busyLabel={say('page.release.busy')}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      <p>{say('page.release.final')}</p>
      {!file.counterpart && partners.length > 1 && (
        <Select
          id="partner"
          label={say('page.release.to')}
          value={partner}
          onChange={setPartner}
          options={partners.map(({ code, name }) => ({ value: code, label: name }))}
        />
      )}
    </Confirm>
  )
}

function ReturnDialog({
  busy,
  onClose,
  onReturn,
}: {
  readonly busy: boolean
  readonly onClose: () => void
  readonly onReturn: (reason: string) => void
}) {
  const { say } = useSignedIn()
  const [reason, setReason] = useState('')
  return (
    <Dialog
      open
      onClose={onClose}
      title={say('page.return.title')}
      closeLabel={say('page.cancel')}
      actions={
        <>
          <Button
            variant="primary"
            busy={busy}
            disabled={reason.trim().length < 3}
            onClick={() => onReturn(reason)}
          >
            {say('page.return.do')}
          </Button>
          <Button onClick={onClose}>{say('page.cancel')}</Button>
        </>
      }
    >
      <TextArea
        id="return-reason"
        label={say('page.reason')}
        hint={say('page.return.hint')}
        value={reason}
        onChange={setReason}
      />
    </Dialog>
  )
}
