import { useState } from 'react'
import { useAnnounce } from '../parts/announcer.tsx'
import { Button } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { Status } from '../parts/status.tsx'
import { DataTable, type Column } from '../parts/table.tsx'
import { call, type Answer, type ValueOf } from '../call.ts'
import { mayDo, useFormats, useSignedIn } from '../session.tsx'
import { deliveries, isOpen, lookOfDelivery, tellError, type Sent } from './delivery-words.ts'
import { FailureNotice } from './failure-notice.tsx'
import { Instant } from './instant.tsx'

type Partners = ValueOf<'list-exchange'>['partners']

interface Props {
  readonly outgoing: readonly Sent[]
  readonly partners: Partners
  readonly reload: () => Promise<void>
}

/** Every message that left or waits to leave: whether its receipt came, and if not, why. */
export function ExchangeMessages({ outgoing, partners, reload }: Props) {
  const { say, me } = useSignedIn()
  const [failure, setFailure] = useState<Exclude<Answer<unknown>, { ok: true }>>()
  const mayRetry = mayDo(me, 'exchange.run')
  const columns: Column<Sent>[] = [
    { key: 'kind', head: say('page.exchange.message'), rowHead: true, cell: (sent) => <Kind sent={sent} /> },
    {
      key: 'partner',
      head: say('page.exchange.partner'),
      cell: ({ partner }) => <To code={partner} partners={partners} />,
    },
    { key: 'status', head: say('page.exchange.status'), cell: (sent) => <Delivery sent={sent} /> },
    { key: 'times', head: say('page.exchange.times'), fixed: true, cell: (sent) => <Times sent={sent} /> },
  ]
  if (mayRetry && outgoing.some(isOpen)) {
    columns.push({
      key: 'retry',
      head: say('page.exchange.retry'),
      headHidden: true,
      cell: (sent) => isOpen(sent) && <Retry sent={sent} reload={reload} onFailure={setFailure} />,
    })
  }
  return (
    <div className="stack-loose">
      {failure && <FailureNotice failure={failure} />}
      <DataTable
        caption={say('page.exchange.messages.caption')}
        captionHidden
        columns={columns}
        rows={outgoing}
        rowKey={({ message_id }) => message_id}
        rowHref={({ case_id }) => (mayDo(me, 'case.read') ? `/cases/${case_id}` : undefined)}
        attention={(sent) => tellError(sent, say) !== undefined}
        empty={
          <Empty drawing="letter" title={say('page.exchange.none')}>
            {say('page.exchange.none.text')}
          </Empty>
        }
      />
      <Legend />
    </div>
  )
}

function Kind({ sent: { kind, message_id: id } }: { readonly sent: Sent }) {
  const { say } = useSignedIn()
  return (
    <>
      {say(`page.event.${kind}`)}
      <span title={id} style={{ display: 'block', fontWeight: 400 }}>
        <bdi dir="ltr" className="fine mono">
          …{id.slice(-8)}
        </bdi>
      </span>
    </>
  )
}

function To({ code, partners }: { readonly code: string; readonly partners: Partners }) {
  const { state } = useFormats()
  const partner = partners.find((one) => one.code === code)
  if (!partner) return <bdi className="mono">{code}</bdi>
  return (
    <>
      {state(partner.state)}
      <span className="fine" style={{ display: 'block' }}>
        {partner.name}
      </span>
    </>
  )
}

function Delivery({ sent }: { readonly sent: Sent }) {
  const { say } = useSignedIn()
  const error = tellError(sent, say)
  const line = (text: string) => (
    <span className="fine" style={{ display: 'block', maxInlineSize: '28rem' }}>
      {text}
    </span>
  )
  return (
    <>
      <Status
        {...lookOfDelivery(sent.status, error !== undefined)}
        text={say(`page.delivery.${sent.status}`)}
      />
      {error && line(error)}
      {isOpen(sent) && sent.attempts > 0 && line(say('page.exchange.attempts', { count: sent.attempts }))}
    </>
  )
}

function Times({ sent }: { readonly sent: Sent }) {
  const { say, language } = useSignedIn()
  const line = (id: string, at: string) => (
    <span className="fine" style={{ display: 'block' }}>
      {say(`page.exchange.times.${id}`)} <Instant at={at} language={language} />
    </span>
  )
  return (
    <>
      {line('queued', sent.queued_at)}
      {sent.settled_at && line('receipt', sent.settled_at)}
      {sent.status === 'waiting' && line('next', sent.next_try)}
    </>
  )
}

interface RetryProps {
  readonly sent: Sent
  readonly reload: () => Promise<void>
  readonly onFailure: (failure: Exclude<Answer<unknown>, { ok: true }> | undefined) => void
}

/** How long the machine is given before the list is read again, in milliseconds. */
const patience = 1500

function Retry({ sent, reload, onFailure }: RetryProps) {
  const { say } = useSignedIn()
  const announce = useAnnounce()
  const [busy, setBusy] = useState(false)
  const retry = async () => {
    setBusy(true)
    const answer = await call('retry-message', { messageId: sent.message_id })
    const settled = !answer.ok && 'refusal' in answer && answer.refusal.code === 'already-sent'
    if (answer.ok) announce(say('page.exchange.retry.done'), { show: true, tone: 'info' })
    if (settled) announce(say('page.exchange.retry.settled'), { show: true, tone: 'info' })
    onFailure(answer.ok || settled ? undefined : answer)
    await new Promise((done) => void setTimeout(done, patience))
    await reload()
    setBusy(false)
  }
  return (
    <Button
      size="small"
      className="nowrap"
      busy={busy}
      busyLabel={say('page.exchange.retry.busy')}
      onClick={() => void retry()}
    >
      {say('page.exchange.retry')}
    </Button>
  )
}

function Legend() {
  const { say } = useSignedIn()
  return (
    <section className="section stack">
      <h2>{say('page.exchange.legend')}</h2>
      <dl className="grid">
        {deliveries.map((status) => (
          <div key={status}>
            <dt>
              <Status {...lookOfDelivery(status)} text={say(`page.delivery.${status}`)} />
            </dt>
            <dd className="note">{say(`page.exchange.legend.${status}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
