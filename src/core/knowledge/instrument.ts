import { z } from 'zod'
import { Rule } from '#core/knowledge/rule'

/** An article, in the spelling of its instrument: `46(9)(b)`, `VII`, `Annex A`. */
const Article = z.string().min(1)

export const Provision = z.strictObject({
  article: Article,
  mechanism: z.string(),
  /** In our own words, in English; the authentic text stands above it. */
  says: z.string().min(1),
  /** True when a person or a recorded source compared `says` with the text. */
  checked: z.boolean(),
  /** Key into `sources` of the file. */
  source: z.string(),
  /** Falls away where an assistance treaty binds the pair (UNCAC 46(7) and its like). */
  conditional: z.literal(true).optional(),
  /** Provisions, spelled `ets-030 15`, in whose place this one stands between States bound by both. */
  replaces: z.array(z.string()).optional(),
  rules: z.array(Rule).optional(),
})
export type Provision = z.infer<typeof Provision>

/**
 * The kinds of legal basis, which create different duties: an order to recognise; a convention of the
 * Union; a complete treaty of assistance; a treaty of a special field with its own procedure; a crime
 * convention with a mini-treaty; the law of the requested State alone.
 */
export const classes = [
  'union-order',
  'union-convention',
  'assistance-treaty',
  'special-field',
  'crime-convention',
  'national-law',
] as const

export const Instrument = z.strictObject({
  id: z.string().regex(/^(bilateral:)?[a-z0-9-]+$/),
  title: z.strictObject({ en: z.string(), fr: z.string().optional(), es: z.string().optional() }),
  short: z.string(),
  class: z.enum(classes),
  /** Set for a treaty between two States: alpha-3 codes in alphabetical order. */
  between: z.tuple([z.string(), z.string()]).optional(),
  adopted: z.iso.date().nullable(),
  /** General entry into force (for Union acts: the day from which they are applied). */
  inForce: z.iso.date().nullable(),
  /** Last day in force, where the treaty ended. */
  lastInForce: z.iso.date().optional(),
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
