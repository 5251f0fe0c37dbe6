import type { Day } from '#core/kernel/day'
import type { Library } from '#core/knowledge/books'
import type { Instrument } from '#core/knowledge/instrument'
import type { Advice } from '#core/law/advise'
import type { Considered, Role } from '#core/law/bases'
import { rowsOf } from '#core/law/binding'

/** A time in which one State is bound, `[from, until)`; without `until` it runs on. */
export interface Span {
  readonly from: string
  readonly until?: string | undefined
}

/** One instrument with the times in which each of the two States is bound. */
export interface Row {
  readonly instrument: Instrument
  readonly role: Role
  readonly requesting: readonly Span[]
  readonly requested: readonly Span[]
}

const most = 9

/** All times in which the State is bound, not only the one of the day that is asked about. */
export function spansOf(library: Library, instrument: Instrument, state: string): Span[] {
  if (instrument.between) {
    const { inForce, lastInForce } = instrument
    return inForce ? [{ from: inForce, until: lastInForce }] : []
  }
  const file = library.participation(instrument.id)
  const rows = (file && rowsOf(file, state)?.bound) ?? []
  return rows
    .flatMap(({ from, until }) => (from ? [{ from, until }] : []))
    .sort((a, b) => a.from.localeCompare(b.from))
}

/** Whether a look at the times tells something: what is used, what gives way, what came too late or has ended. */
const tells = ({ role, requesting, requested }: Considered): boolean => {
  if (role === 'fallback' || role === 'not-known' || role === 'outside') return false
  if (role !== 'not-bound') return true
  const sides = [requesting, requested]
  const crossed = sides.some(({ reason }) => reason === 'ended' || reason === 'not-yet')
  const oneSide = requesting.side !== undefined && requesting.side === requested.side
  return crossed && !oneSide && sides.every(({ reason }) => reason !== 'not-party' && reason !== 'no-record')
}

const drawnFirst: readonly Role[] = ['govern', 'support', 'displaced', 'not-bound', 'possible']

/** The instruments that are drawn: what is used, what gives way, what has ended or came later, what may join. */
export const pictureRows = (library: Library, { considered, situation }: Advice): Row[] =>
  considered
    .filter(tells)
    .sort((a, b) => drawnFirst.indexOf(a.role) - drawnFirst.indexOf(b.role))
    .map(({ instrument, role }) => ({
      instrument,
      role,
      requesting: spansOf(library, instrument, situation.requesting),
      requested: spansOf(library, instrument, situation.requested),
    }))
    .filter(({ requesting, requested }) => requesting.length + requested.length > 0)
    .slice(0, most)

/** The years that the picture spans, and where on it a day lies. */
export interface Scale {
  readonly ticks: readonly number[]
  /** From 0 at the beginning to 1 at the end. */
  readonly at: (day: string) => number
}

const yearOf = (day: string): number => {
  const year = Number(day.slice(0, 4))
  const start = Date.UTC(year, 0, 1)
  return year + (Date.parse(`${day}T00:00:00Z`) - start) / (Date.UTC(year + 1, 0, 1) - start)
}

/** A scale of whole decades from the first day that is drawn to beyond the last. */
export function makeScale(
  rows: readonly Pick<Row, 'requesting' | 'requested'>[],
  asked: Day,
  today: string,
): Scale {
  const days = rows.flatMap(({ requesting, requested }) =>
    [...requesting, ...requested].map(({ from }) => from),
  )
  const all = [...days, asked, today].map(yearOf)
  const first = Math.floor(Math.min(...all) / 10) * 10
  const last = Math.max(...all) + 1
  const step = last - first > 60 ? 20 : last - first > 14 ? 10 : 5
  const ticks: number[] = []
  for (let year = Math.ceil(first / step) * step; year <= last; year += step) ticks.push(year)
  return { ticks, at: (day) => Math.min(1, Math.max(0, (yearOf(day) - first) / (last - first))) }
}
