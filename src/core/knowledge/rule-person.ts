import { z } from 'zod'
import { Duty, Measures, Phase, Requested } from '#core/knowledge/rule-parts'

/**
 * Kinds of rule that turn on the person, the judgment or the assets: extradition, transfer of sentenced
 * persons, transfer of proceedings, confiscation.
 */

/** What a State does with its own nationals, as its law or its declaration says. */
export const nationalsPolicies = [
  'surrenders',
  'may-refuse',
  'with-return',
  'by-consent',
  'unless-treaty',
  'never-native',
  'never',
] as const
export type NationalsPolicy = (typeof nationalsPolicies)[number]

/** Kinds of offences for which alone some States surrender their nationals; the last two only across borders. */
export const nationalsOffences = ['terrorism', 'organised-crime', 'drug-trafficking'] as const
export type NationalsOffences = (typeof nationalsOffences)[number]

/**
 * What the instrument, or the law of a State, says of the surrender of nationals of the requested State.
 * `no-bar`: nationality is no ground; `may-refuse`: the requested State may refuse, and its declaration or
 * law says whether it does; `if-declared`: refusal only where it has declared so; `policy`: in the law of a
 * State, what that State does.
 */
export const NationalsRule = z.strictObject({
  kind: z.literal('nationals'),
  effect: z.enum(['no-bar', 'may-refuse', 'if-declared', 'policy']),
  policy: z.enum(nationalsPolicies).optional(),
  /** In the law of a State: the days of the request on which it says so, `until` not included. */
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
  /** Only for acts from this day on, or before it. Of several rules of one law the first that holds speaks. */
  actsFrom: z.iso.date().optional(),
  actsBefore: z.iso.date().optional(),
  /** Only for these kinds of offences. */
  only: z.array(z.enum(nationalsOffences)).min(1).optional(),
  /** Article under which States declare it, where it is another one. */
  declaredUnder: z.string().optional(),
  /** Article under which the requested State then submits the case to its own prosecutors. */
  prosecute: z.string().optional(),
  phase: Phase,
})

/** Surrender for prosecution of a national or resident may be tied to his return to serve the sentence. */
export const ReturnGuaranteeRule = z.strictObject({
  kind: z.literal('return-guarantee'),
  of: z.array(z.enum(['national', 'resident'])).min(1),
})

/** A sentence that is too short: imposed, or left to serve. */
export const SentenceThresholdRule = z.strictObject({
  kind: z.literal('sentence-threshold'),
  imposedMonths: z.int().positive().optional(),
  remainingMonths: z.int().positive().optional(),
  duty: Duty,
  /** Both States may agree to less (ETS 112 3(2)). */
  lessByAgreement: z.literal(true).optional(),
  measures: Measures.optional(),
})

/** Prosecution or punishment barred by time, in which law. */
export const LapseOfTimeRule = z.strictObject({
  kind: z.literal('lapse-of-time'),
  law: z.enum(['either', 'requesting', 'requested', 'requested-with-jurisdiction']),
  /** Only where the requested State has reserved it (CETS 212 10(3)). */
  onlyIf: z.literal('declared').optional(),
  duty: Duty,
  measures: Measures.optional(),
})

/** What became of a penalty that an earlier judgment imposed; `none`: acquittal, settlement, or no penalty imposed. */
export const penaltyEnforcements = [
  'enforced',
  'being-enforced',
  'pardoned',
  'no-longer-enforceable',
  'not-enforced',
  'none',
] as const
export type PenaltyEnforcement = (typeof penaltyEnforcements)[number]

/** Final disposal of the same facts, and where it counts. */
export const NeBisInIdemRule = z.strictObject({
  kind: z.literal('ne-bis-in-idem'),
  /** `either`: in one of the two States; `bound`: in any State bound by the instrument; `third`: in a State that is not. */
  where: z.enum(['requested', 'either', 'bound', 'third', 'any']),
  /** Where a penalty was imposed, what must have become of it (CISA 54); without it every final judgment counts. */
  ifPenalty: z
    .array(z.enum(penaltyEnforcements).exclude(['not-enforced', 'none']))
    .min(1)
    .optional(),
  duty: Duty,
  measures: Measures.optional(),
})

/** A judgment given in the absence of the person. */
export const InAbsentiaRule = z.strictObject({
  kind: z.literal('in-absentia'),
  /** Whether a right to a retrial is one of the ways out (EAW 4a(1)(d)), or only what was done before (FD 2008/909 9(1)(i)). */
  retrialCures: z.boolean(),
  duty: Duty,
  measures: Measures.optional(),
})

/** The death penalty: `assurance`: refusal unless it is promised not to be imposed or carried out; `refuse`: in any case. */
export const DeathPenaltyRule = z.strictObject({
  kind: z.literal('death-penalty'),
  effect: z.enum(['assurance', 'refuse']),
  duty: Duty,
  measures: Measures.optional(),
})

/** In the law of a State: the age below which nobody is criminally responsible. In an instrument: that age bars. */
export const MinimumAgeRule = z.strictObject({
  kind: z.literal('minimum-age'),
  years: z.int().positive().optional(),
  duty: Duty,
})

