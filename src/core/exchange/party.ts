import { z } from 'zod'

/** An authority of a State, as the exchange addresses it. */
export const Party = z.strictObject({
  /** ISO 3166-1 alpha-3, or a code of the user-assigned range. */
  state: z.string().regex(/^[A-Z]{3}$/, 'not an ISO 3166-1 alpha-3 code'),
  /** Code of the authority within the State, e.g. `central-authority`. */
  authority: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'not the code of an authority'),
})
export type Party = z.infer<typeof Party>

/** Whether both are the same authority of the same State. */
export const sameParty = (a: Party, b: Party): boolean => a.state === b.state && a.authority === b.authority

/** `XAR/central-authority`, for logs and evidence. */
export const spellParty = ({ state, authority }: Party): string => `${state}/${authority}`
