import { z } from 'zod'

/** One element that conduct must have to be the offence, e.g. that the person bribed is a public official. */
export const Element = z.strictObject({ id: z.string(), says: z.string().min(1) })
export type Element = z.infer<typeof Element>

/**
 * An entry of the vocabulary of offences: a conduct by its usual name, the lists of offences on which it
 * stands, and, for an offence of a convention, its elements.
 */
export const Offence = z.strictObject({
  /** Slug of the conduct, or for a convention offence `uncac:15`. */
  id: z.string(),
  name: z.strictObject({ en: z.string(), fr: z.string().optional(), es: z.string().optional() }),
  /** Provisions with a list on which it stands, e.g. `eu-eaw-2002 2(2)`: true, false, or absent where that depends on more than the name. */
  listed: z.record(z.string(), z.boolean()).optional(),
  /** Offences of conventions that the conduct usually is; proposed, never assumed. */
  conventionOffences: z.array(z.string()).optional(),
  /** Whether Parties must make it a crime, or are only asked to consider it. */
  optional: z.boolean().optional(),
  elements: z.array(Element).optional(),
  source: z.string(),
  checked: z.boolean(),
})
export type Offence = z.infer<typeof Offence>

/** One file of `offences/`: the offences of a convention, or conducts by their usual names. */
export const OffenceFile = z.strictObject({ offences: z.array(Offence).min(1) })
export type OffenceFile = z.infer<typeof OffenceFile>
