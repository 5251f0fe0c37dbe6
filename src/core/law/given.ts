import { z } from 'zod'
import { isDay, tellNoDay, type Day } from '#core/kernel/day'
import type { Library } from '#core/knowledge/books'
import { mechanisms } from '#core/knowledge/instrument'
import { measureOf, type Situation } from '#core/law/situation'

/** A situation as a person or a program writes it down: the `given` of a scenario. Unknown keys are refused. */
const State = z.string().regex(/^[A-Z]{3}$/, 'a State is named by its ISO 3166-1 alpha-3 code, e.g. CHE')
const Months = z.number().min(0).max(1200)
const Text = z.string().max(200)
const Flag = z.boolean().optional()
const On = z.string().refine(isDay, { error: ({ input }) => tellNoDay(String(input)) })

export const GivenOffence = z.strictObject({
  conduct: Text.optional(),
  maxMonths: z
    .record(State, Months)
    .optional()
    .describe('maximum custodial penalty in months by State; 0 is not punishable, 1200 is life'),
  conventionOffences: z
    .array(z.string().regex(/^[a-z0-9-]+:.+$/, 'spelled instrument:article, e.g. uncac:15'))
    .max(40)
    .optional()
    .describe('e.g. uncac:15; an empty list says that there is none'),
  elements: z
    .record(z.string(), z.boolean())
    .optional()
    .describe('whether the law of the requested State has an element, e.g. "uncac:15 public-official"'),
  political: Flag,
  military: Flag,
  fiscal: Flag,
  life: Flag,
  deathPenaltyPossible: Flag,
})

export const GivenPerson = z.strictObject({
  nationalities: z.array(State).max(10).optional(),
  residence: State.optional(),
  ageAtOffence: z.number().min(0).max(130).optional(),
  nationalByBirth: Flag,
  refugeeRecognisedBy: State.optional(),
  refugeeFrom: State.optional(),
})

export const GivenSentence = z.strictObject({
  imposedMonths: z.number().min(0).max(12_000).optional(),
  remainingMonths: z.number().min(0).max(12_000).optional(),
  final: Flag,
  consent: Flag,
})

export const GivenFacts = z.strictObject({
  organisedGroup: Flag,
  transnational: Flag,
  coercive: Flag,
  urgent: Flag,
  bankSecrecyInvoked: Flag,
  dualCriminalityDisputed: Flag,
  notPunishableIn: z.array(State).optional(),
  offenceDate: On.optional(),
  dataCategory: Text.optional(),
  evidenceSupplied: Flag,
  issuingAuthority: Text.optional(),
  warrantIssuedOn: On.optional(),
  arrestedOn: On.optional(),
  provisionalArrestSought: Flag,
  personConsentsToExtradition: Flag,
  finallyDisposedIn: State.optional(),
  disposal: Text.optional(),
  sameFacts: Flag,
  timeBarredIn: z.array(State).optional(),
  amnestyIn: State.optional(),
  requestedStateHasJurisdiction: Flag,
  inAbsentia: Flag,
  summonedInPerson: Flag,
  counselMandatedAndDefended: Flag,
  decisionServed: Flag,
  retrialRight: Flag,
  systemicDetentionDeficiencies: Flag,
  individualRiskNotExcluded: Flag,
  realRiskOfIllTreatment: Flag,
  substantialGroundsOfPersecution: z.union([Text, z.boolean()]).optional(),
  deportationOrder: Flag,
  fledToExecutingState: Flag,
  property: Text.optional(),
  amountEur: z.number().min(0).optional(),
  propertyConfiscatedUnderArticle55: Flag,
  publicFunds: Flag,
  priorOwnershipEstablished: Flag,
  damageRecognised: Flag,
  bonaFideThirdPartyClaim: Flag,
})

export const Given = z.strictObject({
  requesting: State,
  requested: State,
  mechanism: z.enum(mechanisms),
  measure: Text.optional(),
  asOf: On.describe('day of the request; for Union orders the day of receipt'),
  phase: z.enum(['prosecution', 'execution']).optional(),
  offences: z.array(GivenOffence).max(30).default([]),
  person: GivenPerson.optional(),
  sentence: GivenSentence.optional(),
  facts: GivenFacts.default({}),
})
export type Given = z.infer<typeof Given>

/** One thing that is wrong with a situation: where, why, and what to do. */
export interface GivenFault {
  readonly path: string
  readonly why: string
  readonly mend: string
}

/**
 * Reads a situation and refuses it where it cannot be meant: a State that is none or did not exist yet, facts
 * that contradict each other, a measure of another mechanism.
 */
