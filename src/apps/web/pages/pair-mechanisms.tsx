import { useMemo } from 'react'
import { mechanisms, type Mechanism } from '#core/knowledge/instrument'
import type { Considered, Role } from '#core/law/bases'
import { pairOn } from '#core/law/difference'
import { reach } from '#core/law/world'
import { Anchor } from '../parts/anchor.tsx'
import { Citations } from '../parts/citation.tsx'
import { asList } from '../parts/roles.ts'
import { Status, type Tone } from '../parts/status.tsx'
import { BindingLines } from './bound-since.tsx'
import { GoTo } from './go-to.tsx'
import type { Pair } from './pair-question.ts'
import { ReachSwatch } from './reach-patterns.tsx'
import { addressOf, isolate, type Law } from './use-law.tsx'
import { className, mechanismName, reachName } from './world-words.ts'

interface Props {
  readonly law: Law
  readonly pair: Pair
}

/** Mechanism by mechanism: what governs, supports and gives way between the two on the day, and what is not known. */
export function PairMechanisms({ law, pair }: Props) {
  const { from, to, on } = pair
  const { library } = law
  const rows = useMemo(
    () => Map.groupBy(pairOn(library, from, to, on), ({ mechanism }) => mechanism),
    [library, from, to, on],
  )
  return (
    <div className="stack-loose">
      <Overview law={law} pair={pair} />
      {mechanisms.map((mechanism) => (
        <OneMechanism
          key={mechanism}
          law={law}
          pair={pair}
          mechanism={mechanism}
          all={(rows.get(mechanism) ?? []).map(({ considered }) => considered)}
        />
      ))}
    </div>
  )
}

interface OneProps extends Props {
  readonly mechanism: Mechanism
  readonly all: readonly Considered[]
}

/** The best basis for each mechanism, in a line, with the way to what stands below. */
function Overview({ law, pair: { from, to, on } }: Props) {
  const { library, say } = law
  return (
    <ul className="overview" {...asList} aria-label={say('page.world.pair.overview')}>
      {mechanisms.map((mechanism) => {
        const best = reach(library, from, to, mechanism, on)
        const instrument = best.instrument && library.instrument(best.instrument)
        return (
          <li key={mechanism}>
            <GoTo id={`pair-${mechanism}`}>{mechanismName(law, mechanism)}</GoTo>
            <span className="with-icon">
              <ReachSwatch reach={best.reach} />
              {reachName(law, best.reach)}
            </span>
            <span className="fine">{instrument && <bdi>{instrument.short}</bdi>}</span>
          </li>
        )
      })}
    </ul>
  )
}

const used: readonly Role[] = ['govern', 'support', 'fallback']

/** So many conventions that depend on facts stand open in the page; more are folded. */
const fewPossible = 3

function OneMechanism({ law, pair, mechanism, all }: OneProps) {
  const { say, library } = law
  const { from, to, on } = pair
  const best = reach(library, from, to, mechanism, on)
  const having = (...roles: readonly Role[]) => all.filter(({ role }) => roles.includes(role))
  const bases = having(...used)
  const possible = having('possible')
  const asked = new URLSearchParams({ from, to, on, mechanism })
  return (
    <section className="pair-mechanism stack" aria-labelledby={`pair-${mechanism}`}>
      <div className="row row-between">
        <h2 id={`pair-${mechanism}`} tabIndex={-1}>
          {mechanismName(law, mechanism)}
        </h2>
        <Anchor className="note" href={`/law?${asked.toString()}`}>
          {say('page.world.pair.ask')}
        </Anchor>
      </div>
      <p className="with-icon">
        <ReachSwatch reach={best.reach} />
        <b>{reachName(law, best.reach)}</b>
      </p>
      {bases.length === 0 && possible.length === 0 && (
        <p className="note">{say('page.world.pair.no-basis')}</p>
      )}
      <ul className="lines" {...asList}>
        {bases.map((one) => (
          <Basis key={one.instrument.id} law={law} of={one} />
        ))}
        {having('displaced').map((one) => (
          <Displaced key={one.instrument.id} law={law} of={one} />
        ))}
      </ul>
      {possible.length > 0 && (
        <details className="fold" open={possible.length <= fewPossible}>
          <summary>{say('page.world.pair.possible', { n: possible.length })}</summary>
          <ul className="lines" {...asList}>
            {possible.map((one) => (
              <Basis key={one.instrument.id} law={law} of={one} />
            ))}
          </ul>
        </details>
      )}
      <Others law={law} all={having('not-known')} word="not-known" />
      <Others law={law} all={having('outside')} word="outside" />
    </section>
  )
}

const tones: Readonly<Partial<Record<Role, Tone>>> = {
  govern: 'success',
  support: 'info',
}

interface BasisProps {
  readonly law: Law
  readonly of: Considered
}

const Title = ({ law, of: { instrument } }: BasisProps) => (
  <Anchor href={addressOf(instrument.id)}>{law.title(instrument)}</Anchor>
)

function Basis({ law, of }: BasisProps) {
  const { instrument, role, articles, miniTreaty } = of
  return (
    <li className="stack-tight">
      <div className="row">
        <b>
          <Title law={law} of={of} />
        </b>
        {role !== 'possible' && <Status tone={tones[role]} text={law.law(`role.${role}`)} />}
      </div>
      {role !== 'possible' && <p className="note">{className(law, instrument)}</p>}
      {miniTreaty && <p className="note">{law.say(`page.law.mini-treaty.${miniTreaty.answer}`)}</p>}
      <Citations cites={law.cites(articles.map((article) => ({ instrument: instrument.id, article })))} />
    </li>
  )
}

function Displaced({ law, of }: BasisProps) {
  const { by, inFavourOf } = of
  const other = inFavourOf ? (law.library.instrument(inFavourOf)?.short ?? inFavourOf) : ''
  return (
    <li className="stack-tight">
      <div className="row">
        <Title law={law} of={of} />
        <Status text={law.law('role.displaced')} icon="minus" />
      </div>
      <p className="note">{law.say('page.world.pair.displaced', { instrument: isolate(other) })}</p>
      {by && <Citations cites={law.cites([by])} />}
    </li>
  )
}

interface OthersProps {
  readonly law: Law
  readonly all: readonly Considered[]
  readonly word: 'not-known' | 'outside'
}

/** What may bind the two, and why that is not known; what binds them and does not reach. */
function Others({ law, all, word }: OthersProps) {
  if (all.length === 0) return null
  return (
    <details className="fold">
      <summary>{law.say(`page.world.pair.${word}`, { n: all.length })}</summary>
      <ul className="lines" {...asList}>
        {all.map((one) => (
          <li key={one.instrument.id}>
            <Title law={law} of={one} />
            {word === 'not-known' && <BindingLines law={law} of={one} />}
          </li>
        ))}
      </ul>
    </details>
  )
}
