import fc from 'fast-check'
import { compileBooks } from '#adapters/books'
import { addDays, day, type Day } from '#core/kernel/day'
import type { Citation } from '#core/kernel/finding'
import { openLibrary, type Library } from '#core/knowledge/books'
import type { Advice } from '#core/law/advise'
import type { Situation, SituationOffence } from '#core/law/situation'

/** The real books, compiled once for a file of tests. */
export const library: Library = openLibrary(compileBooks('knowledge'))

const codes = library.books.states.map(({ code }) => code)
const pairsOfTreaties = library.books.instruments.flatMap(({ between }) => (between ? [between] : []))
/** States with many treaties between them, so that several instruments meet. */
const busy = [
  'CHE',
  'DEU',
  'FRA',
  'ITA',
  'NLD',
  'POL',
  'DNK',
  'IRL',
  'GBR',
  'USA',
  'JPN',
  'KOR',
  'BRA',
  'ARG',
]
const oneOf = <T>(values: readonly T[]) => fc.constantFrom(...values)

/** Requesting and requested State, never the same. */
export const pairs: fc.Arbitrary<readonly [string, string]> = fc
  .oneof(
    fc.tuple(oneOf(codes), oneOf(codes)),
    fc.tuple(oneOf(busy), oneOf(busy)),
    fc
      .tuple(oneOf(pairsOfTreaties), fc.boolean())
      .map(([[a, b], turned]): [string, string] => (turned ? [b, a] : [a, b])),
  )
  .filter(([a, b]) => a !== b)

export const measureIds = library.books.measures.map(({ id }) => id)
/** Measures of which the facts must say whether they need coercion. */
const undecided = library.books.measures.filter(({ coercive }) => coercive === 'depends').map(({ id }) => id)

const first = day('1962-01-01')
export const days: fc.Arbitrary<Day> = fc.oneof(
  fc.nat(24_000).map((after) => addDays(first, after)),
  oneOf([day('2026-11-24'), day('2020-03-01'), day('2017-05-22'), day('2014-12-12')]),
)

/** Not punishable at all is what most turns on. */
const months = oneOf([0, 0, 0, 0, 6, 12, 13, 23, 24, 36, 47, 48, 60, 120, 1200])
const conventionOffences = [
  'uncac:15',
  'untoc:5',
  'vienna-1988:3(1)(a)',
  'icsft-1999:2',
  'terrorist-bombings-1997:2',
  'ets-185:2',
  'cets-198:9',
  'ets-141:6',
]

/** A situation in which every fact is known, and no two facts contradict each other. */
export const completeSituations: fc.Arbitrary<Situation> = pairs.chain(([requesting, requested]) => {
  const offence: fc.Arbitrary<SituationOffence> = fc.record({
    conduct: fc.constant('invented'),
    maxMonths: fc.record({ [requesting]: months, [requested]: months }),
    conventionOffences: fc.subarray(conventionOffences, { maxLength: 2 }),
    political: fc.boolean(),
    military: fc.boolean(),
    fiscal: fc.boolean(),
  })
  return fc.record({
    requesting: fc.constant(requesting),
    requested: fc.constant(requested),
    mechanism: fc.constant('mutual-legal-assistance'),
    measure: fc.oneof(oneOf(measureIds), oneOf(undecided)),
    asOf: days,
    offences: fc.array(offence, { minLength: 1, maxLength: 2 }),
    facts: fc.record({
      organisedGroup: fc.boolean(),
      transnational: fc.boolean(),
      coercive: fc.boolean(),
      bankSecrecyInvoked: fc.boolean(),
    }),
  })
})

/** Paths of all facts of a situation that may be unknown, as `asks` spells them. */
export function pathsOf({ requesting, requested, offences }: Situation): string[] {
  const perOffence = offences.flatMap((_offence, at) => [
    `offences[${at}].maxMonths.${requesting}`,
    `offences[${at}].maxMonths.${requested}`,
    ...['conventionOffences', 'political', 'military', 'fiscal'].map((key) => `offences[${at}].${key}`),
  ])
  return ['offences', ...perOffence, 'organisedGroup', 'transnational', 'coercive']
}

/** The situation as somebody knows it from whom these facts are hidden. */
export function withhold(situation: Situation, hidden: ReadonlySet<string>): Situation {
  const offences = situation.offences.map((offence, at) => {
    const shown = (key: string) => !hidden.has(`offences[${at}].${key}`)
    const known = Object.entries(offence).filter(([key]) => key !== 'maxMonths' && shown(key))
    const maxMonths = Object.entries(offence.maxMonths ?? {}).filter(([state]) => shown(`maxMonths.${state}`))
    return { ...Object.fromEntries(known), maxMonths: Object.fromEntries(maxMonths) }
  })
  const facts = Object.fromEntries(Object.entries(situation.facts).filter(([key]) => !hidden.has(key)))
  return { ...situation, offences: hidden.has('offences') ? [] : offences, facts }
}

/** A complete situation, and two sets of facts of which the first is hidden early and the second for good. */
export const situationsInTwoSteps = completeSituations.chain((situation) =>
  fc.record({
    situation: fc.constant(situation),
    learned: fc.subarray(pathsOf(situation)).map((paths) => new Set(paths)),
    never: fc.subarray(pathsOf(situation)).map((paths) => new Set(paths)),
  }),
)

/** A situation of which anything may be unknown. */
export const situations: fc.Arbitrary<Situation> = situationsInTwoSteps.map(({ situation, never }) =>
  withhold(situation, never),
)

/** Every citation in an advice, wherever it stands; the instruments and provisions themselves are not walked. */
export function citationsIn(advice: Advice): Citation[] {
  const found: Citation[] = []
  const walk = (value: unknown, key = ''): void => {
    if (value === null || typeof value !== 'object' || key === 'provision' || key === 'situation') return
    if ('article' in value && 'instrument' in value && typeof value.instrument === 'string') {
      found.push(value as Citation)
      return
    }
    for (const [name, member] of Object.entries(value)) {
      if (name === 'instrument') continue
      walk(member, name)
    }
  }
  walk(advice)
  const articles = advice.bases.flatMap(({ instrument, articles: given }) =>
    given.map((article) => ({ instrument: instrument.id, article })),
  )
  return [...found, ...articles]
}
