import { useState, type ReactNode } from 'react'
import { Button } from '../parts/button.tsx'
import { TextArea } from '../parts/text-fields.tsx'
import { Timeline, type TimelineEvent } from '../parts/timeline.tsx'
import { call, fileAddress, type Answer } from '../call.ts'
import { mayDo, useFormats, useSignedIn } from '../session.tsx'
import type { LoadedCase } from './case-page.tsx'
import { FailureNotice } from './failure-notice.tsx'
import { useFileWords } from './file-words.ts'
import { MessageSays } from './message-says.tsx'

interface Props {
  readonly loaded: LoadedCase
  readonly reload: () => Promise<void>
}

type CaseEvent = LoadedCase['events'][number]

/** What has happened, oldest first: our acts, theirs, and what stays inside this office, never to be confused. */
export function CaseTimeline({ loaded, reload }: Props) {
  const { say, me } = useSignedIn()
  const formats = useFormats()
  const words = useFileWords()
  const { file, attachments } = loaded
  const events = loaded.events.map((event): TimelineEvent => {
    const messageId = typeof event.body['messageId'] === 'string' ? event.body['messageId'] : undefined
    const sent = attachments.filter((one) => one.message_id !== null && one.message_id === messageId)
    // The letter is there as PDF and as DOCX; the history shows it once.
    const files = sent.filter(
      ({ name }) =>
        !sent.some((other) => other.name === name.replace(/\.docx$/, '.pdf') && other.name !== name),
    )
    const at = new Date(event.at)
    return {
      id: String(event.version),
      lane:
        event.mover === 'counterpart' || event.mover === 'exchange'
          ? 'other'
          : event.shared
            ? 'own'
            : 'internal',
      at: event.at,
      date: formats.day(event.at.slice(0, 10)),
      time: `${at.toISOString().slice(11, 16)} UTC`,
      title: titleOfEvent(event, say),
      actor: actorOf(event, loaded, say, formats.state(file.counterpart_state)),
      body: <EventBody event={event} loaded={loaded} />,
      files:
        event.event === 'deliver' || event.event === 'bounce'
          ? []
          : files.map(({ id, name, size_bytes, sha256 }) => ({
              id,
              name,
              sizeBytes: size_bytes,
              hash: sha256,
              href: fileAddress('read-attachment', { caseId: file.id, attachmentId: id }),
            })),
    }
  })
  return (
    <div className="stack-loose">
      <Timeline
        label={say('page.case.history')}
        events={events}
        lanes={{
          own: me.house.name,
          other: formats.state(file.counterpart_state),
          internal: say('page.case.internal'),
        }}
        fileWords={words}
      />
      {mayDo(me, 'case.write') && <NoteForm loaded={loaded} reload={reload} />}
    </div>
  )
}

type Say = ReturnType<typeof useSignedIn>['say']

const titleOfEvent = ({ event, body }: CaseEvent, say: Say): string =>
  event === 'deliver' || event === 'bounce' || event === 'prepare' || event === 'return'
    ? say(`page.event.${event}`, { what: say(`page.event.${String(body['kind'] ?? 'request')}`) })
    : say(`page.event.${event}`)

function actorOf(
  { mover, by, body }: CaseEvent,
  { names }: LoadedCase,
  say: Say,
  counterpart: string,
): string {
  if (mover === 'exchange') return say('page.actor.exchange')
  if (mover === 'counterpart') return counterpart
  const prepared = typeof body['preparedBy'] === 'string' ? names[body['preparedBy']] : undefined
  return prepared ? say('page.actor.two', { prepared, released: names[by] ?? by }) : (names[by] ?? by)
}

function EventBody({ event, loaded }: { readonly event: CaseEvent; readonly loaded: LoadedCase }): ReactNode {
  const { say } = useSignedIn()
  const { body } = event
  if (event.event === 'note') return <p className="pre">{String(body['text'])}</p>
  if (event.event === 'grant-access' || event.event === 'revoke-access')
    return (
      <p>
        {say('page.event.access.text', {
          name: loaded.names[String(body['userId'])] ?? '',
          reason: String(body['reason']),
        })}
      </p>
    )
  if (event.event === 'assign')
    return <p>{say('page.event.assign.text', { name: loaded.names[String(body['userId'])] ?? '' })}</p>
  if (typeof body['reason'] === 'string') return <p>{body['reason']}</p>
  const says = body['says'] as Readonly<Record<string, unknown>> | undefined
  return (
    <>
      {body['late'] === true && <p className="note">{say('page.event.late')}</p>}
      {says && Object.keys(says).length > 0 && <MessageSays kind={event.event} says={says} />}
    </>
  )
}

function NoteForm({ loaded, reload }: Props) {
  const { say } = useSignedIn()
  const [text, setText] = useState('')
  const [failure, setFailure] = useState<Exclude<Answer<unknown>, { ok: true }>>()
  const [busy, setBusy] = useState(false)
  const add = async () => {
    setBusy(true)
    const answer = await call('note-case', { caseId: loaded.file.id, version: loaded.file.version, text })
    setBusy(false)
    if (!answer.ok) return setFailure(answer)
    setText('')
    setFailure(undefined)
    await reload()
  }
  return (
    <section className="section stack-tight no-print">
      {failure && <FailureNotice failure={failure} />}
      <TextArea
        id="note"
        rows={2}
        label={say('page.note.label')}
        hint={say('page.note.hint')}
        value={text}
        onChange={setText}
      />
      <div className="row">
        <Button
          icon="lock"
          disabled={text.trim() === ''}
          busy={busy}
          busyLabel={say('page.saving')}
          onClick={() => void add()}
        >
          {say('page.note.add')}
        </Button>
      </div>
    </section>
  )
}
