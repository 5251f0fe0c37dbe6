import { spell } from '#core/kernel/finding'
import { day } from '#core/kernel/day'
import type { Library } from '#core/knowledge/books'
import type { Instrument, Mechanism } from '#core/knowledge/instrument'
import type { Rule } from '#core/knowledge/rule'
import type { Considered } from '#core/law/bases'
import { profileOf } from '#core/law/profile'
import { rulesIn, servesMechanism, sphereOf, type Carried, type Sphere } from '#core/law/scope'
import { excludedArticles, listenTo, voiceOf } from '#core/law/speaking'
import type { Situation } from '#core/law/situation'
import { bareSituation } from '#core/law/world'

/*
 * The second half of a decision: which provisions of each basis speak to the request. A peer holds them as tables of
 * their own, one for each instrument, and is asked about those on which the request can rest and about no other.
 */

/** A provision that speaks to a request as a row of the table of its instrument. */
export interface ProvisionRow {
  /** Kind and citation, e.g. `clock uncac 46(24)`. */
  readonly out: string
  /** Measures for which it speaks; undefined: all. */
  readonly measures: readonly string[] | undefined
  readonly requested: string | undefined
  readonly urgent: boolean
  /** Silent where a treaty on the mechanism is among the bases. */
  readonly conditional: boolean
  /** Speaks only to offences of the convention. */
  readonly convention: string | undefined
  /** Speaks only to these offences. */
  readonly offences: readonly string[] | undefined
}

/** The provision of a row, as it is cited. */
export const citedBy = ({ out }: ProvisionRow): string => out.slice(out.indexOf(' ') + 1)

/** What a peer is told beside the facts of the case once the bases are known. */
export interface ProvisionFacts {
  readonly measure: string
  readonly requested: string
  readonly urgent: boolean
  readonly conventions: readonly string[]
  readonly offences: readonly string[]
  /** Provisions that a reservation or another basis has put aside: settled for the peers. */
  readonly silent: readonly string[]
}

/** Kinds that say what an instrument is to others; what they decide is the first half. */
const structural: readonly Rule['kind'][] = [
  'basis',
  'offences',
  'measures',
  'persons',
  'supplements',
  'displaces',
  'yields',
  'supersedes-bilaterals',
  'ranks-before',
  'gives-way',
  'treaty-basis',
  'continues',
]

const kindsOf = (instrument: Instrument, sphere: Sphere): Rule['kind'][] =>
  [...rulesIn(instrument, sphere).every.keys()].filter((kind) => !structural.includes(kind))

const outOf = ({ rule, cites: [at] }: Carried): string => `${rule.kind} ${spell(at)}`

/** The rows of every instrument that can serve the mechanism and says anything under it. */
export function provisionRows(
  library: Library,
  mechanism: Mechanism,
  measures: readonly string[],
): ReadonlyMap<string, readonly ProvisionRow[]> {
  const plain = bareSituation('CHE', 'KEN', mechanism, day('2026-11-24'))
  const sphere = sphereOf(library, plain)
  const serving = library.books.instruments.filter(
    (instrument) => servesMechanism(instrument, sphere) && instrument.class !== 'national-law',
  )
  const tables = serving.map(
    (instrument) => [instrument.id, rowsOfInstrument(library, instrument, sphere, plain, measures)] as const,
  )
  return new Map(tables.filter(([, rows]) => rows.length > 0))
}

function rowsOfInstrument(
  library: Library,
  instrument: Instrument,
  sphere: Sphere,
  plain: Situation,
  measures: readonly string[],
): ProvisionRow[] {
  const givesWay = profileOf(instrument, sphere).givesWay !== undefined
  const rows: ProvisionRow[] = []
  const voice = voiceOf(instrument, sphere)
  for (const kind of kindsOf(instrument, sphere))
    for (const carried of rulesIn(instrument, sphere).every.get(kind)!) {
      const { rule, provision } = carried
      const convention = rule.kind === 'ground-excluded' && rule.of === 'convention' && !rule.offences
      const offences = rule.kind === 'ground-excluded' ? rule.offences : undefined
      const requested = 'requested' in rule ? rule.requested : undefined
      // Asked as if all else held: what is left turns on the measure.
      const held: Situation = {
        ...plain,
        ...(requested ? { requested } : {}),
        offences: [{ conventionOffences: offences ? offences.slice(0, 1) : [`${instrument.id}:asked`] }],
        facts: { urgent: true },
      }
      const speaks = measures.filter((measure) =>
        listenTo(library, [], { ...held, measure })(voice, kind).includes(carried),
      )
      if (speaks.length > 0)
        rows.push({
          out: outOf(carried),
          measures: speaks.length === measures.length ? undefined : speaks,
          requested,
          urgent: rule.kind === 'clock' && rule.urgent === true,
          conditional: givesWay && provision.conditional === true,
          convention: convention ? instrument.id : undefined,
          offences,
        })
    }
  return rows
}

/** Provisions of the bases that are put aside, by a reservation or by another basis. */
export function silentAmong(library: Library, bases: readonly Considered[], situation: Situation): string[] {
  const excluded = excludedArticles(library, bases, situation)
  const replaced = bases.flatMap(({ instrument }) =>
    instrument.provisions.flatMap(({ article, replaces }) =>
      replaces && !excluded.has(spell({ instrument: instrument.id, article })) ? replaces : [],
    ),
  )
  return [...excluded, ...replaced]
}

/** What speaks, basis by basis: the second half of the answer that is compared. */
export function speakingUnder(
  library: Library,
  bases: readonly Considered[],
  situation: Situation,
): string[] {
  const sphere = sphereOf(library, situation)
  const speaking = listenTo(library, bases, situation)
  const told: string[] = []
  for (const basis of bases)
    for (const kind of kindsOf(basis.instrument, sphere))
      for (const carried of speaking(basis, kind)) told.push(outOf(carried))
  return told
}

/** The instruments that are treaties on the mechanism: where one is among the bases, mini-treaties are silent. */
export function treatiesOn(library: Library, mechanism: Mechanism): ReadonlySet<string> {
  const sphere = sphereOf(library, bareSituation('CHE', 'KEN', mechanism, day('2026-11-24')))
  const full = library.books.instruments.filter((instrument) => {
    const { isFullTreaty, onlySupplements } = profileOf(instrument, sphere)
    return isFullTreaty && !onlySupplements
  })
  return new Set(full.map(({ id }) => id))
}

export const isTreatyAmong = (bases: readonly string[], treaties: ReadonlySet<string>): boolean =>
  bases.some((id) => treaties.has(id))