export function readGiven(
  library: Library,
  input: unknown,
):
  | { readonly ok: true; readonly situation: Situation }
  | { readonly ok: false; readonly faults: GivenFault[] } {
  const read = Given.safeParse(input)
  if (!read.success)
    return {
      ok: false,
      faults: read.error.issues.map((issue) => ({
        path: issue.path.join('.') || '(top)',
        why: issue.message,
        mend:
          issue.code === 'unrecognized_keys'
            ? 'Use only the keys of a situation; check the spelling.'
            : 'Write the value as described, or leave it out if it is not known.',
      })),
    }
  const given = read.data
  const measure = given.measure ?? measureOf[given.mechanism]
  const faults = [
    ...checkStates(library, given),
    ...checkMeasure(library, given, measure),
    ...checkContradictions(given),
  ]
  if (faults.length > 0 || measure === undefined) return { ok: false, faults }
  return { ok: true, situation: { ...given, measure, asOf: given.asOf as Day } }
}

function checkStates(library: Library, given: Given): GivenFault[] {
  const faults: GivenFault[] = []
  for (const key of ['requesting', 'requested'] as const) {
    const code = given[key]
    const state = library.state(code)
    if (!state)
      faults.push({
        path: key,
        why: `The books know no State with the code ${code}.`,
        mend: 'Use an ISO 3166-1 alpha-3 code such as CHE (XKX for Kosovo).',
      })
    else if (state.since && given.asOf < state.since)
      faults.push({
        path: 'asOf',
        why: `${state.name.en} exists as a State since ${state.since}; on ${given.asOf} it could neither ask nor be asked.`,
        mend: 'Name the State that existed then, or a later day.',
      })
  }
  if (given.requesting === given.requested)
    faults.push({
      path: 'requested',
      why: `${given.requesting} would ask itself; that is no cooperation between States.`,
      mend: 'Name two different States.',
    })
  return faults
}

function checkMeasure(library: Library, { mechanism }: Given, measure: string | undefined): GivenFault[] {
  const of = library.books.measures.filter(
    (known) => known.mechanism === mechanism || known.also?.includes(mechanism),
  )
  if (measure === undefined)
    return [
      {
        path: 'measure',
        why: `Under ${mechanism} the law depends on what is asked.`,
        mend: `Add one of ${of.map(({ id }) => id).join(', ')}.`,
      },
    ]
  if (of.some(({ id }) => id === measure)) return []
  const elsewhere = library.measure(measure)
  return [
    {
      path: 'measure',
      why: elsewhere
        ? `"${measure}" belongs to ${elsewhere.mechanism}, not to ${mechanism}.`
        : `The books know no measure "${measure}".`,
      mend: `Use one of ${of.map(({ id }) => id).join(', ')}.`,
    },
  ]
}

function checkContradictions({
  mechanism,
  phase,
  sentence,
  facts,
  offences,
  person,
  requested,
  asOf,
}: Given): GivenFault[] {
  const faults: GivenFault[] = []
  const clash = (path: string, why: string, mend: string) => faults.push({ path, why, mend })
  if (sentence?.imposedMonths !== undefined && sentence.remainingMonths !== undefined)
    if (sentence.remainingMonths > sentence.imposedMonths)
      clash(
        'sentence.remainingMonths',
        `${sentence.remainingMonths} months left of a sentence of ${sentence.imposedMonths}.`,
        'Correct one of the two.',
      )
  if (mechanism === 'transfer-of-sentenced-persons' && phase === 'prosecution')
    clash('phase', 'A person who is only prosecuted has no sentence to transfer.', 'Use the phase execution.')
  if (facts.deportationOrder && facts.fledToExecutingState)
    clash(
      'facts.fledToExecutingState',
      'A person who fled to the other State is not expelled to it.',
      'Keep one of the two.',
    )
  if (
    facts.organisedGroup === false &&
    offences.some(({ conventionOffences }) => conventionOffences?.includes('untoc:5'))
  )
    clash(
      'facts.organisedGroup',
      'Participation in an organised criminal group (untoc:5) without such a group.',
      'Correct one of the two.',
    )
  offences.forEach(({ maxMonths }, at) => {
    if (facts.notPunishableIn?.includes(requested) && (maxMonths?.[requested] ?? 0) > 0)
      clash(
        `offences[${at}].maxMonths.${requested}`,
        `A maximum penalty is given for ${requested}, and the conduct is said not to be punishable there.`,
        'Correct one of the two.',
      )
  })
  if (
    person?.nationalByBirth &&
    person.nationalities &&
    !person.nationalities.includes(requested) &&
    mechanism === 'extradition'
  )
    clash(
      'person.nationalByBirth',
      `The person is no national of ${requested}.`,
      'Leave it out, or add the nationality.',
    )
  for (const key of ['arrestedOn', 'warrantIssuedOn', 'offenceDate'] as const) {
    const on = facts[key]
    if (on !== undefined && on > asOf)
      clash(`facts.${key}`, `${on} is after the day of the request, ${asOf}.`, 'Correct one of the two days.')
  }
  return faults
}
