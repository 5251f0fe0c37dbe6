import type { Considered } from '#core/law/bases'
import type { Standing, Weighed } from '#core/law/weigh'
import { Anchor } from '../parts/anchor.tsx'
import { Citations } from '../parts/citation.tsx'
import type { IconName } from '../parts/icons.tsx'
import { asList } from '../parts/roles.ts'
import { Status, type Tone } from '../parts/status.tsx'
import { AskLink } from './advice-link.tsx'
import { ObstacleLine, sortObstacles } from './advice-obstacle.tsx'
import type { AdviceProps } from './advice-result.tsx'
import { ClockList, ConditionList } from './advice-ways.tsx'
import { BoundSince } from './bound-since.tsx'
import { addressOf, isolate, type Law } from './use-law.tsx'

const standings: Readonly<Record<Standing, readonly [Tone, IconName]>> = {
  available: ['success', 'yes'],
  conditional: ['info', 'scales'],
  blocked: ['danger', 'danger'],
  unknown: ['warning', 'unknown'],
}

/** On what the request rests, in order; what may join when facts are known; what gives way and to what. */
export function AdviceBases(props: AdviceProps) {
  const { law, advice } = props
  const { say } = law
  const sure = advice.weighed.filter(({ basis }) => basis.role !== 'possible')
  const onlyFallback = sure.every(({ basis }) => basis.role === 'fallback')
  const waiting = advice.considered.some(({ role }) => role === 'possible')
  return (
    <section className="stack">
      <h3>{say('page.law.bases', { n: sure.length })}</h3>
      {onlyFallback && <Possible {...props} first />}
      {onlyFallback && waiting && sure.length > 0 && <h4>{say('page.law.otherwise')}</h4>}
      {sure.length > 0 && (
        <ol className="bases" {...asList}>
          {sure.map((weighed, at) => (
            <Basis key={weighed.basis.instrument.id} {...props} weighed={weighed} at={at + 1} />
          ))}
        </ol>
      )}
      {sure.length === 0 && !waiting && <p>{law.tell('basis.none')}</p>}
      <Displaced {...props} />
      {!onlyFallback && <Possible {...props} />}
    </section>
  )
}

export function InstrumentLink({
  law,
  of: { instrument },
}: {
  readonly law: Law
  readonly of: Pick<Considered, 'instrument'>
}) {
  const known = law.language in instrument.title
  return (
    <Anchor href={addressOf(instrument.id)} lang={known ? undefined : 'en'} dir="auto">
      {law.title(instrument)}
    </Anchor>
  )
}

type BasisProps = AdviceProps & { readonly weighed: Weighed; readonly at: number }

function Basis({ weighed, at, ...props }: BasisProps) {
  const { law } = props
  const {
    instrument,
    profile: { kind },
    role,
    articles,
    miniTreaty,
    asTreaty,
  } = weighed.basis
  const [tone, icon] = standings[weighed.standing]
  return (
    <li className="basis">
      <span className="basis-number" aria-hidden="true">
        {at}
      </span>
      <div className="stack-tight">
        <div className="row row-between basis-head">
          <h4>
            <InstrumentLink law={law} of={weighed.basis} />
          </h4>
          <Status boxed tone={tone} icon={icon} text={law.say(`page.law.standing.${weighed.standing}`)} />
        </div>
        <p className="note">
          {role === 'fallback' ? '' : `${law.law(`role.${role}`)} · `}
          {law.say(`page.law.class.${kind}`)}
        </p>
        <p className="note">{law.say(`page.law.rank.${kind}`)}</p>
        {instrument.note && (
          <p className="note" lang="en" dir="ltr">
            {instrument.note}
          </p>
        )}
        <Citations cites={law.cites(articles.map((article) => ({ instrument: instrument.id, article })))} />
        {asTreaty && (
          <div className="note">
            <p>{law.tell(asTreaty.says)}</p>
            <Citations cites={law.cites(asTreaty.cites)} />
          </div>
        )}
        {miniTreaty && (
          <div className="note">
            <p>{law.say(`page.law.mini-treaty.${miniTreaty.answer}`)}</p>
            <Citations cites={law.cites(miniTreaty.cites)} />
          </div>
        )}
        <Sum law={law} weighed={weighed} />
        {role !== 'fallback' && <BoundSince law={law} of={weighed.basis} />}
        <Under {...props} weighed={weighed} />
      </div>
    </li>
  )
}

/** What the basis gives to the State that asks, in euro. */
function Sum({ law, weighed: { toRequestingEur: sum } }: { readonly law: Law; readonly weighed: Weighed }) {
  if (!sum) return null
  const amount = new Intl.NumberFormat(law.language, { style: 'currency', currency: 'EUR' }).format(
    sum.amount,
  )
  return (
    <div>
      <p>{law.say('page.law.sum', { amount: isolate(amount) })}</p>
      <Citations cites={law.cites(sum.cites)} />
    </div>
  )
}

/** What stands against this basis, its conditions and times; folded, since those of the best stand below in full. */
function Under({ law, question, weighed }: BasisProps | (AdviceProps & { readonly weighed: Weighed })) {
  const { obstacles, conditions, clocks } = weighed
  const count = obstacles.length + conditions.length + clocks.length
  if (count === 0) return null
  return (
    <details className="fold">
      <summary className="note">{law.say('page.law.under', { n: count })}</summary>
      {sortObstacles(obstacles).map((obstacle, at) => (
        <ObstacleLine key={at} law={law} question={question} obstacle={obstacle} />
      ))}
      <div className="stack-tight">
        <ConditionList law={law} conditions={conditions} />
        <ClockList law={law} clocks={clocks} />
      </div>
    </details>
  )
}

function Displaced({ law, advice }: AdviceProps) {
  if (advice.displaced.length === 0) return null
  const short = (id: string) => isolate(law.library.instrument(id)?.short ?? id)
  return (
    <div className="stack-tight">
      <h4>{law.say('page.law.displaced')}</h4>
      <ul className="lines" {...asList}>
        {advice.displaced.map((one) => (
          <li key={one.instrument.id}>
            <InstrumentLink law={law} of={one} />
            {one.inFavourOf && (
              <p className="note">
                {law.say('page.law.displaced.to', { instrument: short(one.inFavourOf) })}
              </p>
            )}
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
    advice.weighed.filter(({ basis }) => basis.role === 'possible'),
    ({ basis: { offences, asTreaty } }) =>
      [...new Set([...(offences?.asks ?? []), ...(asTreaty?.asks ?? [])])]
        .filter((path) => !path.includes(':'))
        .join(' '),
  )
  if (waiting.size === 0) return null
  return (
    <div className="stack-tight">
      <h4>{law.say(first ? 'page.law.possible.first' : 'page.law.possible')}</h4>
      <ul className="lines" {...asList}>
        {[...waiting].map(([asks, list]) => (
          <li key={asks} className="stack-tight">
            <Citations cites={law.cites(list.flatMap(({ basis }) => citesOf(basis)))} />
            <span className="row note">
              {law.say(asks ? 'page.law.possible.waits' : 'page.law.possible.look-up')}
              {asks
                .split(' ')
                .filter(Boolean)
                .map((path) => (
                  <AskLink key={path} law={law} question={question} path={path} />
                ))}
            </span>
            {!asks && list[0]!.basis.asTreaty && (
              <p className="note">{law.tell(list[0]!.basis.asTreaty.says)}</p>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

const citesOf = ({ offences, instrument }: Considered) =>
  offences && offences.cites.length > 0 ? offences.cites : [{ instrument: instrument.id, article: '' }]
