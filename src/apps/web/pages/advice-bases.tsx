import type { Considered } from '#core/law/bases'
import { Anchor } from '../parts/anchor.tsx'
import { Citations } from '../parts/citation.tsx'
import { asList } from '../parts/roles.ts'
import { Status, type Tone } from '../parts/status.tsx'
import { tellAsk } from './advice-answer.tsx'
import { controlFor } from './advice-question.ts'
import type { AdviceProps } from './advice-result.tsx'
import { BoundSince } from './bound-since.tsx'
import { GoTo } from './go-to.tsx'
import { addressOf, type Law } from './use-law.tsx'

const tones: Partial<Record<Considered['role'], Tone>> = {
  govern: 'success',
  support: 'info',
  fallback: 'warning',
}
const order: readonly Considered['role'][] = ['govern', 'support', 'fallback']

/** On what the request rests, in order; what may join when facts are known; what gives way and to what. */
export function AdviceBases(props: AdviceProps) {
  const { law, advice } = props
  const { say } = law
  const ranked = [...advice.bases].sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role))
  const onlyFallback = ranked.every(({ role }) => role === 'fallback')
  const waiting = advice.considered.some(({ role }) => role === 'possible')
  return (
    <section className="stack">
      <h3>{say('page.law.bases', { n: ranked.length })}</h3>
      {onlyFallback && <Possible {...props} first />}
      {onlyFallback && waiting && <h4>{say('page.law.otherwise')}</h4>}
      <ol className="bases" {...asList}>
        {ranked.map((basis, at) => (
          <Basis key={basis.instrument.id} law={law} basis={basis} at={at + 1} />
        ))}
      </ol>
      <Displaced {...props} />
      {!onlyFallback && <Possible {...props} />}
    </section>
  )
}

export function InstrumentLink({ law, of: { instrument } }: { readonly law: Law; readonly of: Considered }) {
  const known = law.language in instrument.title
  return (
    <Anchor href={addressOf(instrument.id)} lang={known ? undefined : 'en'} dir="auto">
      {law.title(instrument)}
    </Anchor>
  )
}

function Basis({ law, basis, at }: { readonly law: Law; readonly basis: Considered; readonly at: number }) {
  const { say } = law
  const { instrument, role, articles, miniTreaty } = basis
  return (
    <li className="basis">
      <span className="basis-number" aria-hidden="true">
        {at}
      </span>
      <div className="stack-tight">
        <div className="row row-between basis-head">
          <h4>
            <InstrumentLink law={law} of={basis} />
          </h4>
          <Status boxed tone={tones[role]} text={law.law(`role.${role}`)} />
        </div>
        <p className="note">{say(`page.law.class.${instrument.class}`)}</p>
        {instrument.note && (
          <p className="note" lang="en" dir="ltr">
            {instrument.note}
          </p>
        )}
        <Citations cites={law.cites(articles.map((article) => ({ instrument: instrument.id, article })))} />
        {miniTreaty && (
          <div className="note">
            <p>{say(`page.law.mini-treaty.${miniTreaty.answer}`)}</p>
            <Citations cites={law.cites(miniTreaty.cites)} />
          </div>
        )}
        {role !== 'fallback' && <BoundSince law={law} of={basis} />}
      </div>
    </li>
  )
}

function Displaced({ law, advice }: AdviceProps) {
  if (advice.displaced.length === 0) return null
  return (
    <div className="stack-tight">
      <h4>{law.say('page.law.displaced')}</h4>
      <ul className="lines" {...asList}>
        {advice.displaced.map((one) => (
          <li key={one.instrument.id}>
            <InstrumentLink law={law} of={one} />
            {one.by && <Citations label={law.say('page.law.displaced.by')} cites={law.cites([one.by])} />}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Instruments that may apply, together where they wait for the same facts. */
function Possible({ law, question, advice, first }: AdviceProps & { readonly first?: boolean }) {
  const waiting = Map.groupBy(
    advice.considered.filter(({ role }) => role === 'possible'),
    ({ offences }) => (offences?.asks ?? []).join(' '),
  )
  if (waiting.size === 0) return null
  return (
    <div className="stack-tight">
      <h4>{law.say(first ? 'page.law.possible.first' : 'page.law.possible')}</h4>
      <ul className="lines" {...asList}>
        {[...waiting].map(([asks, list]) => (
          <li key={asks} className="stack-tight">
            <Citations cites={law.cites(list.flatMap(({ offences }) => offences?.cites ?? []))} />
            <span className="row note">
              {law.say('page.law.possible.waits')}
              {asks
                .split(' ')
                .filter(Boolean)
                .map((path) => (
                  <GoTo key={path} id={controlFor(path, question) ?? 'law-offence'}>
                    {tellAsk(law, path)}
                  </GoTo>
                ))}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
