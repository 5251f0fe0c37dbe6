import { useState } from 'react'
import { daysInMonth } from '#core/kernel/day'
import { plainDigits } from './digits.ts'
import { Fieldset, type FieldProps } from './field.tsx'
import { Icon } from './icons.tsx'

/** The words of a date: three labels, and the twelve months by name. */
export interface DateWords {
  readonly day: string
  readonly month: string
  readonly year: string
  readonly months: readonly string[]
  /** Of a day that its month does not have, e.g. `31 February 2024 does not exist: February 2024 has 29 days.` */
  readonly impossible: (day: number, month: string, year: string, last: number) => string
}

interface Parts {
  readonly day: string
  readonly month: string
  readonly year: string
}

const nothing: Parts = { day: '', month: '', year: '' }

/** Reads `2026-03-04`, `2026-03`, `2026` and the unfinished `XXXX-03-04`. */
function split(value: string): Parts {
  const [year = '', month = '', day = ''] = value.split('-').map((part) => (/X/.test(part) ? '' : part))
  return { year, month, day: day.replace(/^0(?=\d)/, '') }
}

/** Writes a whole day as ISO 8601, a month as `2026-03`, a year as `2026`; a missing part in between as X. */
function join({ day, month, year }: Parts): string {
  if (!day && !month) return year
  const head = `${year || 'XXXX'}-${month || 'XX'}`
  return day ? `${head}-${day.padStart(2, '0')}` : head
}

const same = (a: Parts, b: Parts) =>
  a.year === b.year && a.month === b.month && Number(a.day) === Number(b.day)

/** Why the three parts are no day of the calendar; nothing while one is still missing. */
function tellImpossible({ day, month, year }: Parts, words: DateWords): string | undefined {
  if (!day || !month || year.length < 4) return undefined
  const last = daysInMonth(Number(year), Number(month))
  if (Number(day) >= 1 && Number(day) <= last) return undefined
  return words.impossible(Number(day), words.months[Number(month) - 1] ?? month, year, last)
}

export interface DateInputProps extends FieldProps {
  /** `YYYY-MM-DD`, or what is there of it; empty when nothing is. */
  readonly value: string
  readonly onChange: (value: string) => void
  readonly words: DateWords
  readonly disabled?: boolean | undefined
  /** A date of birth, so that the browser can fill it in. */
  readonly birthday?: boolean | undefined
}

const digits = (text: string) => plainDigits(text).replace(/\D/g, '')

interface PartProps {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly autoComplete: string
  readonly disabled: boolean | undefined
  readonly invalid: boolean
}

function NumberPart({
  id,
  label,
  value,
  onChange,
  autoComplete,
  disabled,
  invalid,
  length,
}: PartProps & { length: number }) {
  return (
    <div className={length === 2 ? 'date-part date-day' : 'date-part date-year'}>
      <label className="note" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="input"
        type="text"
        inputMode="numeric"
        maxLength={length}
        autoComplete={autoComplete}
        disabled={disabled}
        aria-invalid={invalid || undefined}
        value={value}
        onChange={(event) => onChange(digits(event.target.value))}
      />
    </div>
  )
}

function MonthPart({
  id,
  label,
  value,
  onChange,
  autoComplete,
  disabled,
  invalid,
  months,
}: PartProps & { months: readonly string[] }) {
  return (
    <div className="date-part date-month">
      <label className="note" htmlFor={id}>
        {label}
      </label>
      <div className="select">
        <select
          id={id}
          className="input"
          autoComplete={autoComplete}
          disabled={disabled}
          aria-invalid={invalid || undefined}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        >
          <option value="" />
          {months.map((name, at) => (
            <option key={name} value={String(at + 1).padStart(2, '0')}>
              {name}
            </option>
          ))}
        </select>
        <Icon name="down" />
      </div>
    </div>
  )
}

/** A date that cannot be misread: day, name of the month, year. */
export function DateInput({ value, onChange, words, disabled, birthday, ...asked }: DateInputProps) {
  const [typed, setTyped] = useState<Parts>(nothing)
  const given = split(value)
  const parts = same(typed, given) ? typed : given
  const field = { ...asked, error: tellImpossible(parts, words) ?? asked.error }
  const set = (change: Partial<Parts>) => {
    const next = { ...parts, ...change }
    setTyped(next)
    onChange(join(next))
  }
  const common = (part: keyof Parts) => ({
    id: part === 'day' ? field.id : `${field.id}-${part}`,
    label: words[part],
    value: parts[part],
    onChange: (text: string) => set({ [part]: text }),
    autoComplete: birthday ? `bday-${part}` : 'off',
    disabled,
    invalid: Boolean(field.error),
  })
  return (
    <Fieldset {...field}>
      <div className="date row">
        <NumberPart {...common('day')} length={2} />
        <MonthPart {...common('month')} months={words.months} />
        <NumberPart {...common('year')} length={4} />
      </div>
    </Fieldset>
  )
}

export interface DateRangeProps extends FieldProps {
  readonly value: { readonly from: string; readonly until: string }
  readonly onChange: (value: { readonly from: string; readonly until: string }) => void
  readonly words: DateWords & { readonly from: string; readonly until: string }
  readonly errors?: { readonly from?: string | undefined; readonly until?: string | undefined } | undefined
}

/** A first and a last day. */
export function DateRange({ value, onChange, words, errors, ...field }: DateRangeProps) {
  // A day that does not exist says so itself, and the range does not say it again.
  const told = [value.from, value.until].some((one) => tellImpossible(split(one), words) !== undefined)
  return (
    <Fieldset {...field} error={told ? undefined : field.error}>
      <div className="date-range row">
        <DateInput
          id={field.id}
          label={words.from}
          words={words}
          error={errors?.from}
          value={value.from}
          onChange={(from) => onChange({ ...value, from })}
        />
        <DateInput
          id={`${field.id}-until`}
          label={words.until}
          words={words}
          error={errors?.until}
          value={value.until}
          onChange={(until) => onChange({ ...value, until })}
        />
      </div>
    </Fieldset>
  )
}
