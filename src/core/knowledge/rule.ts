import { z } from 'zod'

/**
 * The closed list of what a provision can do to a request for assistance. A provision that fits no
 * kind gets a new kind here, and the compiler then lists every place that must decide about it.
 */

const Measures = z.array(z.string()).min(1)
const Duty = z.enum(['shall', 'may'])
/** Set where the rule speaks only when this State is the requested one (alpha-3). */
const Requested = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .optional()

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
})

/** A provision on which a request rests: cited in the letter as legal basis. */
export const BasisRule = z.strictObject({ kind: z.literal('basis'), measures: Measures.optional() })

/** Which measures the instrument reaches; without such a rule it reaches every measure. */
export const MeasuresRule = z.strictObject({
  kind: z.literal('measures'),
  only: Measures.optional(),
  except: Measures.optional(),
})

/** A mini-treaty: provisions marked `conditional` fall away where an assistance treaty binds the two States. */
export const GivesWayRule = z.strictObject({
  kind: z.literal('gives-way'),
  to: z.literal('assistance-treaty'),
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

/** Takes the place of bilateral assistance treaties that do not supplement it (ETS 030 26(1), (3)). */
export const SupersedesBilateralsRule = z.strictObject({ kind: z.literal('supersedes-bilaterals') })

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
    'ne-bis-in-idem',
    'discrimination',
    'not-under-own-law',
    'no-reciprocity',
    'insufficient-importance',
    'ad-hoc-tribunal',
    'immunity',
    'territoriality',
    'own-proceedings',
    'safety',
    'other',
  ]),
  duty: Duty,
  measures: Measures.optional(),
})

/** A ground for refusal that the instrument closes. */
export const GroundExcludedRule = z.strictObject({
  kind: z.literal('ground-excluded'),
  ground: z.enum(['bank-secrecy', 'fiscal', 'political']),
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
  duty: Duty,
  requested: Requested,
})

export const channels = [
  'central-authority',
  'ministry-of-justice',
  'direct-judicial',
  'diplomatic',
  'interpol',
  '24-7-point',
] as const
export type Channel = (typeof channels)[number]

export const ChannelRule = z.strictObject({
  kind: z.literal('channel'),
  channels: z.array(z.enum(channels)).min(1),
  urgent: z.array(z.enum(channels)).optional(),
  measures: Measures.optional(),
})

export const LanguageRule = z.strictObject({
  kind: z.literal('language'),
  /**
   * `acceptable`: acceptable to the requested State, as notified; `official`: an official language of the
   * requested State; `named`: those in `languages`; `none-unless-reserved`: no translation unless declared.
   */
  of: z.enum(['acceptable', 'official', 'named', 'none-unless-reserved']),
  languages: z.array(z.string()).optional(),
  /** Languages towards a State, where the treaty fixes them per side. */
  towards: z.record(z.string(), z.array(z.string())).optional(),
})

export const ClockRule = z.strictObject({
  kind: z.literal('clock'),
  for: z.enum([
    'acknowledgement',
    'decision',
    'execution',
    'preservation-minimum',
    'oral-confirmation',
    'provisional-measure',
    'safe-conduct',
  ]),
  length: z.string().regex(/^P(\d+D|T\d+H)$/, 'an ISO 8601 duration of days or hours, e.g. P30D'),
  from: z.enum(['receipt', 'decision', 'oral-request', 'appearance']),
  measures: Measures.optional(),
})

/** Something that must be there for the request to succeed. `code` as in the golden cases. */
export const ConditionRule = z.strictObject({
  kind: z.literal('condition'),
  code: z.enum(['RECIP', 'CONSENT', 'STATES-AGREE', 'CERT', 'COURT-ISSUED', 'AFFIDAVIT', 'PROPORTIONATE']),
  measures: Measures.optional(),
  requested: Requested,
})

/** A term that binds whoever uses the instrument: what the letter must respect or promise. */
export const TermRule = z.strictObject({
  kind: z.literal('term'),
  topic: z.enum([
    'execution',
    'use-limitation',
    'confidentiality',
    'postponement',
    'consultation',
    'reasons',
    'costs',
    'return',
    'authentication',
    'safe-conduct',
    'presence',
    'video',
    'oral-urgent',
    'spontaneous',
    'no-tipping-off',
    'status',
    'contents',
    'preservation',
    'protection',
    'legal-persons',
    'time',
  ]),
  measures: Measures.optional(),
})

export const Rule = z.discriminatedUnion('kind', [
  BasisRule,
  OffencesRule,
  MeasuresRule,
  GivesWayRule,
  DisplacesRule,
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
])
export type Rule = z.infer<typeof Rule>
export type RuleOf<K extends Rule['kind']> = Extract<Rule, { kind: K }>
