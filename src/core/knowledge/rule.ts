import { z } from 'zod'
import {
  AssetDivisionRule,
  AssetReturnRule,
  CompetingRule,
  ConsentNotNeededRule,
  ContinuesRule,
  DeathPenaltyRule,
  DeMinimisRule,
  FinalJudgmentRule,
  InAbsentiaRule,
  IssuingAuthorityRule,
  LapseOfTimeRule,
  MinimumAgeRule,
  NationalsRule,
  NeBisInIdemRule,
  PersonalLinkRule,
  PersonConsentRule,
  PersonsRule,
  ReturnGuaranteeRule,
  SentenceThresholdRule,
  TreatyBasisRule,
  UnionCitizenRule,
} from '#core/knowledge/rule-person'
import { Duty, Measures, Phase, Requested } from '#core/knowledge/rule-parts'
import { ChannelRule, ClockRule, ConditionRule, LanguageRule, TermRule } from '#core/knowledge/rule-procedure'

/**
 * The closed list of what a provision can do to a request. A provision that fits no kind gets a new kind
 * here, and the compiler then lists every place that must decide about it. Kinds about the person, the
 * sentence and the assets stand in `rule-person.ts`, those about how a request is run in `rule-procedure.ts`.
 */

/** Facts about an offence that a scope or a ground can turn on. */
export const OffenceTrait = z.enum(['political', 'military', 'fiscal'])
export type OffenceTrait = z.infer<typeof OffenceTrait>

/** Which offences the instrument reaches. Several in one instrument widen each other. */
export const OffencesRule = z.strictObject({
  kind: z.literal('offences'),
  /**
   * `all`; `convention`: offences established under the instrument; `serious-crime`: UNTOC 2(b) with
   * 3(1)(b); `electronic-evidence`: any offence when the evidence is electronic; `penalty`: maximum
   * of at least `minMonths` in the law of the requesting State.
   */
  of: z.enum(['all', 'convention', 'serious-crime', 'electronic-evidence', 'penalty']),
  minMonths: z.int().positive().optional(),
  /** Offences of the instrument to which its cooperation does not extend, e.g. `vienna-1988:3(2)`. */
  exceptOffences: z.array(z.string()).min(1).optional(),
})

/** A provision on which a request rests: cited in the letter as legal basis. */
export const BasisRule = z.strictObject({
  kind: z.literal('basis'),
  measures: Measures.optional(),
  phase: Phase,
})

/** Which measures the instrument reaches; without such a rule it reaches every measure. */
export const MeasuresRule = z.strictObject({
  kind: z.literal('measures'),
  only: Measures.optional(),
  except: Measures.optional(),
})

/** A mini-treaty: provisions marked `conditional` fall away where an assistance treaty binds the two States. */
export const GivesWayRule = z.strictObject({
  kind: z.literal('gives-way'),
  to: z.literal('cooperation-treaty'),
  paragraphs: z.string(),
  keeps: z.string(),
})

/** Takes the place of the named instruments between States bound by both, from a day on. */
export const DisplacesRule = z.strictObject({
  kind: z.literal('displaces'),
  instruments: z.array(z.string()).min(1),
  exceptMeasures: Measures.optional(),
  from: z.iso.date().optional(),
})

/** Gives way to the named instruments between States bound by both (a disconnection clause, CETS 198 52(4)). */
export const YieldsRule = z.strictObject({ kind: z.literal('yields'), to: z.array(z.string()).min(1) })

/** Takes the place of bilateral treaties on the same matter that do not supplement it (ETS 030 26(1), (3); ETS 024 28(1)). */
export const SupersedesBilateralsRule = z.strictObject({ kind: z.literal('supersedes-bilaterals') })

/** More favourable, and therefore used before the named instruments that bind the two States as well. */
export const RanksBeforeRule = z.strictObject({
  kind: z.literal('ranks-before'),
  instruments: z.array(z.string()).min(1),
})

/** Adds to the named instruments and cannot carry a request without one of them, unless `alone`. */
export const SupplementsRule = z.strictObject({
  kind: z.literal('supplements'),
  instruments: z.array(z.string()).min(1),
  alone: z.boolean(),
})

/** Leaves other treaties as they are. */
export const WithoutPrejudiceRule = z.strictObject({ kind: z.literal('without-prejudice') })

