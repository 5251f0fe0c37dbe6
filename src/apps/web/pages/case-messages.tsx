import { Empty } from '../parts/empty.tsx'
import { LinkButton } from '../parts/button.tsx'
import { Status, type Tone } from '../parts/status.tsx'
import { DataTable } from '../parts/table.tsx'
import { useAnnounce } from '../parts/announcer.tsx'
import { Button } from '../parts/button.tsx'
import { call } from '../call.ts'
import { tellFailure } from '../refusal-words.ts'
import { mayDo, useFormats, useSignedIn } from '../session.tsx'
import type { LoadedCase } from './case-page.tsx'

interface Props {
  readonly loaded: LoadedCase
  readonly reload: () => Promise<void>
}

const tones: Readonly<Record<string, Tone>> = {
  waiting: 'info',
  'handed-over': 'info',
  delivered: 'success',
  rejected: 'danger',
  undeliverable: 'danger',
  received: 'success',
}

interface Line {
  readonly id: string
  readonly out: boolean
  readonly kind: string
  readonly status: string
  readonly at: string
  readonly error: string | null
}

/** Messages of the case with their receipts, and the evidence to take away. */
export function CaseMessages({ loaded, reload }: Props) {
  const { say, me } = useSignedIn()
  const formats = useFormats()
  const announce = useAnnounce()
  const lines: Line[] = [
    ...loaded.outgoing.map(({ messageId, kind, status, queuedAt, lastError }) => ({
      id: messageId,
      out: true,
      kind,
      status,
      at: queuedAt,
      error: lastError,
    })),
    ...loaded.incoming.map(({ messageId, kind, receivedAt }) => ({
      id: messageId,
      out: false,
      kind,
      status: 'received',
      at: receivedAt,
      error: null,
    })),
  ].sort((a, b) => a.at.localeCompare(b.at))
  if (lines.length === 0) return <Empty drawing="letter" title={say('page.messages.none')} />
  const retry = async (messageId: string) => {
    const answer = await call('retry-message', { messageId })
    announce(answer.ok ? say('page.messages.retried') : tellFailure(answer, say).text, {
      show: true,
      tone: answer.ok ? 'success' : 'danger',
    })
    await reload()
  }
  const when = (at: string) => `${formats.day(at.slice(0, 10))}, ${at.slice(11, 16)} UTC`
  return (
    <div className="stack-loose">
      <DataTable
        caption={say('page.case.messages')}
        captionHidden
        rows={lines}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'kind',
            head: say('page.message.kind'),
            rowHead: true,
            cell: ({ kind, out }) => `${out ? '→' : '←'} ${say(`page.event.${kind}`)}`,
          },
          {
            key: 'status',
            head: say('page.case.state'),
            cell: ({ status, error }) => (
              <Status
                tone={tones[status] ?? 'neutral'}
                text={`${say(`page.delivery.${status}`)}${error ? `: ${error}` : ''}`}
              />
            ),
          },
          { key: 'at', head: say('page.messages.at'), fixed: true, cell: ({ at }) => when(at) },
          {
            key: 'id',
            head: say('page.messages.id'),
            cell: ({ id }) => <code title={id}>{id.slice(-12)}</code>,
          },
          {
            key: 'act',
            head: say('page.actions'),
            headHidden: true,
            cell: ({ id, status }) =>
              ['waiting', 'handed-over', 'undeliverable'].includes(status) && mayDo(me, 'exchange.run') ? (
                <Button size="small" onClick={() => void retry(id)}>
                  {say('page.try-again')}
                </Button>
              ) : undefined,
          },
        ]}
      />
      <Evidence caseId={loaded.file.id} reference={loaded.file.reference} />
    </div>
  )
}

/** The evidence bundle: what a court or the other State can verify without us. */
function Evidence({ caseId, reference }: { readonly caseId: string; readonly reference: string }) {
  const { say } = useSignedIn()
  const announce = useAnnounce()
  const save = async () => {
    const answer = await call('export-bundle', { caseId })
    if (!answer.ok)
      return announce(tellFailure(answer, say).text, { urgent: true, show: true, tone: 'danger' })
    const address = URL.createObjectURL(
      new Blob([JSON.stringify(answer.value, undefined, 2)], { type: 'application/json' }),
    )
    const link = document.createElement('a')
    link.href = address
    link.download = `${reference}_evidence.json`
    link.click()
    URL.revokeObjectURL(address)
    announce(say('page.evidence.saved'), { show: true })
  }
  return (
    <section className="panel stack-tight">
      <h3>{say('page.evidence.title')}</h3>
      <p>{say('page.evidence.text')}</p>
      <div className="row">
        <Button icon="seal" onClick={() => void save()}>
          {say('page.evidence.save')}
        </Button>
        <LinkButton variant="quiet" href="/verify">
          {say('page.evidence.verify')}
        </LinkButton>
      </div>
    </section>
  )
}
