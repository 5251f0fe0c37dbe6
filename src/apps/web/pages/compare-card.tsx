import { Checkbox } from '../parts/choice-fields.tsx'
import { KeyValue } from '../parts/key-value.tsx'
import { Notice } from '../parts/notice.tsx'
import { useFormats, useSignedIn } from '../session.tsx'
import type { Partner } from './exchange-partners.tsx'
import { Fingerprint } from './fingerprint.tsx'
import type { Card } from './read-card.ts'

interface Props {
  readonly id: string
  readonly card: Card
  /** The same authority, where it is in the directory already. */
  readonly known: Partner | undefined
  /** Another authority of the directory that has the same seal. */
  readonly holder: Partner | undefined
  readonly compared: boolean
  readonly onChange: (compared: boolean) => void
  readonly error: string | undefined
}

/** Who the card says it is, and the one thing that a person must compare. */
export function CompareCard({ id, card, known, holder, compared, onChange, error }: Props) {
  const { say } = useSignedIn()
  const { state } = useFormats()
  return (
    <section className="section stack">
      <h3>{say('page.exchange.add.compare')}</h3>
      <div className="measure">
        <KeyValue
          rows={[
            { label: say('page.exchange.authority'), value: card.name },
            { label: say('page.exchange.state'), value: state(card.state) },
            {
              label: say('page.exchange.code'),
              value: <bdi className="mono">{`${card.state}:${card.code}`}</bdi>,
            },
            ...(card.address ? [{ label: say('page.exchange.postal'), value: card.address }] : []),
          ]}
        />
      </div>
      {known && <Known card={card} known={known.card as Card} />}
      {holder && (
        <div className="measure">
          <Notice live tone="danger" title={say('page.exchange.add.holder.title')}>
            {say('page.exchange.add.holder', { name: holder.name })}
          </Notice>
        </div>
      )}
      <div className="panel measure stack">
        <h4>{say('page.exchange.fingerprint.seal')}</h4>
        <div>
          <Fingerprint large groups={card.keys.seal.fingerprint} />
        </div>
        <p className="note">{say('page.exchange.add.compare.text')}</p>
        <Checkbox
          id={id}
          label={say('page.exchange.add.compared')}
          hint={say('page.exchange.add.compared.hint')}
          checked={compared}
          onChange={onChange}
          error={error}
        />
      </div>
    </section>
  )
}

/** Renewing: whether the seal key is the one believed until now. */
function Known({ card, known }: { readonly card: Card; readonly known: Card }) {
  const { say } = useSignedIn()
  const same = known.keys.seal.id === card.keys.seal.id
  return (
    <div className="measure">
      <Notice
        live
        tone={same ? 'info' : 'warning'}
        title={say(same ? 'page.exchange.add.same.title' : 'page.exchange.add.other.title')}
      >
        <p>{say(same ? 'page.exchange.add.same' : 'page.exchange.add.other')}</p>
        {!same && <Fingerprint groups={known.keys.seal.fingerprint} />}
      </Notice>
    </div>
  )
}
