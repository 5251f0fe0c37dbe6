/** Why a thing made by someone else is not believed. */
export type Doubt =
  | 'malformed'
  | 'too-large'
  | 'unknown-key'
  | 'wrong-party'
  | 'wrong-type'
  | 'wrong-schema'
  | 'bad-signature'
  | 'mismatch'

/**
 * What a check says of something that a stranger may have written. Hostile input is expected here, so
 * it is an answer and never an exception; `why` is in English, for the log and the evidence, and
 * repeats no content.
 */
export type Verdict<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: Doubt; readonly why: string }

/** The check holds, and this is what was found. */
export const believe = <T>(value: T): Verdict<T> => ({ ok: true, value })

/** The check does not hold. */
export const doubt = (code: Doubt, why: string): Verdict<never> => ({ ok: false, code, why })
