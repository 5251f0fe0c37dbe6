import { createHash } from 'node:crypto'
import type { OpenAuthority } from '#apps/house/authority'
import type { Refusal } from '#core/kernel/outcome'
import { forgetFailures, lockTries, noteFailure } from '#store/users'

/** After so many failures an account waits; the wait doubles, and never ends an account. */
const freeTries = 5
const longestBlockMs = 15 * 60_000

/** Tries to guess a secret: whether this one is heard, and how it is forgotten when it was no guess. */
export interface Tries {
  /** Why this try is not heard now, or undefined. */
  readonly refusal: Refusal | undefined
  forget(): Promise<void>
}

/**
 * Counts a try before it is judged, as a failure until it has succeeded: of many at once none goes uncounted.
 *
 * @param about what is being guessed and from where; only its hash is kept
 */
export async function countTries({ db, now }: OpenAuthority, about: string): Promise<Tries> {
  const subject = createHash('sha256').update(about).digest('hex')
  const at = Date.parse(now())
  const waitMs = await db.transaction().execute(async (tx) => {
    const tries = await lockTries(tx, subject)
    const blockedMs = Date.parse(tries.blocked_until ?? '1970-01-01') - at
    if (blockedMs > 0) return blockedMs
    const failures = tries.failures + 1
    const nextMs = failures < freeTries ? 0 : Math.min(longestBlockMs, 1000 * 2 ** (failures - freeTries + 2))
    await noteFailure(tx, subject, failures, nextMs > 0 ? new Date(at + nextMs).toISOString() : null)
    return 0
  })
  return {
    refusal: waitMs > 0 ? { code: 'too-many-tries', retryAfterSeconds: Math.ceil(waitMs / 1000) } : undefined,
    async forget() {
      await db.transaction().execute((tx) => forgetFailures(tx, subject))
    },
  }
}
