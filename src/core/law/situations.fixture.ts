import fc from 'fast-check'
import { compileBooks } from '#adapters/books'
import { addDays, day, type Day } from '#core/kernel/day'
import type { Citation } from '#core/kernel/finding'
import { openLibrary, type Library } from '#core/knowledge/books'
import { penaltyEnforcements } from '#core/knowledge/rule-person'
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

export const measureIds = library.books.measures
  .filter(({ mechanism }) => mechanism === 'mutual-legal-assistance')
  .map(({ id }) => id)
/** Every measure under every mechanism that can ask for it. */
const asked = library.books.measures.flatMap(({ id, mechanism, also }) =>
  [mechanism, ...(also ?? [])].map((each) => [each, id] as const),
)

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
export const completeSituations: fc.Arbitrary<Situation> = pairs
  .chain(([requesting, requested]) => {
    const offence: fc.Arbitrary<SituationOffence> = fc.record({
      conduct: oneOf(['invented', ...library.books.offences.slice(0, 60).map(({ id }) => id)]),
      maxMonths: fc.record({ [requesting]: months, [requested]: months }),
      minMonths: fc.record({ [requesting]: oneOf([0, 12]), [requested]: oneOf([6, 24]) }),
      conventionOffences: fc.subarray(conventionOffences, { maxLength: 2 }),
      political: fc.boolean(),
      military: fc.boolean(),
      fiscal: fc.boolean(),
      life: fc.boolean(),
      deathPenaltyPossible: fc.boolean(),
    })
    const state = oneOf([requesting, requested, 'FRA', 'TUV'])
    const person = fc.record({
      nationalities: fc.subarray([requesting, requested, 'ITA'], { minLength: 1 }),
      residence: state,
      ageAtOffence: oneOf([9, 13, 14, 16, 18, 40]),
      nationalByBirth: fc.boolean(),
      refugeeRecognisedBy: state,
      refugeeFrom: state,
    })
    const sentence = fc.record({
      imposedMonths: oneOf([3, 4, 6, 24, 240]),
      remainingMonths: oneOf([1, 4, 5, 6, 24]),
      final: fc.boolean(),
      consent: fc.boolean(),
      judgmentIssuedOn: oneOf(['2010-01-01', '2016-12-05']),
    })
    return fc.record({
      requesting: fc.constant(requesting),
      requested: fc.constant(requested),
      asked: oneOf(asked),
      asOf: days,
      phase: oneOf(['prosecution', 'execution'] as const),
      offences: fc.array(offence, { minLength: 1, maxLength: 2 }),
      person,
      sentence,
      facts: fc.record({
        organisedGroup: fc.boolean(),
        transnational: fc.boolean(),
        coercive: fc.boolean(),
        bankSecrecyInvoked: fc.boolean(),
        issuingAuthority: oneOf(['court', 'public-prosecutor', 'ministry']),
        personConsentsToExtradition: fc.boolean(),
        finallyDisposedIn: state,
        sameFacts: fc.boolean(),
        earlier: oneOf([
          { disposal: 'final-acquittal', penaltyEnforcement: 'none' as const },
          { disposal: 'settlement-with-prosecutor-paid', penaltyEnforcement: 'none' as const },
          ...penaltyEnforcements.map((penaltyEnforcement) => ({ disposal: 'judgment', penaltyEnforcement })),
        ]),
        timeBarredIn: fc.subarray([requesting, requested]),
        amnestyIn: state,
        requestedStateHasJurisdiction: fc.boolean(),
        inAbsentia: fc.boolean(),
        summonedInPerson: fc.boolean(),
        counselMandatedAndDefended: fc.boolean(),
        decisionServed: fc.boolean(),
        retrialRight: fc.boolean(),
        systemicDetentionDeficiencies: fc.boolean(),
        individualRiskNotExcluded: fc.boolean(),
        realRiskOfIllTreatment: fc.boolean(),
        substantialGroundsOfPersecution: oneOf([false, 'political-opinion']),
        deportationOrder: fc.boolean(),
        fledToExecutingState: fc.boolean(),
        amountEur: oneOf([0, 300, 10_000, 10_001, 30_000]),
        propertyConfiscatedUnderArticle55: fc.boolean(),
        publicFunds: fc.boolean(),
        offenceDate: oneOf(['1990-01-01', '2001-01-01', '2015-01-01']),
        priorOwnershipEstablished: fc.boolean(),
        damageRecognised: fc.boolean(),
        bonaFideThirdPartyClaim: fc.boolean(),
      }),
    })
  })
  .map(({ asked: [mechanism, measure], facts: { earlier, ...facts }, phase, ...rest }) => ({
    ...rest,
    mechanism,
    measure,
    phase: mechanism === 'transfer-of-sentenced-persons' ? 'execution' : phase,
    // Whoever fled there is not expelled there.
    facts: {
      ...facts,
      ...earlier,
      fledToExecutingState: facts.fledToExecutingState && !facts.deportationOrder,
    },
  }))

/** Paths of all facts of a situation that may be unknown, as `asks` spells them. */
export function pathsOf({ requesting, requested, offences, person, sentence, facts }: Situation): string[] {
  const perOffence = offences.flatMap((_offence, at) => [
    `offences[${at}].maxMonths.${requesting}`,
    `offences[${at}].maxMonths.${requested}`,
    `offences[${at}].minMonths.${requesting}`,
    `offences[${at}].minMonths.${requested}`,
    ...['conduct', 'conventionOffences', 'political', 'military', 'fiscal'].map(
      (key) => `offences[${at}].${key}`,
    ),
  ])
  return [
    'offences',
    'phase',
    ...perOffence,
    ...Object.keys(person ?? {}).map((key) => `person.${key}`),
    ...Object.keys(sentence ?? {}).map((key) => `sentence.${key}`),
    ...Object.keys(facts).map((key) => `facts.${key}`),
  ]
}

/** The situation as somebody knows it from whom these facts are hidden. */
export function withhold(situation: Situation, hidden: ReadonlySet<string>): Situation {
  const offences = situation.offences.map((offence, at) => {
    const shown = (key: string) => !hidden.has(`offences[${at}].${key}`)
    const known = Object.entries(offence).filter(
      ([key]) => key !== 'maxMonths' && key !== 'minMonths' && shown(key),
    )
    const maxMonths = Object.entries(offence.maxMonths ?? {}).filter(([state]) => shown(`maxMonths.${state}`))
    const minMonths = Object.entries(offence.minMonths ?? {}).filter(([state]) => shown(`minMonths.${state}`))
    return {
      ...Object.fromEntries(known),
      maxMonths: Object.fromEntries(maxMonths),
      minMonths: Object.fromEntries(minMonths),
    }
  })
  const shown = (of: object | undefined, name: string) =>
    Object.fromEntries(Object.entries(of ?? {}).filter(([key]) => !hidden.has(`${name}.${key}`)))
  return {
    ...situation,
    phase: hidden.has('phase') ? undefined : situation.phase,
    offences: hidden.has('offences') ? [] : offences,
    person: shown(situation.person, 'person'),
    sentence: shown(situation.sentence, 'sentence'),
    facts: shown(situation.facts, 'facts'),
  }
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
