/**
 * The two ways of not succeeding.
 *
 * A Refusal is news for the person who asked: the law, the lifecycle or another hand says no.
 * It is returned, shown, and answered with a 4xx. A Fault is news for us: it is thrown, logged
 * with its cause, and answered with a 500 that says nothing else.
 */
export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal }

/** One thing that is wrong with what was given: where it stands and which rule it breaks. */
export interface Defect {
  /** Id of the rule, the same at the sender's and at the recipient's end, e.g. `missing`. */
  readonly rule: string
  /** Path of the field, e.g. `accounts[0].iban`. */
  readonly field: string
  readonly severity: 'error' | 'warning'
  /** Provisions that ask for it, spelled `uncac 46(15)(a)`. */
  readonly cites: readonly string[]
  /** Values for the sentence of the rule. */
  readonly with?: Readonly<Record<string, string | number>>
}

export type Refusal =
  | { readonly code: 'not-signed-in' }
  | { readonly code: 'step-up-needed' }
  | { readonly code: 'wrong-credentials' }
  | { readonly code: 'too-many-tries'; readonly retryAfterSeconds: number }
  | { readonly code: 'not-found'; readonly what: string }
  | { readonly code: 'not-permitted'; readonly needs: string }
  | { readonly code: 'not-open'; readonly event: string; readonly open: readonly string[] }
  | { readonly code: 'changed-meanwhile'; readonly yours: number; readonly now: number }
  | { readonly code: 'incomplete'; readonly defects: readonly Defect[] }
  | { readonly code: 'four-eyes'; readonly preparedBy: string }
  | { readonly code: 'already-sent'; readonly messageId: string }
  | { readonly code: 'unacceptable'; readonly what: string; readonly why: string; readonly mend: string }
  | {
      readonly code: 'too-large'
      readonly what: string
      readonly sizeBytes: number
      readonly limitBytes: number
    }
  | {
      readonly code: 'malformed'
      readonly issues: readonly { readonly path: string; readonly message: string }[]
    }

/** Exhaustive by type: a new code does not compile until it has a status. */
export const httpStatus = {
  'not-signed-in': 401,
  'step-up-needed': 401,
  'wrong-credentials': 401,
  'too-many-tries': 429,
  'not-found': 404,
  'not-permitted': 403,
  'not-open': 409,
  'changed-meanwhile': 412,
  incomplete: 422,
  'four-eyes': 403,
  'already-sent': 409,
  unacceptable: 422,
  'too-large': 413,
  malformed: 400,
} as const satisfies Record<Refusal['code'], number>

export const done = <T>(value: T): Outcome<T> => ({ ok: true, value })
export const refuse = (refusal: Refusal): Outcome<never> => ({ ok: false, refusal })

/** Something is wrong with the house itself; `code` is stable, `message` is for the log. */
export class Fault extends Error {
  readonly code: string
  constructor(code: string, message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'Fault'
    this.code = code
  }
}
