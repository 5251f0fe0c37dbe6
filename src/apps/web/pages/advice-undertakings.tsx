import type { ReactNode } from 'react'
import type { Citation } from '#core/kernel/finding'
import type { Condition } from '#core/law/weigh'
import type { Term } from '#core/law/advise'
import { Citations } from '../parts/citation.tsx'
import { KeyValue, type KeyValueRow } from '../parts/key-value.tsx'
import type { AdviceProps } from './advice-result.tsx'
import { promised, undertakings } from './advice-undertakings-list.ts'
import type { Law } from './use-law.tsx'

/** What the requesting State has to promise, or is bound to once it is granted. */
export function AdviceUndertakings({ law, advice }: AdviceProps) {
  const conditions = advice.conditions.filter(({ code }) => undertakings.has(code))
  const terms = advice.terms.filter(({ topic }) => promised.includes(topic))
  const rows = [...conditionRows(law, conditions), ...termRows(law, terms)]
  if (rows.length === 0) return null
  return (
    <section className="stack">
      <h3>{law.say('page.law.undertakings')}</h3>
      <KeyValue rows={rows} />
    </section>
  )
}

const conditionRows = (law: Law, conditions: readonly Condition[]): KeyValueRow[] =>
  [...Map.groupBy(conditions, ({ code }) => code)].map(([code, list]) => ({
    label: law.say(`page.law.undertaking.${code}`),
    value: law.tell(`condition.${code}`),
    note: cited(
      law,
      list.flatMap(({ cites }) => cites),
    ),
  }))

const termRows = (law: Law, terms: readonly Term[]): KeyValueRow[] =>
  [...Map.groupBy(terms, ({ topic }) => topic)].map(([topic, list]) => ({
    label: law.say(`page.law.topic.${topic}`),
    value: law.say(`page.law.undertaking.${topic}`),
    note: cited(
      law,
      list.flatMap(({ cites }) => cites),
    ),
  }))

const cited = (law: Law, cites: readonly Citation[]): ReactNode => <Citations cites={law.cites(cites)} />
