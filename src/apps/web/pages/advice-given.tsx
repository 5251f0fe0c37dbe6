import { KeyValue, type KeyValueRow } from '../parts/key-value.tsx'
import { answers } from './advice-question.ts'
import type { AdviceProps } from './advice-result.tsx'
import { tellPenalty } from './penalty-field.tsx'

/** On paper, where the questions are not shown: what was taken as known. */
export function AdviceGiven({ law, question }: AdviceProps) {
  const { say, state } = law
  const { from, to, offences, penaltyFrom, penaltyTo, known } = question
  const penalty = (code: string, months: number | undefined): KeyValueRow[] =>
    months === undefined
      ? []
      : [{ label: say('page.law.q.penalty', { state: state(code) }), value: tellPenalty(say, months) }]
  const names = (offences ?? []).map((id) => law.law(`convention-offence.${id}`))
  const rows: KeyValueRow[] = [
    ...(offences
      ? [{ label: say('page.law.q.offence'), value: names.join('; ') || say('page.law.q.offence.none') }]
      : []),
    ...penalty(from, penaltyFrom),
    ...penalty(to, penaltyTo),
    ...answers.flatMap((name) =>
      known[name] === undefined
        ? []
        : [{ label: say(`page.law.q.${name}`), value: say(`page.law.say.${known[name] ? 'yes' : 'no'}`) }],
    ),
  ]
  if (rows.length === 0) return null
  return (
    <section className="print-only stack-tight">
      <h3>{say('page.law.facts')}</h3>
      <KeyValue rows={rows} />
    </section>
  )
}
