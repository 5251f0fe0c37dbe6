import { z } from 'zod'

/** An office that sends or receives requests. Official offices only, never private persons. */
export const Authority = z.strictObject({
  name: z.string(),
  /** Mechanisms or articles for which it is designated, as notified. */
  for: z.string(),
  address: z.string().optional(),
  languages: z.array(z.string()),
  channel: z.string(),
  urgentChannel: z.string().optional(),
  source: z.string(),
})
export type Authority = z.infer<typeof Authority>

export const State = z.strictObject({
  /** ISO 3166-1 alpha-3; XKX for Kosovo. */
  code: z.string().regex(/^[A-Z]{3}$/),
  /** ISO 3166-1 alpha-2, for names and flags. */
  alpha2: z.string().regex(/^[A-Z]{2}$/),
  name: z.strictObject({ en: z.string(), fr: z.string(), es: z.string() }),
  /** BCP 47; official languages of the State. Empty: not known. */
  languages: z.array(z.string()),
  languagesSource: z.string().optional(),
  authorities: z.array(Authority),
  /** First days of public holidays are not kept yet: working days count Saturdays and Sundays only. */
  note: z.string().optional(),
})
export type State = z.infer<typeof State>
