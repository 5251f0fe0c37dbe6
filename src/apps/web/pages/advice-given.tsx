import { KeyValue } from '../parts/key-value.tsx'
import type { AdviceProps } from './advice-result.tsx'
import { factRows } from './advice-said.tsx'

/** On paper, where the questions are not shown: what was taken as known. */
export function AdviceGiven({ law, question }: AdviceProps) {
  const rows = factRows(law, question, false)
  if (rows.length === 0) return null
  return (
    <section className="print-only stack-tight">
      <h3>{law.say('page.law.facts')}</h3>
      <KeyValue rows={rows} />
    </section>
  )
}
