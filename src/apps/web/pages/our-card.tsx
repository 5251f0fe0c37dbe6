import { useEffect, useState } from 'react'
import { fingerprintOfLog } from '#core/exchange/key'
import { LinkButton } from '../parts/button.tsx'
import { KeyValue } from '../parts/key-value.tsx'
import { Notice } from '../parts/notice.tsx'
import { Progress } from '../parts/progress.tsx'
import { fetchJson } from '../call.ts'
import { useSignedIn, type SignedIn } from '../session.tsx'
import { CopyButton } from './copy-button.tsx'
import { Fingerprint } from './fingerprint.tsx'
import type { Card } from './read-card.ts'

export const cardPath = ({ house }: SignedIn): string => `/exchange/${house.code}/card`
/** Where partners reach the exchange, as this browser reaches it. */
export const exchangeAddress = ({ house }: SignedIn): string => `${location.origin}/exchange/${house.code}`

/** The keys of a card for showing: the seal first, for it is the one that is compared. */
export const keysOf = ({ keys }: Card): readonly { readonly id: string; readonly groups: string }[] => [
  { id: 'seal', groups: keys.seal.fingerprint },
  { id: 'encryption', groups: keys.encryption.fingerprint },
  { id: 'log', groups: fingerprintOfLog(keys.log.vkey) ?? '–' },
]

/** Our own card from the server; `false` when it did not come. */
export function useOurCard(): Card | false | undefined {
  const { me } = useSignedIn()
  const path = cardPath(me)
  const [card, setCard] = useState<Card | false>()
  useEffect(() => {
    let gone = false
    void fetchJson<Card>(path).then(
      (read) => gone || setCard(read),
      () => gone || setCard(false),
    )
    return () => {
      gone = true
    }
  }, [path])
  return card
}

/** What partners need of us: who we are and our keys, as a file to send and a sheet to hand over. */
export function OurCard() {
  const { say, me, language } = useSignedIn()
  const card = useOurCard()
  if (card === undefined) return <Progress label={say('page.loading')} />
  if (!card) return <Notice tone="danger" live title={say('page.exchange.card.failed')} />
  const { house } = me
  return (
    <div className="columns">
      <div className="col-main stack">
        <h2>{house.name}</h2>
        <KeyValue
          rows={[
            { label: say('page.exchange.state'), value: me.stateName[language] ?? me.stateName['en'] },
            {
              label: say('page.exchange.code'),
              value: <bdi className="mono">{`${house.state}:${house.code}`}</bdi>,
            },
            ...(house.address ? [{ label: say('page.exchange.postal'), value: house.address }] : []),
            {
              label: say('page.exchange.address.http'),
              value: <Address text={exchangeAddress(me)} />,
              note: say('page.exchange.card.address.note'),
            },
          ]}
        />
        <Keys card={card} />
      </div>
      <section className="col-context stack" aria-labelledby="hand-over">
        <h2 id="hand-over">{say('page.exchange.card.hand-over')}</h2>
        <HandOver card={card} />
      </section>
    </div>
  )
}

export const Address = ({ text }: { readonly text: string }) => (
  <bdi dir="ltr" className="mono" style={{ overflowWrap: 'anywhere' }}>
    {text}
  </bdi>
)

function Keys({ card }: { readonly card: Card }) {
  const { say } = useSignedIn()
  const [seal, ...others] = keysOf(card)
  return (
    <section className="stack">
      <h3>{say('page.exchange.fingerprints')}</h3>
      <div className="panel stack-tight">
        <Key id={seal!.id} groups={seal!.groups} large />
      </div>
      <div className="grid">
        {others.map(({ id, groups }) => (
          <div key={id} className="stack-tight">
            <Key id={id} groups={groups} />
          </div>
        ))}
      </div>
    </section>
  )
}

interface KeyProps {
  readonly id: string
  readonly groups: string
  readonly large?: boolean
}

function Key({ id, groups, large }: KeyProps) {
  const { say } = useSignedIn()
  return (
    <>
      <h4>{say(`page.exchange.fingerprint.${id}`)}</h4>
      <div>
        <Fingerprint groups={groups} large={large} />
      </div>
      <p className="note">{say(`page.exchange.key.${id}`)}</p>
    </>
  )
}

function HandOver({ card }: { readonly card: Card }) {
  const { say, me } = useSignedIn()
  return (
    <>
      <ol className="stack-tight">
        {['send', 'sheet', 'compare', 'theirs'].map((step) => (
          <li key={step}>{say(`page.exchange.card.step.${step}`)}</li>
        ))}
      </ol>
      <div className="stack-tight">
        <LinkButton
          variant="primary"
          icon="download"
          href={cardPath(me)}
          download={`comity-card-${me.house.code}.json`}
        >
          {say('page.exchange.card.download')}
        </LinkButton>
        <CopyButton label={say('page.exchange.card.copy')} text={JSON.stringify(card, undefined, 2)} />
        <LinkButton icon="text" href="/exchange?view=sheet">
          {say('page.exchange.card.sheet')}
        </LinkButton>
      </div>
    </>
  )
}
