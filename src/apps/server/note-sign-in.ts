import { randomBytes } from 'node:crypto'
import type { OpenAuthority } from '#apps/house/authority'
import { signCheckpoint } from '#apps/house/checkpoint'
import { appendAudit } from '#store/audit'
import type { Tx } from '#store/tables'

/**
 * Writes an act of signing in or of account keeping into the log; ids only.
 *
 * @param act    what is done; it and its entry are in the store together, or neither is
 * @param object the account that it is about
 * @returns whether it was done: not when `act` says false, and then nothing is written
 */
export async function noteSignIn(
  authority: OpenAuthority,
  userId: string,
  action: string,
  act?: (tx: Tx) => Promise<unknown>,
  object = userId,
): Promise<boolean> {
  const acted = await authority.db.transaction().execute(async (tx) => {
    if ((await act?.(tx)) === false) return false
    await appendAudit(
      tx,
      { at: authority.now(), actor: userId, action, object },
      randomBytes(32).toString('hex'),
    )
    return true
  })
  if (acted) await signCheckpoint(authority)
  return acted
}
