import { useState } from 'react'
import { Button, LinkButton } from '../parts/button.tsx'
import { Confirm } from '../parts/dialog.tsx'
import { Notice } from '../parts/notice.tsx'
import { TextArea } from '../parts/text-fields.tsx'
import { call, type Answer } from '../call.ts'
import { mayDo, useFormats, useSignedIn } from '../session.tsx'
import type { LoadedCase } from './case-page.tsx'
import { FailureNotice } from './failure-notice.tsx'
import { QuickRegister } from './quick-register.tsx'

interface Props {
  readonly loaded: LoadedCase
  readonly reload: () => Promise<void>
}

/** The one thing most people want to do in a state; the others stand beside it. */
const mainMove: Readonly<Record<string, string>> = {
  drafting: 'submit',
  received: 'acknowledgement',
  registered: 'acceptance',
  'information-requested': 'supplement',
  executing: 'result',
  'partially-executed': 'result',
  executed: 'closing',
  refused: 'closing',
  withdrawn: 'close',
}

const dangerous = new Set(['refusal', 'withdrawal', 'discard'])

/** What can be done now: from the lifecycle, so that nothing is offered that would be refused. */
export function CaseActions({ loaded, reload }: Props) {
  const { say, me } = useSignedIn()
  const { file, moves } = loaded
  const [asking, setAsking] = useState<'discard' | 'close'>()
  if (file.closed_at || !mayDo(me, 'case.write')) return null
  const offered = [...new Set(moves.map(({ event }) => event))].filter(
    (event) => event !== 'return' && event !== 'request',
  )
  if (offered.length === 0) return null
  const main = offered.includes(mainMove[file.state] ?? '') ? mainMove[file.state] : undefined
  const ordered = [...offered].sort(
    (a, b) => Number(b === main) - Number(a === main) || Number(dangerous.has(a)) - Number(dangerous.has(b)),
  )
  return (
    <section className="panel stack" aria-labelledby="act-title">
      <h2 id="act-title">{say('page.case.do')}</h2>
      {file.state === 'information-requested' && file.side === 'requesting' && (
        <Notice tone="warning">{say('page.case.reopened')}</Notice>
      )}
      <div className="row">
        {ordered.map((event) => (
          <MoveButton
            key={event}
            event={event}
            main={event === main}
            loaded={loaded}
            reload={reload}
            onAsk={setAsking}
          />
        ))}
      </div>
      {asking && (
        <EndDialog event={asking} loaded={loaded} reload={reload} onClose={() => setAsking(undefined)} />
      )}
    </section>
  )
}

interface MoveProps extends Props {
  readonly event: string
  readonly main: boolean
  readonly onAsk: (event: 'discard' | 'close') => void
}

function MoveButton({ event, main, loaded, reload, onAsk }: MoveProps) {
  const { say } = useSignedIn()
  const { file } = loaded
  const variant = main ? 'primary' : dangerous.has(event) ? 'quiet' : 'secondary'
  if (event === 'acknowledgement') return <QuickRegister loaded={loaded} reload={reload} />
  if (event === 'submit' || (event === 'supplement' && file.side === 'requesting')) {
    return (
      <LinkButton variant={variant} icon="edit" href={`/cases/${file.id}/compose`}>
        {say(`page.do.${event}`)}
      </LinkButton>
    )
  }
  if (event === 'discard' || event === 'close') {
    return (
      <Button variant={variant} onClick={() => onAsk(event)}>
        {say(`page.do.${event}`)}
      </Button>
    )
  }
  return (
    <LinkButton variant={variant} href={`/cases/${file.id}/message/${event}`}>
      {say(`page.do.${event}`)}
    </LinkButton>
  )
}

/** Discarding and closing send nothing, and cannot be taken back: reason, references, confirmation. */
function EndDialog({
  event,
  loaded,
  reload,
  onClose,
}: Props & { readonly event: 'discard' | 'close'; readonly onClose: () => void }) {
  const { say } = useSignedIn()
  const formats = useFormats()
  const { file } = loaded
  const [reason, setReason] = useState('')
  const [failure, setFailure] = useState<Exclude<Answer<unknown>, { ok: true }>>()
  const [busy, setBusy] = useState(false)
  const act = async () => {
    if (reason.trim().length < 3) return
    setBusy(true)
    const answer = await call('move-case', { caseId: file.id, version: file.version, event, reason })
    setBusy(false)
    if (!answer.ok) return setFailure(answer)
    onClose()
    await reload()
  }
  return (
    <Confirm
      open
      danger={event === 'discard'}
      title={say(`page.do.${event}`)}
      facts={[
        { label: say('page.case.ours'), value: file.reference },
        { label: say('page.case.counterpart'), value: formats.state(file.counterpart_state) },
      ]}
      confirmLabel={say(`page.do.${event}.confirm`)}
      cancelLabel={say('page.cancel')}
      busy={busy}
      busyLabel={say('page.saving')}
      onConfirm={() => void act()}
      onCancel={onClose}
    >
      <p>{say(`page.do.${event}.text`)}</p>
      {failure && <FailureNotice failure={failure} />}
      <TextArea id="end-reason" rows={2} label={say('page.reason')} value={reason} onChange={setReason} />
    </Confirm>
  )
}
