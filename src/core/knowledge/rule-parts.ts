import { z } from 'zod'

/** Measures for which alone the rule speaks. */
export const Measures = z.array(z.string()).min(1)

/** Whether the requested State must refuse, or may. */
export const Duty = z.enum(['shall', 'may'])

/** Set where the rule speaks only for a person who is prosecuted, or only for one who is sentenced. */
export const Phase = z.enum(['prosecution', 'execution']).optional()

/** Set where the rule speaks only when this State is the requested one (alpha-3). */
export const Requested = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .optional()

/** What the field can do about an obstacle (section 14 of the rules of extradition and assets). */
export const Cure = z.enum([
  'assurance',
  'consent',
  'supplement',
  'return-guarantee',
  'waiver',
  'alternative',
])
export type Cure = z.infer<typeof Cure>
