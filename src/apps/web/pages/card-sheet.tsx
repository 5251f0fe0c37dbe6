import { Anchor } from '../parts/anchor.tsx'
import { Button } from '../parts/button.tsx'
import { Icon } from '../parts/icons.tsx'
import { KeyValue } from '../parts/key-value.tsx'
import { Notice } from '../parts/notice.tsx'
import { Progress } from '../parts/progress.tsx'
import { useSignedIn } from '../session.tsx'
import { Fingerprint } from './fingerprint.tsx'
import { formatLongDay } from './instant.tsx'
import { Address, exchangeAddress, keysOf, useOurCard } from './our-card.tsx'
import { QrCode } from './qr-code.tsx'
import type { Card } from './read-card.ts'

/** Our card as one sheet of paper, to be handed over by another way than the file. */
export function CardSheet() {
  const { say } = useSignedIn()
  const card = useOurCard()
  return (
    <div className="stack">
      <div className="row row-between no-print">
        <Anchor className="with-icon" href="/exchange?view=card">
          <Icon name="back" />
          {say('page.exchange.sheet.back')}
        </Anchor>
        <Button variant="primary" icon="text" disabled={!card} onClick={() => window.print()}>
          {say('page.exchange.sheet.print')}
        </Button>
      </div>
      {card === undefined && <Progress label={say('page.loading')} />}
      {card === false && <Notice tone="danger" live title={say('page.exchange.card.failed')} />}
      {card && <Sheet card={card} />}
    </div>
  )
}

function Sheet({ card }: { readonly card: Card }) {
  const { say, me, language } = useSignedIn()
  const [seal, ...others] = keysOf(card)
  const state = me.stateName[language] ?? me.stateName['en'] ?? card.state
  const party = `${card.state}:${card.code}`
  return (
    <article className="paper" style={{ inlineSize: 'min(50rem, 100%)', marginInline: 'auto' }}>
      <div className="paper-in stack">
        <div className="paper-letterhead">
          <p>{card.name}</p>
          <p>{state}</p>
          {card.address && <p className="note">{card.address}</p>}
        </div>
        <h1 style={{ textAlign: 'center', fontSize: 'var(--text-xl)' }}>
          {say('page.exchange.sheet.title')}
        </h1>
        <p>{say('page.exchange.sheet.text', { name: card.name })}</p>
        <div className="row row-between" style={{ columnGap: 'var(--s6)' }}>
          <div className="stack-tight">
            <h2 className="paper-heading">{say('page.exchange.fingerprint.seal')}</h2>
            <Fingerprint large groups={seal!.groups} />
          </div>
          <QrCode text={`${party} seal ${seal!.groups}`} label={say('page.exchange.sheet.qr', { party })} />
        </div>
        <KeyValue
          bare
          rows={[
            { label: say('page.exchange.code'), value: <Address text={party} /> },
            { label: say('page.exchange.address.http'), value: <Address text={exchangeAddress(me)} /> },
            ...others.map(({ id, groups }) => ({
              label: say(`page.exchange.fingerprint.${id}`),
              value: <Fingerprint groups={groups} />,
            })),
            {
              label: say('page.exchange.sheet.printed'),
              value: formatLongDay(language, new Date().toISOString()),
            },
          ]}
        />
        <p className="note">{say('page.exchange.sheet.how')}</p>
        <Signature />
      </div>
    </article>
  )
}

/** Lines to sign on: who vouches for the sheet. */
function Signature() {
  const { say } = useSignedIn()
  return (
    <div className="row" style={{ gap: 'var(--s6)', alignItems: 'flex-end', marginBlockStart: 'var(--s7)' }}>
      {['place', 'name', 'signature'].map((id) => (
        <p
          key={id}
          className="fine"
          style={{
            flex: '1 1 11rem',
            borderBlockStart: '1px solid var(--rule)',
            paddingBlockStart: 'var(--s1)',
          }}
        >
          {say(`page.exchange.sheet.${id}`)}
        </p>
      ))}
    </div>
  )
}
