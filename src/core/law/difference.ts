import { addDays, type Day } from '#core/kernel/day'
import type { Library } from '#core/knowledge/books'
import { mechanisms, type Mechanism } from '#core/knowledge/instrument'
import type { Advice } from '#core/law/advise'
import { considerInstruments, type Considered } from '#core/law/bases'
import { rowsOf } from '#core/law/binding'
import { rulesOf } from '#core/law/scope'
import { bareSituation } from '#core/law/world'

/** One thing that is other in one answer than in the other. */
export interface Change {
  readonly what: 'basis' | 'displaced' | 'obstacle' | 'condition' | 'clock' | 'channel' | 'language' | 'ask'
  readonly id: string
  /** What it was and what it is; undefined: it was not there, or is not there any more. */
  readonly before: string | undefined
  readonly after: string | undefined
}

type Told = ReadonlyMap<string, string>

function tell(advice: Advice): Record<Change['what'], Told> {
  const join = (values: readonly string[]) => [...new Set(values)].join(', ')
  return {
    basis: new Map(
      advice.weighed.map(({ basis, standing }) => [basis.instrument.id, `${basis.role} (${standing})`]),
    ),
    displaced: new Map(
      advice.displaced.map(({ instrument, by, inFavourOf }) => [
        instrument.id,
        `${inFavourOf ?? ''} (${by?.instrument ?? ''} ${by?.article ?? ''})`,
      ]),
    ),
    obstacle: new Map(
      advice.obstacles.map(({ code, duty, finding }) => [
        `${code} ${finding.cites[0] ? `${finding.cites[0].instrument} ${finding.cites[0].article}` : ''}`.trim(),
        `${finding.answer} (${duty})`,
      ]),
    ),
    condition: new Map(
      advice.conditions.map(({ code, cites }) => [`${code} ${cites[0]?.instrument ?? ''}`, 'asked']),
    ),
    clock: new Map(
      advice.clocks.map(({ for: what, length, cites: [at] }) => [
        what,
        `${length} (${at.instrument} ${at.article})`,
      ]),
    ),
    channel: new Map([['channel', join(advice.channel.channels)]]),
    language: new Map([['language', join(advice.language.languages)]]),
    ask: new Map(advice.asks.map(({ path }) => [path, 'asked'])),
  }
}

/** What changed between two answers: the same case on two days, under two editions of the books, or in a what-if. */
export function differenceOf(before: Advice, after: Advice): readonly Change[] {
  const [was, is] = [tell(before), tell(after)]
  const changes: Change[] = []
  for (const what of Object.keys(was) as Change['what'][]) {
    for (const id of new Set([...was[what].keys(), ...is[what].keys()])) {
      const [a, b] = [was[what].get(id), is[what].get(id)]
      if (a !== b) changes.push({ what, id, before: a, after: b })
    }
  }
  return changes
}

/** How an instrument stands between two States under a mechanism, whatever the case. */
export interface PairRow {
  readonly mechanism: Mechanism
  readonly considered: Considered
}

/** Whether it is known of one State that it stands apart, or that its day is open; of a list that is not complete silence tells nothing. */
const isTold = ({ role, requesting, requested }: Considered): boolean =>
  role !== 'not-bound' &&
  (role !== 'not-known' || [requesting, requested].every(({ reason }) => reason !== 'no-record'))

/**
 * Everything that the books hold between two States on a day, by mechanism. Left out is what does not bind one of the
 * two, and what is not known only because a list of Parties is not complete.
 */
export const pairOn = (
  library: Library,
  requesting: string,
  requested: string,
  asOf: Day,
): readonly PairRow[] =>
  mechanisms.flatMap((mechanism) =>
    considerInstruments(library, bareSituation(requesting, requested, mechanism, asOf))
      .filter(isTold)
      .map((considered) => ({ mechanism, considered })),
  )

/** One instrument whose role between two States is another one on the second day. */
export interface PairChange {
  readonly mechanism: Mechanism
  readonly instrument: string
  readonly before: Considered['role'] | undefined
  readonly after: Considered['role'] | undefined
}

/** What changed between two States from one day to another. */
export function pairDifference(
  library: Library,
  requesting: string,
  requested: string,
  from: Day,
  to: Day,
): readonly PairChange[] {
  const rolesOn = (on: Day) =>
    new Map(
      pairOn(library, requesting, requested, on).map(({ mechanism, considered: { instrument, role } }) => [
        `${mechanism} ${instrument.id}`,
        role,
      ]),
    )
  const [was, is] = [rolesOn(from), rolesOn(to)]
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((key) => was.get(key) !== is.get(key))
    .map((key) => {
      const [mechanism, instrument] = key.split(' ') as [Mechanism, string]
      return { mechanism, instrument, before: was.get(key), after: is.get(key) }
    })
}

/** Days on which something changes between two States: first and last days of what binds them, in order. */
export function boundaryDays(library: Library, a: string, b: string): readonly Day[] {
  const days = new Set<string>()
  for (const instrument of library.books.instruments) {
    if (instrument.between) {
      if (!instrument.between.includes(a) || !instrument.between.includes(b)) continue
      if (instrument.inForce) days.add(instrument.inForce)
      for (const { from, until } of instrument.suspensions ?? [])
        for (const on of [from, until]) if (on) days.add(on)
      if (instrument.lastInForce) days.add(addDays(instrument.lastInForce as Day, 1))
      continue
    }
    const file = library.participation(instrument.id)
    const [mine, theirs] = [file && rowsOf(file, a)?.bound, file && rowsOf(file, b)?.bound]
    if (!mine?.length || !theirs?.length) continue
    if (instrument.inForce) days.add(instrument.inForce)
    // Where the first day is not known, the day of the act is the first on which the State may be bound.
    for (const { from, until, deposited } of [...mine, ...theirs])
      for (const on of [from ?? deposited, until]) if (on) days.add(on)
    for (const { rule } of rulesOf(instrument, 'displaces')) if (rule.from) days.add(rule.from)
  }
  return [...days].sort() as Day[]
}
