import { words } from '#apps/cli/law/codes'
import { differenceOfCases, type CasesDiffering } from '#apps/cli/law/difference-of-cases'
import { readDay, readPair } from '#apps/cli/law/names'
import { openChosen, type Chosen } from '#apps/cli/law/open-chosen'
import { faint, strong } from '#apps/cli/say'
import { addDays, type Day } from '#core/kernel/day'
import { spell } from '#core/kernel/finding'
import type { Library } from '#core/knowledge/books'
import { considerInstruments, type Role } from '#core/law/bases'
import type { Binding } from '#core/law/binding'
import { boundaryDays, pairDifference, type PairChange } from '#core/law/difference'
import { bareSituation } from '#core/law/world'

export interface Differing extends Chosen, CasesDiffering {
  readonly json?: boolean
  readonly from?: string
  readonly to?: string
}

/** `comity diff`: of two States between two days, or of cases between two editions. */
export async function showDifference(what: readonly string[], options: Differing): Promise<boolean> {
  if (what.length === 2) {
    await showPairDifference(what[0]!, what[1]!, options)
    return true
  }
  if (what.length === 1 && options.fromBooks) return differenceOfCases(what[0]!, options)
  throw new Error(
    'Name two States with --from and --to (comity diff FRA BRA --from 2015-01-01 --to 2024-01-01), or one file of cases with --from-books and --to-books.',
  )
}

async function showPairDifference(
  a: string,
  b: string,
  { json, from, to, ...chosen }: Differing,
): Promise<void> {
  if (from === undefined) throw new Error('Say from which day: --from 2015-01-01.')
  const library = await openChosen(chosen)
  const [requesting, requested] = readPair(library, a, b)
  const [first, last] = [readDay(from, '--from'), readDay(to, '--to')]
  if (last <= first) throw new Error(`--to ${last} is not after --from ${first}. Exchange the two.`)
  const told = pairOverTime(library, requesting.code, requested.code, first, last)
  if (json) {
    console.log(JSON.stringify(told, undefined, 2))
    return
  }
  console.log(
    strong(`${requesting.name.en} asks ${requested.name.en}: what changed from ${first} to ${last}`),
  )
  for (const { on, changes } of told.days) {
    console.log(`\n${strong(on)}`)
    for (const change of changes) console.log(tellChange(change))
  }
  if (told.days.length === 0) console.log('  nothing')
  console.log(
    `\n${told.changes.length} instruments stand otherwise at the end than at the beginning, by mechanism:`,
  )
  for (const change of told.changes) console.log(tellChange(change))
}

export interface ToldChange extends PairChange {
  /** Why it stands as it stands on the later day. */
  readonly reason: string
}

/** Changes over all, and day by day with the reason of each. */
export function pairOverTime(library: Library, requesting: string, requested: string, from: Day, to: Day) {
  const tell =
    (on: Day) =>
    (change: PairChange): ToldChange => ({
      ...change,
      reason: reasonOf(library, requesting, requested, change, on),
    })
  const days = boundaryDays(library, requesting, requested)
    .filter((on) => from < on && on <= to)
    .map((on) => ({
      on,
      changes: pairDifference(library, requesting, requested, addDays(on, -1), on).map(tell(on)),
    }))
    .filter(({ changes }) => changes.length > 0)
  const changes = pairDifference(library, requesting, requested, from, to).map(tell(to))
  return { requesting, requested, from, to, changes, days }
}

const standing = ({ state, reason, from, until }: Binding): string =>
  [state, words(reason), from && `from ${from}`, until && `until ${until}`].filter(Boolean).join(' ')

function reasonOf(
  library: Library,
  requesting: string,
  requested: string,
  { mechanism, instrument }: PairChange,
  on: Day,
): string {
  const found = considerInstruments(library, bareSituation(requesting, requested, mechanism, on)).find(
    (one) => one.instrument.id === instrument,
  )
  if (!found)
    return instrument === 'national-law'
      ? 'something else carries the request then'
      : 'it is not among what can serve the mechanism then'
  const gives = found.by ? `gives way to ${found.inFavourOf ?? ''} under ${spell(found.by)}; ` : ''
  const { inForce, lastInForce, between } = found.instrument
  const own = between
    ? `in force ${inForce ?? 'not known'}${lastInForce ? `, last day ${lastInForce}` : ''}; `
    : ''
  return `${gives}${own}${standing(found.requesting)}, ${standing(found.requested)}`
}

const roleOf = (role: Role | undefined): string => (role === undefined ? 'not there' : words(role))

const tellChange = ({ mechanism, instrument, before, after, reason }: ToldChange): string =>
  `  ${words(mechanism)}: ${instrument}: ${roleOf(before)} → ${roleOf(after)} ${faint(reason)}`
