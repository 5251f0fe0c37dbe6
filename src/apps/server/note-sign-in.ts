import { randomBytes } from 'node:crypto'
import type { OpenAuthority } from '#apps/house/authority'
import { signCheckpoint } from '#apps/house/checkpoint'
import { appendAudit } from '#store/audit'

/** Writes an act of signing in or of account keeping into the log; ids only. */
export async function noteSignIn(authority: OpenAuthority, userId: string, action: string): Promise<void> {
  await authority.db
    .transaction()
    .execute((tx) =>
      appendAudit(
        tx,
        { at: authority.now(), actor: userId, action, object: userId },
        randomBytes(32).toString('hex'),
      ),
    )
  await signCheckpoint(authority)
}
