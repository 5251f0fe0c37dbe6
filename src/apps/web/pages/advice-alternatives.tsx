import { Citations } from '../parts/citation.tsx'
import { asList } from '../parts/roles.ts'
import type { AdviceProps } from './advice-result.tsx'

/** What else leads to the aim where something stands against the request. */
export function AdviceAlternatives({ law, advice }: AdviceProps) {
  if (advice.alternatives.length === 0) return null
  return (
    <section className="stack">
      <h3>{law.say('page.law.alternatives')}</h3>
      <ul className="lines" {...asList}>
        {advice.alternatives.map(({ code, cites }) => (
          <li key={code}>
            <b>{law.law(`alternative.${code}`)}</b>
            <p>{law.tell(`alternative.${code}.text`)}</p>
            <Citations cites={law.cites(cites)} />
          </li>
        ))}
      </ul>
    </section>
  )
}
