import type { FieldProps } from '../parts/field.tsx'
import { Select } from '../parts/text-fields.tsx'
import type { Law } from './use-law.tsx'

interface Props extends FieldProps {
  readonly law: Law
  /** Months; undefined is not known. */
  readonly value: number | undefined
  readonly onChange: (months: number | undefined) => void
}

const usual = [6, 12, 24, 36, 48, 60, 72, 84, 96, 120, 144, 180, 240, 300, 360]
const life = 1200

/** A maximum penalty in words. */
export function tellPenalty(say: Law['say'], months: number): string {
  if (months === 0) return say('page.law.penalty.none')
  if (months >= life) return say('page.law.penalty.life')
  return months % 12 === 0
    ? say('page.law.penalty.years', { n: months / 12 })
    : say('page.law.penalty.months', { n: months })
}

/** The maximum penalty in one State: not known, not punishable, a term, or life. */
export function PenaltyField({ law: { say }, value, onChange, ...field }: Props) {
  const own = value !== undefined && value !== 0 && value !== life && !usual.includes(value) ? [value] : []
  const terms = [...usual, ...own].sort((a, b) => a - b)
  return (
    <Select
      {...field}
      width="full"
      placeholder={say('page.law.say.unknown')}
      value={value === undefined ? '' : String(value)}
      onChange={(next) => onChange(next === '' ? undefined : Number(next))}
      options={[
        ...[0, ...terms, life].map((months) => ({
          value: String(months),
          label: tellPenalty(say, months),
        })),
      ]}
    />
  )
}
