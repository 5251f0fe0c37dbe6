import { z } from 'zod'
import { Rule } from '#core/knowledge/rule'

/** An article, in the spelling of its instrument: `46(9)(b)`, `VII`, `Annex A`. */
const Article = z.string().min(1)

/** The mechanisms of international cooperation. */
export const mechanisms = [
  'mutual-legal-assistance',
  'extradition',
  'transfer-of-sentenced-persons',
  'transfer-of-proceedings',
  'confiscation',
  'law-enforcement-cooperation',
] as const
export type Mechanism = (typeof mechanisms)[number]

/** Provisions stand in files of instruments and, as its law, in those of States. */
export const Provision = z.strictObject({
  article: Article,
  mechanism: z.enum(mechanisms),
  /** In our own words, in English; the authentic text stands above it. */
  says: z.string().min(1),
  /** True when a person or a recorded source compared `says` with the text. */
  checked: z.boolean(),
  /** Key into `sources` of the file. */
  source: z.string(),
  /** Falls away where an assistance treaty binds the pair (UNCAC 46(7) and its like). */
  conditional: z.literal(true).optional(),
  /** Binds the requested State whatever the basis of the request (CAT art. 3). */
  always: z.literal(true).optional(),
  /** Provisions, spelled `ets-030 15`, in whose place this one stands between States bound by both. */
  replaces: z.array(z.string()).optional(),
  rules: z.array(Rule).optional(),
})
export type Provision = z.infer<typeof Provision>

/**
 * The kinds of legal basis, which create different duties: an order to recognise; a convention of the
 * Union; a complete treaty on the mechanism; a treaty of a special field with its own procedure; a crime
 * convention with a mini-treaty; an arrangement that is no treaty and works through the laws of those who
 * follow it; a network of offices; the law of the requested State alone. Never a basis: a safeguard, which
 * binds the requested State whatever the basis, and a model, which binds nobody.
 */
export const classes = [
  'union-order',
  'union-convention',
  'cooperation-treaty',
  'special-field',
  'crime-convention',
  'scheme',
  'network',
  'national-law',
  'safeguard',
  'model',
] as const

/** A time in which an instrument is not applied between States although it has not ended, or in which that is doubtful. */
export const Suspension = z.strictObject({
  from: z.iso.date(),
  /** First day on which it is applied again. */
  until: z.iso.date().optional(),
  /** False: whether the link holds has to be asked of the depositary. */
  certain: z.boolean(),
  says: z.string().min(1),
  source: z.string(),
})
export type Suspension = z.infer<typeof Suspension>

export const Instrument = z.strictObject({
  id: z.string().regex(/^(bilateral:)?[a-z0-9-]+$/, 'lower-case words joined by hyphens, e.g. ets-024'),
  title: z.strictObject({ en: z.string(), fr: z.string().optional(), es: z.string().optional() }),
  short: z.string(),
  class: z.enum(classes),
  /** Where its class is another one for a mechanism. */
  classIn: z.partialRecord(z.enum(mechanisms), z.enum(classes)).optional(),
  /** Mechanisms for which a request can rest on it; provisions on others only add to them. */
  mechanisms: z.array(z.enum(mechanisms)),
  /** Set for a treaty between two States: alpha-3 codes in alphabetical order. */
  between: z.tuple([z.string(), z.string()]).optional(),
  /**
   * Set where the books have no list of who is bound by a treaty of many: of every State that is *not known*. Without
   * it a list that is missing was lost, and is told.
   */
  parties: z.literal('not-in-books').optional(),
  adopted: z.iso.date().nullable(),
  /** General entry into force (for Union acts: the day from which they are applied). */
  inForce: z.iso.date().nullable(),
  /** Last day in force, where the treaty ended. */
  lastInForce: z.iso.date().optional(),
  /** For a treaty between two States; those of other treaties stand with the participation of the State. */
  suspensions: z.array(Suspension).optional(),
  /** A historic treaty of which it is not known whether it ended: neither *bound* nor *not bound* may be concluded. */
  endNotKnown: z.literal(true).optional(),
  depositary: z.string(),
  series: z.string(),
  /** Texts in which the instrument, or our summary, was read; keyed for the provisions. */
  sources: z.record(z.string(), z.string()),
  /** How sure we are of the dates above. */
  confidence: z.enum(['high', 'medium', 'low']),
  note: z.string().optional(),
  provisions: z.array(Provision),
})
export type Instrument = z.infer<typeof Instrument>
