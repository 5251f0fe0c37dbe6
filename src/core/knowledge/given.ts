import { z } from 'zod'
import { isDay, tellNoDay } from '#core/kernel/day'
import { mechanisms } from '#core/knowledge/instrument'
import { penaltyEnforcements } from '#core/knowledge/rule-person'

/** A situation as a person or a program writes it down: the `given` of a scenario. Unknown keys are refused. */
const State = z.string().regex(/^[A-Z]{3}$/, 'a State is named by its ISO 3166-1 alpha-3 code, e.g. CHE')
/** A State; `false` says that there is none, which is not the same as not known. */
const StateOrNone = z.union([State, z.literal(false)]).optional()
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
  minMonths: z.record(State, Months).optional(),
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
  refugeeRecognisedBy: StateOrNone,
  refugeeFrom: State.optional(),
})

export const GivenSentence = z.strictObject({
  imposedMonths: z.number().min(0).max(12_000).optional(),
  remainingMonths: z.number().min(0).max(12_000).optional(),
  final: Flag,
  consent: Flag,
  judgmentIssuedOn: On.optional(),
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
  finallyDisposedIn: StateOrNone,
  disposal: Text.optional(),
  sameFacts: Flag,
  penaltyEnforcement: z
    .enum(penaltyEnforcements)
    .optional()
    .describe(
      'what became of the penalty of the earlier judgment; none: acquittal, settlement or no penalty',
    ),
  timeBarredIn: z.array(State).optional(),
  amnestyIn: StateOrNone,
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