/** A ground for refusal that the instrument opens. `code` as in the golden cases. */
export const GroundRule = z.strictObject({
  kind: z.literal('ground'),
  ground: z.enum([
    'political',
    'military',
    'fiscal',
    'essential-interests',
    'discrimination',
    'not-under-own-law',
    'no-reciprocity',
    'insufficient-importance',
    'ad-hoc-tribunal',
    'immunity',
    'territoriality',
    'own-proceedings',
    'safety',
    'extraterritoriality',
    'amnesty',
    'amnesty-with-jurisdiction',
    'torture-unfair-trial',
    'persecution',
    'refugee',
    'refugee-of-the-union',
    'life-sentence',
    'humanitarian',
    'third-party-rights',
    'competing-request',
    'other',
  ]),
  duty: Duty,
  measures: Measures.optional(),
  phase: Phase,
  /** Of an amnesty: where it was given; in the requested State where nothing is said. */
  in: z.enum(['requesting', 'requested', 'either', 'any']).optional(),
})

/** A ground for refusal that the instrument closes. */
export const GroundExcludedRule = z.strictObject({
  kind: z.literal('ground-excluded'),
  ground: z.enum(['bank-secrecy', 'fiscal', 'political', 'military']),
  /**
   * `convention`: only for offences established under the instrument, from which it takes the political or fiscal
   * colour; `reached`: only for offences to which its cooperation extends (UNTOC 3(1): serious crime as well).
   */
  of: z.enum(['convention', 'reached']).optional(),
  /** Only for these offences, e.g. `genocide-1948:III`. */
  offences: z.array(z.string()).min(1).optional(),
  measures: Measures.optional(),
})

/** Whether want of dual criminality can stand in the way. */
export const DualCriminalityRule = z.strictObject({
  kind: z.literal('dual-criminality'),
  duty: z.enum(['shall', 'may', 'none']),
  /** `declared`: only where the requested State has declared it: for `measures`, or for all that needs coercion. */
  onlyIf: z.enum(['always', 'coercive', 'declared']),
  measures: Measures.optional(),
  /** The conduct must also be on a list in the treaty, which only a reader of it can tell. */
  onSchedule: z.literal(true).optional(),
  /** Not asked where the person is a national of the requesting State (Riyadh 40(b)). */
  exceptNationalsOfRequesting: z.literal(true).optional(),
  /** Category offences punishable by at least so many months in the issuing State are exempt. */
  listedExemptMonths: z.int().positive().optional(),
  requested: Requested,
})

/** A minimum of the maximum penalty for a measure, in months, per side. */
export const ThresholdRule = z.strictObject({
  kind: z.literal('threshold'),
  measures: Measures.optional(),
  requestingMonths: z.int().positive().optional(),
  requestedMonths: z.int().positive().optional(),
  /** The treaty speaks of the least penalty of the law, and not of the highest. */
  ofMinimum: z.literal(true).optional(),
  duty: Duty,
  requested: Requested,
  phase: Phase,
})

export const Rule = z.discriminatedUnion('kind', [
  BasisRule,
  OffencesRule,
  MeasuresRule,
  GivesWayRule,
  RanksBeforeRule,
  DisplacesRule,
  YieldsRule,
  SupersedesBilateralsRule,
  SupplementsRule,
  WithoutPrejudiceRule,
  GroundRule,
  GroundExcludedRule,
  DualCriminalityRule,
  ThresholdRule,
  ChannelRule,
  LanguageRule,
  ClockRule,
  ConditionRule,
  TermRule,
  NationalsRule,
  ReturnGuaranteeRule,
  SentenceThresholdRule,
  LapseOfTimeRule,
  NeBisInIdemRule,
  InAbsentiaRule,
  DeathPenaltyRule,
  MinimumAgeRule,
  IssuingAuthorityRule,
  PersonConsentRule,
  ConsentNotNeededRule,
  PersonsRule,
  PersonalLinkRule,
  FinalJudgmentRule,
  AssetReturnRule,
  AssetDivisionRule,
  DeMinimisRule,
  TreatyBasisRule,
  ContinuesRule,
  UnionCitizenRule,
  CompetingRule,
])
export type Rule = z.infer<typeof Rule>
export type RuleOf<K extends Rule['kind']> = Extract<Rule, { kind: K }>
