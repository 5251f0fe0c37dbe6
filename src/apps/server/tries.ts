import { createHash } from 'node:crypto'
import type { OpenAuthority } from '#apps/house/authority'
import type { Refusal } from '#core/kernel/outcome'
import { findTries, forgetFailures, noteFailure } from '#store/users'

/** After so many failures an account waits; the wait doubles, and never ends an account. */
const freeTries = 5
const longestBlockMs = 15 * 60_000

/** Tries to guess a secret: how many have failed, and whether another one is heard now. */
export interface Tries {
  /** Why no try is heard now, or undefined. */
  readonly refusal: Refusal | undefined
  fail(): Promise<void>
  forget(): Promise<void>
}

/** @param about what is being guessed and from where; only its hash is kept */
export async function countTries({ db, now }: OpenAuthority, about: string): Promise<Tries> {
  const subject = createHash('sha256').update(about).digest('hex')
  const at = now()
  const tries = await findTries(db, subject)
  const waitMs = tries?.blocked_until ? Date.parse(tries.blocked_until) - Date.parse(at) : 0
  return {
    refusal: waitMs > 0 ? { code: 'too-many-tries', retryAfterSeconds: Math.ceil(waitMs / 1000) } : undefined,
    async fail() {
      const failures = (tries?.failures ?? 0) + 1
      const blockMs =
        failures < freeTries ? 0 : Math.min(longestBlockMs, 1000 * 2 ** (failures - freeTries + 2))
      const blocked = blockMs > 0 ? new Date(Date.parse(at) + blockMs).toISOString() : null
      await db.transaction().execute((tx) => noteFailure(tx, subject, failures, blocked))
    },
    async forget() {
      await db.transaction().execute((tx) => forgetFailures(tx, subject))
    },
  }
}
