import { z } from 'zod'

const Confidence = z.enum(['high', 'medium', 'low'])
const State = z.string().regex(/^[A-Z]{3}$/)

export const acts = [
  'ratification',
  'accession',
  'succession',
  'acceptance',
  'approval',
  'application',
] as const

/** One unbroken time in which a State is bound, or has consented without a known first day. */
export const Participation = z.strictObject({
  state: State,
  act: z.enum(acts),
  /** Day of the act (deposit, notification). */
  deposited: z.iso.date().optional(),
  /** First day on which the State is bound. Absent: it consented, but the day is not known. */
  from: z.iso.date().optional(),
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

/** A reservation, declaration or notification, with what it does to a request where we can say so. */
export const Declaration = z.strictObject({
  state: State,
  article: z.string(),
  kind: z.enum(['reservation', 'declaration', 'notification', 'objection']),
  says: z.string(),
  /** Machine-readable effect; absent where it is shown but not judged. */
  effect: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('languages'), languages: z.array(z.string()).min(1) }),
      z.strictObject({ kind: z.literal('dual-criminality-for-search') }),
      z.strictObject({ kind: z.literal('dual-criminality-for-coercion') }),
      z.strictObject({ kind: z.literal('excludes-article') }),
    ])
    .optional(),
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
})
export type Participations = z.infer<typeof Participations>
