import { z } from 'zod'

/** A lawyer has compared an instrument, as it stood under this content hash, with its text. */
export const SignOff = z.strictObject({
  instrument: z.string(),
  /** The hash on the page of the instrument; another content is not signed. */
  content: z.string().regex(/^[0-9a-f]{16}$/),
  /** Office and name as the person wants them published. */
  by: z.string().min(1),
  on: z.iso.date(),
})
export type SignOff = z.infer<typeof SignOff>

export const SignOffs = z.strictObject({ signed: z.array(SignOff) })
