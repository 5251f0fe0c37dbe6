import type { Library } from '#core/knowledge/books'
import { mechanisms, type Mechanism } from '#core/knowledge/instrument'
import { addDays, day, type Day } from '#core/kernel/day'
import { considerInstruments, type Considered } from '#core/law/bases'
import { bindingOf, dayNumber, rowsOf } from '#core/law/binding'
import { profileOf, type Profile } from '#core/law/profile'
import {
  provisionRows,
  silentAmong,
  speakingUnder,
  treatiesOn,
  type ProvisionFacts,
  type ProvisionRow,
} from './peer-provisions.ts'
import { ranker } from '#core/law/rank'
import { reachesMeasure, rulesOf, servesMechanism, sphereOf, type Sphere } from '#core/law/scope'
import type { Situation } from '#core/law/situation'
import { bareSituation, plainMeasure } from '#core/law/world'

/** A decision that is put to every engine, and what the peers need to know of it, prepared before the clock runs. */
export interface Decision {
  readonly situation: Situation
  readonly facts: PeerFacts
  readonly provisionFacts: ProvisionFacts
  /** What the law engine says: instruments on which the request can rest, and their provisions that speak to it. */
  readonly told: readonly string[]
}

/** What a peer holds of a mechanism: who can be a basis, what each instrument says, and which are treaties on it. */
export interface Table {
  readonly rows: readonly Row[]
  readonly provisions: ReadonlyMap<string, readonly ProvisionRow[]>
  readonly treaties: ReadonlySet<string>
}
export type Tables = ReadonlyMap<Mechanism, Table>

/** The tables of all mechanisms, for the pairs that are asked about. */
export function tablesFor(library: Library, pairs: ReadonlySet<string>): Tables {
  return new Map(
    mechanisms.map((mechanism) => [
      mechanism,
      {
        rows: rowsFor(library, mechanism, pairs),
        provisions: provisionRows(library, mechanism, measuresOf(library, mechanism)),
        treaties: treatiesOn(library, mechanism),
      },
    ]),
  )
}

/** The facts of a decision, flat: days are numbers such as 20261124. */
export interface PeerFacts {
  readonly day: number
  readonly measure: string
  readonly electronic: boolean
  /** Conventions of which the offence is one. */
  readonly conventions: readonly string[]
  readonly months: number
  readonly serious: boolean
  /** First day on which each State is bound by an instrument, and the day after the last, where it has ended. */
  readonly mine: Readonly<Record<string, number>>
  readonly theirs: Readonly<Record<string, number>>
  readonly mineEnd: Readonly<Record<string, number>>
  readonly theirsEnd: Readonly<Record<string, number>>
}

/** When an instrument gives way: the other one is there, for this measure and from this day on. */
export interface GivesWay {
  readonly to: string
  readonly exceptMeasures: readonly string[]
  readonly from: number
}

/** One instrument as a row of a decision table. */
export interface Row {
  readonly id: string
  /** Measures that it reaches; undefined: all. */
  readonly measures: readonly string[] | undefined
  /** One of them is enough; undefined: every offence. */
  readonly offences: readonly Offences[] | undefined
  readonly givesWay: readonly GivesWay[]
  /** Gives way to these unless they give way themselves. */
  readonly supersededBy: readonly string[]
  /** Falls away where none of these stands; undefined: it stands alone. */
  readonly needs: readonly string[] | undefined
}
export type Offences =
  | { readonly of: 'electronic' }
  | { readonly of: 'convention'; readonly id: string }
  | { readonly of: 'penalty'; readonly months: number }
  | { readonly of: 'serious'; readonly months: number }

/** The rows of one mechanism in the order of rank, for the pairs that are asked about. */
function rowsFor(library: Library, mechanism: Mechanism, pairs: ReadonlySet<string>): Row[] {
  const sphere = sphereOf(library, bareSituation('CHE', 'KEN', mechanism, day('2026-11-24')))
  const measures = measuresOf(library, mechanism)
  const profiles = library.books.instruments
    .filter(
      (instrument) =>
        servesMechanism(instrument, sphere) &&
        (instrument.between
          ? pairs.has(instrument.between.join(' '))
          : !['national-law', 'safeguard', 'model'].includes(instrument.class)),
    )
    .map((instrument) => profileOf(instrument, sphere))
  const rank = ranker([])
  return (
    profiles
      .sort((a, b) => rank(asCandidate(a), asCandidate(b)))
      // Who fled or is to be expelled is no fact of the sample: such an instrument is open, and no basis yet.
      .filter(({ instrument }) => rulesOf(instrument, 'persons', { sphere }).length === 0)
      .map((profile) => rowOf(profile, profiles, sphere, measures))
      .filter((row) => row.measures === undefined || row.measures.length > 0)
  )
}

