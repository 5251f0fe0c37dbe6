import { z } from 'zod'
import { Suspension } from '#core/knowledge/instrument'
import { nationalsPolicies } from '#core/knowledge/rule-person'

const Confidence = z.enum(['high', 'medium', 'low'])
const State = z.string().regex(/^[A-Z]{3}$/)

export const acts = [
  'ratification',
  'accession',
  'succession',
  'acceptance',
  'approval',
  'application',
  'provisional-application',
] as const

/** One unbroken time in which a State is bound, or has consented without a known first day. */
export const Participation = z.strictObject({
  state: State,
  act: z.enum(acts),
  /** Day of the act (deposit, notification). */
  deposited: z.iso.date().optional(),
  /** First day on which the State is bound. Absent: it consented, but the day is not known. */
  from: z.iso.date().optional(),
  /** `from` is a day by which the State was bound for certain; before it, whether it was is not known. */
  atLatest: z.literal(true).optional(),
  /** Of a directive or framework decision: first day on which its own law applied it, or a day by which it did for certain. */
  transposed: z.iso.date().optional(),
  transposedBy: z.iso.date().optional(),
  /** First day on which it is no longer bound (the day after the last day bound). */
  until: z.iso.date().optional(),
  /** In a treaty between two sides (a union and a State): the side; a State is bound only towards the other side. */
  side: z.string().optional(),
  /** How `from` is known. */
  basis: z.enum(['stated', 'computed', 'union-law', 'own-deposit', 'succession']).optional(),
  source: z.string(),
  confidence: Confidence,
  note: z.string().optional(),
})
export type Participation = z.infer<typeof Participation>

export const Signature = z.strictObject({
  state: State,
  on: z.iso.date().optional(),
  source: z.string(),
  confidence: Confidence,
})

/** What a declaration does to a request. */
const Effect = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('languages'), languages: z.array(z.string()).min(1) }),
  z.strictObject({ kind: z.literal('dual-criminality-for-search') }),
  z.strictObject({ kind: z.literal('dual-criminality-for-coercion') }),
  /** The article of the declaration, or those named, with all their paragraphs. */
  z.strictObject({ kind: z.literal('excludes-article'), articles: z.array(z.string()).min(1).optional() }),
  /** Whether the convention serves as the treaty that the law of the State needs (UNCAC 44(6), UNTOC 16(5)). */
  z.strictObject({ kind: z.literal('takes-as-basis'), takes: z.boolean() }),
  z.strictObject({ kind: z.literal('nationals'), policy: z.enum(nationalsPolicies) }),
  /** The instrument is not applied with these States. */
  z.strictObject({ kind: z.literal('excludes-states'), states: z.array(State).min(1) }),
  /** Residents, or nationals of Nordic States, count as its nationals. */
  z.strictObject({
    kind: z.literal('nationals-include'),
    who: z.array(z.enum(['resident', 'nordic'])).min(1),
  }),
  /** Lapse of time in its own law remains a ground where it has jurisdiction (CETS 212 10(3)). */
  z.strictObject({ kind: z.literal('lapse-own-law') }),
  /** As requested State it deals with acts before this day under the earlier instruments (EAW 32). */
  z.strictObject({ kind: z.literal('not-for-acts-before'), day: z.iso.date() }),
  /** Applied also to, or not applied to, a territory. */
  z.strictObject({ kind: z.literal('territory'), territory: z.string(), applied: z.boolean() }),
])

/** A reservation, declaration or notification, with what it does to a request where we can say so. */
export const Declaration = z.strictObject({
  state: State,
  article: z.string(),
  kind: z.enum(['reservation', 'declaration', 'notification', 'objection']),
  says: z.string(),
  /** Machine-readable effect; absent where it is shown but not judged. */
  effect: Effect.optional(),
  /** First and first-no-longer day of its effect, where it is not that of the participation. */
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
  /** Only towards these States. */
  towards: z.array(State).optional(),
  source: z.string(),
  confidence: Confidence,
})
export type Declaration = z.infer<typeof Declaration>

export const Participations = z.strictObject({
  instrument: z.string(),
  /** Day on which these rows were gathered for the books. */
  readOn: z.iso.date(),
  sources: z.record(z.string(), z.string()),
  /** True where the list names every State bound, so that a State not named is *not bound*; otherwise it is *not known*. */
  complete: z.boolean(),
  bound: z.array(Participation),
  signed: z.array(Signature),
  declarations: z.array(Declaration),
  /** True where all declarations with an effect are here: a State without one has made none. */
  declarationsComplete: z.literal(true).optional(),
  suspensions: z
    .array(Suspension.extend({ state: State, towards: z.array(State).min(1).optional() }))
    .optional(),
})
export type Participations = z.infer<typeof Participations>