/** The order must come from a judicial authority that takes no instructions. In the law of a State: whether its prosecutors are one. */
export const IssuingAuthorityRule = z.strictObject({
  kind: z.literal('issuing-authority'),
  must: z.literal('judicial').optional(),
  prosecutors: z.enum(['independent', 'under-instructions']).optional(),
  duty: Duty,
  measures: Measures.optional(),
})

/** The person must agree. */
export const PersonConsentRule = z.strictObject({
  kind: z.literal('person-consent'),
  duty: Duty,
  measures: Measures.optional(),
})

/** The consent of the person is not needed: he fled there, is to be expelled there, or lives in the State of his nationality. */
export const ConsentNotNeededRule = z.strictObject({
  kind: z.literal('consent-not-needed'),
  when: z.enum(['fled', 'expulsion', 'national-living-there']),
  /** Only for nationals of the State that takes over (ETS 167). */
  nationalsOnly: z.literal(true).optional(),
  /** Not where this State issues or executes, for judgments issued before a day (FD 2008/909 6(5)). */
  exceptFor: z
    .strictObject({ state: z.string().regex(/^[A-Z]{3}$/), judgmentsBefore: z.iso.date() })
    .optional(),
})

/** Only persons in one of these situations are reached: ETS 167 adds nothing for those who consent. */
export const PersonsRule = z.strictObject({
  kind: z.literal('persons'),
  who: z.array(z.enum(['fled', 'expelled', 'consenting'])).min(1),
})

/** The tie of the person to the State that would take him over. */
export const PersonalLinkRule = z.strictObject({
  kind: z.literal('personal-link'),
  of: z.array(z.enum(['national', 'resident'])).min(1),
  duty: Duty,
  measures: Measures.optional(),
})

/** The judgment or order must be final. */
export const FinalJudgmentRule = z.strictObject({
  kind: z.literal('final-judgment'),
  duty: Duty,
  /** The requested State can do without (UNCAC 57(3)(a)). */
  waivable: z.literal(true).optional(),
  measures: Measures.optional(),
})

/**
 * Where confiscated assets go. `uncac-waterfall`: the order of UNCAC 57(3); `priority-consideration`: the
 * requested State considers return with priority and owes nothing; `agreement`: it disposes and may share.
 */
export const AssetReturnRule = z.strictObject({
  kind: z.literal('asset-return'),
  by: z.enum(['uncac-waterfall', 'priority-consideration', 'agreement']),
  measures: Measures,
})

/** Division of a sum between the States: up to a threshold it stays, above it a share goes over. */
export const AssetDivisionRule = z.strictObject({
  kind: z.literal('asset-division'),
  /** Up to and including this sum all stays with the executing State. */
  keepsUpToEur: z.int().positive(),
  /** Above it, the share of the issuing State, between 0 and 1. */
  issuingShare: z.number().min(0).max(1),
  measures: Measures.optional(),
})

/** Property of little value. `belowEur` is a working mark where the text names no figure. */
export const DeMinimisRule = z.strictObject({
  kind: z.literal('de-minimis'),
  belowEur: z.int().positive(),
  figureInText: z.boolean(),
  duty: Duty,
  measures: Measures.optional(),
})

/**
 * Whether cooperation needs a treaty. In the law of a State: `needed`. In a convention: it may be that treaty
 * for a requested State that has said so under `declaredUnder` (UNCAC 44(5)-(6)), or at its choice.
 */
export const TreatyBasisRule = z.strictObject({
  kind: z.literal('treaty-basis'),
  needed: z.boolean().optional(),
  /** For which role the law of the State needs it. */
  side: z.enum(['requested', 'either']).optional(),
  /** Article under which States say whether they take the convention as basis; absent: at their choice. */
  declaredUnder: z.string().optional(),
})

/** An instrument that has ended between two States goes on for a person arrested before a day (Withdrawal Agreement 62(1)(b)). */
export const ContinuesRule = z.strictObject({
  kind: z.literal('continues'),
  state: z.string().regex(/^[A-Z]{3}$/),
  arrestedUntil: z.iso.date(),
})

/** A citizen of the Union asked by a third State: the State of nationality is told and may issue a warrant (C-182/15). */
export const UnionCitizenRule = z.strictObject({ kind: z.literal('union-citizen'), requested: Requested })

export const competingFactors = [
  'seriousness',
  'place',
  'dates',
  'nationality',
  'residence',
  'prosecution-or-execution',
  're-extradition',
  'treaty-basis',
  'victims',
] as const

/** Several requests for one person: what the requested State weighs, or the order that the treaty gives. */
export const CompetingRule = z.strictObject({
  kind: z.literal('competing-requests'),
  /** `factors`: all circumstances, among them these; `order`: one after the other; `discretion`: free. */
  by: z.enum(['factors', 'order', 'discretion']),
  factors: z.array(z.enum(competingFactors)).optional(),
  /** Against whom it speaks: another request under the same instrument, or one of a State outside it. */
  against: z.enum(['same', 'third', 'any']),
})