const asCandidate = (profile: Profile) => ({ profile }) as Parameters<ReturnType<typeof ranker>>[0]

function rowOf(profile: Profile, all: readonly Profile[], sphere: Sphere, measures: readonly string[]): Row {
  const { instrument, supplements, yields } = profile
  const reached = measures.filter((measure) => reachesMeasure(instrument, measure, sphere).answer === 'yes')
  const displacedBy = all.flatMap((other) =>
    other.displaces
      .filter(({ rule }) => rule.instruments.includes(instrument.id))
      .map(({ rule }) => ({
        to: other.instrument.id,
        exceptMeasures: rule.exceptMeasures ?? [],
        from: rule.from ? dayNumber(rule.from) : 0,
      })),
  )
  const yieldsTo = yields
    .flatMap(({ rule }) => rule.to)
    .map((to): GivesWay => ({ to, exceptMeasures: [], from: 0 }))
  const adds = (to: string) => supplements.some(({ rule }) => rule.instruments.includes(to))
  return {
    id: instrument.id,
    measures: reached.length === measures.length ? undefined : reached,
    offences: offencesOf(profile, sphere),
    givesWay: [...displacedBy, ...yieldsTo],
    supersededBy:
      instrument.between && profile.kind === 'cooperation-treaty'
        ? all
            .filter((other) => other.supersedes && !adds(other.instrument.id))
            .map((one) => one.instrument.id)
        : [],
    needs:
      supplements.length === 0 || supplements.some(({ rule }) => rule.alone)
        ? undefined
        : supplements.flatMap(({ rule }) => rule.instruments),
  }
}

function offencesOf({ instrument }: Profile, sphere: Sphere): readonly Offences[] | undefined {
  const own = rulesOf(instrument, 'offences', { sphere })
  const rules = own.length > 0 ? own : rulesOf(instrument, 'offences').filter(({ rule }) => rule.of !== 'all')
  if (rules.length === 0 || rules.some(({ rule }) => rule.of === 'all')) return undefined
  return rules.map(({ rule }): Offences => {
    if (rule.of === 'electronic-evidence') return { of: 'electronic' }
    if (rule.of === 'convention') return { of: 'convention', id: instrument.id }
    if (rule.of === 'penalty') return { of: 'penalty', months: rule.minMonths ?? 12 }
    return { of: 'serious', months: ('minMonths' in rule ? rule.minMonths : undefined) ?? 48 }
  })
}

/** Measures of the mechanism alone: one that a second mechanism shares would need tables of both. */
const measuresOf = (library: Library, mechanism: Mechanism): readonly string[] => {
  const own = library.books.measures.filter((one) => one.mechanism === mechanism && !one.also)
  return own.length > 0 ? own.map(({ id }) => id) : [plainMeasure[mechanism]]
}

/** Numbers between 0 and 1, the same in every run. */
export function makeRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}

type One = <T>(list: readonly T[]) => T

/** States with many treaties between them, so that several instruments meet. */
const busy = 'CHE DEU FRA ITA NLD POL DNK IRL GBR USA JPN KOR BRA ARG'.split(' ')

/** Pairs that have a treaty of their own, pairs of busy States, and any pairs: a third each. */
function choosePairs(library: Library, count: number, one: One): (readonly [string, string])[] {
  const codes = library.books.states.map(({ code }) => code)
  const bilateral = library.books.instruments.flatMap(({ between }) => (between ? [between] : []))
  const pairs: (readonly [string, string])[] = []
  while (pairs.length < count) {
    const [a, b] = one([() => one(bilateral), () => [one(busy), one(busy)], () => [one(codes), one(codes)]])()
    if (a !== b) pairs.push(one([true, false]) ? [a!, b!] : [b!, a!])
  }
  return pairs
}

/**
 * Decisions with every fact known, because the peers know no third value.
 *
 * @param pairCount how many pairs of States; each is asked on many days
 */
