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
export type Verdict<T> = { readonly ok: true; readonly value: T } | Disbelief

/** Why not. */
export interface Disbelief {
  readonly ok: false
  readonly code: Doubt
  readonly why: string
}

/** The check holds, and this is what was found. */
export const believe = <T>(value: T): Verdict<T> => ({ ok: true, value })

/** The check does not hold. */
export const doubt = (code: Doubt, why: string): Disbelief => ({ ok: false, code, why })

/** As much of a Zod error as is safe to repeat: where it is. The names of members may be a stranger's words too. */
export interface Misfit {
  readonly issues: readonly { readonly path: readonly PropertyKey[] }[]
}

/** It has not the shape that it should have. @param what e.g. `message` */
export function misfit(what: string, { issues }: Misfit): Disbelief {
  const path = (issues[0]?.path ?? []).map((step) =>
    /^[\w-]{1,40}$/.test(String(step)) ? String(step) : '?',
  )
  return doubt(
    'wrong-schema',
    `not a ${what} of this version${path.length > 0 ? `: see ${path.join('.')}` : ''}`,
  )
}
