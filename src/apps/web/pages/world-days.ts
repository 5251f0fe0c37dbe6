import { addDays, type Day } from '#core/kernel/day'
import type { Library } from '#core/knowledge/books'
import { rowsOf } from '#core/law/binding'
import { reachOfAll, type Reached } from '#core/law/world'
import { isUnion } from './law-state-options.ts'
import type { WorldQuestion } from './world-question.ts'

/** Whose map it is, on which side of a request, for which mechanism. */
export type Outlook = Pick<WorldQuestion, 'state' | 'side' | 'mechanism'>

/** What reaches from one State to every other one on a day, or from them to it; unions neither ask nor are asked. */
export const reachOn = (library: Library, { state, side, mechanism }: Outlook, on: Day): readonly Reached[] =>
  reachOfAll(library, state, side, mechanism, on).filter((one) => !isUnion(one.state))

/** Days on which the reach of the State can change: first and last days of all that it is or was bound by. */
function candidateDays(library: Library, { state, mechanism }: Outlook): readonly Day[] {
  const days = new Set<string>()
  for (const { id, between, mechanisms, inForce, lastInForce } of library.books.instruments) {
    if (!mechanisms.includes(mechanism)) continue
    if (between) {
      if (!between.includes(state)) continue
      if (inForce) days.add(inForce)
      if (lastInForce) days.add(addDays(lastInForce as Day, 1))
      continue
    }
    const file = library.participation(id)
    if (!file || !rowsOf(file, state)?.bound.length) continue
    for (const { from, until } of file.bound) for (const day of [from, until]) if (day) days.add(day)
  }
  return [...days].sort() as Day[]
}

const sameReach = (a: readonly Reached[], b: readonly Reached[]): boolean =>
  a.every(({ reach, instrument }, at) => reach === b[at]?.reach && instrument === b[at]?.instrument)

/** How many days are looked at before the search gives up: the page must not stand still. */
const patience = 150

/** The nearest day before or after on which the map is another one than on the day before it. */
export function nextChange(
  library: Library,
  outlook: Outlook,
  on: Day,
  way: 'before' | 'after',
): Day | undefined {
  const days = candidateDays(library, outlook)
  const ahead = way === 'after' ? days.filter((day) => day > on) : days.filter((day) => day < on).reverse()
  return ahead
    .slice(0, patience)
    .find((day) => !sameReach(reachOn(library, outlook, addDays(day, -1)), reachOn(library, outlook, day)))
}

/** One State towards which the reach became another one. */
export interface Shift {
  readonly state: string
  readonly before: Reached
  readonly after: Reached
}

/** What the day itself brought: where the reach, or the instrument that carries it, was another one the day before. */
export function shiftsOn(library: Library, outlook: Outlook, on: Day, today: readonly Reached[]): Shift[] {
  const before = reachOn(library, outlook, addDays(on, -1))
  return today.flatMap((after, at) => {
    const was = before[at]!
    return was.reach === after.reach && was.instrument === after.instrument
      ? []
      : [{ state: after.state, before: was, after }]
  })
}
