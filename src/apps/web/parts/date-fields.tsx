import { useState } from 'react'
import { plainDigits } from './digits.ts'
import { Fieldset, type FieldProps } from './field.tsx'
import { Icon } from './icons.tsx'

/** The words of a date: three labels, and the twelve months by name. */
export interface DateWords {
  readonly day: string
  readonly month: string
  readonly year: string
  readonly months: readonly string[]
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

export interface DateInputProps extends FieldProps {
  /** `YYYY-MM-DD`, or what is there of it; empty when nothing is. */
  readonly value: string
  readonly onChange: (value: string) => void
  readonly words: DateWords
  readonly disabled?: boolean | undefined
  /** A date of birth, so that the browser can fill it in. */
  readonly birthday?: boolean | undefined
}

/** A date that cannot be misread: day, name of the month, year. */
export function DateInput({ value, onChange, words, disabled, birthday, ...field }: DateInputProps) {
  const [typed, setTyped] = useState<Parts>(nothing)
  const given = split(value)
  const parts = same(typed, given) ? typed : given
  const set = (change: Partial<Parts>) => {
    const next = { ...parts, ...change }
    setTyped(next)
    onChange(join(next))
  }
  const digits = (text: string) => plainDigits(text).replace(/\D/g, '')
  const common = { disabled, 'aria-invalid': field.error ? true : undefined }
  const number = { ...common, type: 'text', inputMode: 'numeric', className: 'input' } as const
  return (
    <Fieldset {...field}>
      <div className="date row">
        <div className="date-part date-day">
          <label className="note" htmlFor={field.id}>
            {words.day}
          </label>
          <input
            {...number}
            id={field.id}
            maxLength={2}
            autoComplete={birthday ? 'bday-day' : 'off'}
            value={parts.day}
            onChange={(event) => set({ day: digits(event.target.value) })}
          />
        </div>
        <div className="date-part date-month">
          <label className="note" htmlFor={`${field.id}-month`}>
            {words.month}
          </label>
          <div className="select">
            <select
              {...common}
              id={`${field.id}-month`}
              className="input"
              autoComplete={birthday ? 'bday-month' : 'off'}
              value={parts.month}
              onChange={(event) => set({ month: event.target.value })}
            >
              <option value="" />
              {words.months.map((name, at) => (
                <option key={name} value={String(at + 1).padStart(2, '0')}>
                  {name}
                </option>
              ))}
            </select>
            <Icon name="down" />
          </div>
        </div>
        <div className="date-part date-year">
          <label className="note" htmlFor={`${field.id}-year`}>
            {words.year}
          </label>
          <input
            {...number}
            id={`${field.id}-year`}
            maxLength={4}
            autoComplete={birthday ? 'bday-year' : 'off'}
            value={parts.year}
            onChange={(event) => set({ year: digits(event.target.value) })}
          />
        </div>
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
  return (
    <Fieldset {...field}>
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