export function makeDecisions(library: Library, count: number, pairCount: number): Decision[] {
  const random = makeRandom(20_261_124)
  const one: One = (list) => list[Math.floor(random() * list.length)]!
  const pairs = choosePairs(library, pairCount, one)
  const conventions = library.books.instruments.filter(
    (instrument) => instrument.class === 'crime-convention',
  )
  const decisions: Decision[] = []
  while (decisions.length < count) {
    const [requesting, requested] = one(pairs)
    const mechanism = one(mechanisms)
    const asOf = addDays(day('1990-01-01'), Math.floor(random() * 13_470))
    const organised = one([true, false])
    const months = [6, 24, 60, 120]
    const decision = decisionOf(library, {
      ...bareSituation(requesting, requested, mechanism, asOf, one(measuresOf(library, mechanism))),
      offences: [
        {
          maxMonths: { [requesting]: one(months), [requested]: one(months) },
          conventionOffences: one([true, false]) ? [] : [`${one(conventions).id}:asked`],
        },
      ],
      facts: { organisedGroup: organised, transnational: organised },
    })
    if (decision) decisions.push(decision)
  }
  return decisions
}

const standing = (considered: readonly Considered[]): readonly Considered[] =>
  considered.filter(
    ({ role, instrument }) =>
      (role === 'govern' || role === 'support') && instrument.class !== 'national-law',
  )

/** Extradition without a treaty turns on the laws of both States, which the tables do not hold: it is not asked. */
function decisionOf(library: Library, situation: Situation): Decision | undefined {
  const considered = considerInstruments(library, situation)
  const bases = standing(considered)
  if (situation.mechanism === 'extradition' && bases.every(({ role }) => role === 'govern')) return undefined
  return {
    situation,
    facts: factsOf(library, situation, considered),
    provisionFacts: {
      measure: situation.measure,
      requested: situation.requested,
      urgent: false,
      conventions: conventionsOf(situation),
      offences: situation.offences.flatMap(({ conventionOffences }) => conventionOffences ?? []),
      silent: silentAmong(library, bases, situation),
    },
    told: tell(library, situation, considered),
  }
}

/** The answer that is compared: on what the request can rest, and which provisions of it speak. */
export function tell(library: Library, situation: Situation, considered: readonly Considered[]): string[] {
  const bases = standing(considered)
  return [...bases.map(({ instrument }) => instrument.id), ...speakingUnder(library, bases, situation)]
}

const conventionsOf = ({ offences }: Situation): string[] =>
  offences
    .flatMap(({ conventionOffences }) => conventionOffences ?? [])
    .map((id) => id.slice(0, id.lastIndexOf(':')))

function factsOf(library: Library, situation: Situation, considered: readonly Considered[]): PeerFacts {
  const { requesting, requested, asOf, offences, facts } = situation
  // Sides and refusals of single States are settled here, for the peers: such an instrument is left out.
  const isApart = ({ instrument, role, requesting: left, requested: right }: Considered) =>
    role === 'not-bound' &&
    bindingOf(library, instrument, left.state, asOf).answer === 'yes' &&
    bindingOf(library, instrument, right.state, asOf).answer === 'yes'
  const told = considered.filter((one) => one.instrument.class !== 'national-law' && !isApart(one))
  const spans = (state: string) => spansOf(library, told, state, asOf)
  const [mine, theirs] = [spans(requesting), spans(requested)]
  return {
    day: dayNumber(asOf),
    measure: situation.measure,
    electronic: library.measure(situation.measure)?.electronic === true,
    conventions: conventionsOf(situation),
    months: offences[0]?.maxMonths?.[requesting] ?? 0,
    serious: facts.organisedGroup === true && facts.transnational === true,
    mine: mine.from,
    theirs: theirs.from,
    mineEnd: mine.end,
    theirsEnd: theirs.end,
  }
}

/** The times in which a State is bound; of several by one instrument the one that is nearest to the day. */
function spansOf(library: Library, told: readonly Considered[], state: string, asOf: Day) {
  const from: Record<string, number> = {}
  const end: Record<string, number> = {}
  for (const { instrument } of told) {
    const binding = bindingOf(library, instrument, state, asOf)
    if (instrument.between) {
      if (binding.answer !== 'unknown' && instrument.inForce)
        from[instrument.id] = dayNumber(instrument.inForce)
      if (binding.reason === 'ended' || binding.reason === 'suspended') end[instrument.id] = dayNumber(asOf)
      continue
    }
    const file = library.participation(instrument.id)
    const rows = ((file && rowsOf(file, state)?.bound) ?? []).filter((row) => row.from !== undefined)
    const row = rows.findLast((one) => one.from! <= asOf) ?? rows[0]
    if (!row?.from) continue
    from[instrument.id] = dayNumber(row.from)
    if (row.until) end[instrument.id] = dayNumber(row.until)
  }
  return { from, end }
}
