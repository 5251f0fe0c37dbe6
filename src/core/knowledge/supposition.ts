import { z } from 'zod'
import { isDay } from '#core/kernel/day'

const State = z.string().regex(/^[A-Z]{3}$/)
const On = z.string().refine(isDay)

/** One thing that is imagined otherwise than the books have it. */
export const Supposition = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('joins'), state: State, instrument: z.string(), from: On }),
  z.strictObject({ kind: z.literal('leaves'), state: State, instrument: z.string(), until: On }),
  z.strictObject({
    kind: z.literal('withdraws-declaration'),
    state: State,
    instrument: z.string(),
    article: z.string(),
  }),
])
export type Supposition = z.infer<typeof Supposition>
