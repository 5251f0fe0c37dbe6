import { Fault } from '#core/kernel/outcome'

/** A civil day, `YYYY-MM-DD`, in the zone of the authority concerned; never an instant. */
export type Day = string & { readonly __brand: 'Day' }

const shape = /^(\d{4})-(\d{2})-(\d{2})$/

/** Whether `text` is a day that exists in the calendar (`2025-02-29` does not). */
export function isDay(text: unknown): text is Day {
  if (typeof text !== 'string' || !shape.test(text)) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

/** @throws Fault `day.impossible` when the text is no day of the calendar. */
export function day(text: string): Day {
  if (!isDay(text)) throw new Fault('day.impossible', `"${text}" is no day of the calendar (YYYY-MM-DD)`)
  return text
}

/** @param month 1 is January */
export const daysInMonth = (year: number, month: number): number =>
  // The calendar repeats every 400 years; Date.UTC takes years below 100 for those of the last century.
  new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()

const months = 'January February March April May June July August September October November December'.split(
  ' ',
)

/** What is wrong with a text that is no day, and how a day is written. */
export function tellNoDay(text: string): string {
  const how = 'Write a day as year-month-day, for example 2026-03-04.'
  const [, year, month, on] = shape.exec(text) ?? []
  const name = months[Number(month) - 1]
  if (!name) return `"${text}" is no day of the calendar. ${how}`
  const last = daysInMonth(Number(year), Number(month))
  return `${Number(on)} ${name} ${year} does not exist: ${name} ${year} has ${last} days. ${how}`
}

/** @param days calendar days, negative to go back */
export function addDays(from: Day, days: number): Day {
  const at = new Date(`${from}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10) as Day
}

/** 0 is Sunday, 6 is Saturday. */
export const weekday = (on: Day): number => new Date(`${on}T00:00:00Z`).getUTCDay()

/** Calendar days from `a` to `b`; negative when `b` is earlier. */
export const daysBetween = (a: Day, b: Day): number =>
  Math.round((Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`)) / 86_400_000)

/** Whether `on` lies in the half-open interval `[from, until)`; no `until` means still running. */
export const holds = (on: Day, from: Day, until?: Day): boolean =>
  from <= on && (until === undefined || on < until)

/** The day of an ISO 8601 instant in UTC. */
export const dayOf = (instant: string): Day => day(instant.slice(0, 10))
