import { reaches, type Reach, type Reached } from '#core/law/world'
import { asList } from '../parts/roles.ts'
import { ReachSwatch } from './reach-patterns.tsx'
import type { Law } from './use-law.tsx'
import { reachName } from './world-words.ts'

interface Props {
  readonly law: Law
  readonly reached: readonly Reached[]
  readonly only: ReadonlySet<Reach>
  readonly onOnly: (only: ReadonlySet<Reach>) => void
}

/** What the fills mean, how many States have each, and which of them are shown. */
export function WorldLegend({ law, reached, only, onOnly }: Props) {
  const { say } = law
  const toggle = (reach: Reach) => {
    const next = new Set(only)
    if (!next.delete(reach)) next.add(reach)
    onOnly(next)
  }
  return (
    <section className="stack-tight" aria-label={say('page.world.legend')}>
      <ul className="legend" {...asList}>
        {reaches.map((reach) => {
          const count = reached.filter((one) => one.reach === reach).length
          return (
            <li key={reach}>
              <button
                type="button"
                className="legend-item"
                aria-pressed={only.has(reach)}
                title={say(`page.world.reach.${reach}.text`)}
                onClick={() => toggle(reach)}
              >
                <ReachSwatch reach={reach} />
                <span>{reachName(law, reach)}</span>
                <span className="count">{count}</span>
              </button>
            </li>
          )
        })}
      </ul>
      <p className="fine">{say('page.world.legend.text')}</p>
    </section>
  )
}

/** What each kind of reach says, in sentences. */
export const ReachWords = ({ law }: { readonly law: Law }) => (
  <details className="fold">
    <summary>{law.say('page.world.reach.meaning')}</summary>
    <dl className="meanings">
      {reaches.map((reach) => (
        <div key={reach}>
          <dt className="with-icon">
            <ReachSwatch reach={reach} />
            {reachName(law, reach)}
          </dt>
          <dd className="note">{law.say(`page.world.reach.${reach}.text`)}</dd>
        </div>
      ))}
    </dl>
  </details>
)
