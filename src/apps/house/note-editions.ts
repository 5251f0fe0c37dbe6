import { randomBytes } from 'node:crypto'
import type { EditionAct } from '#adapters/books-editions'
import type { OpenAuthority } from '#apps/house/authority'
import { signCheckpoint } from '#apps/house/checkpoint'
import { appendAudit, listDetails } from '#store/audit'

const actions = { activate: 'books-activated', rollback: 'books-rolled-back' } as const

/**
 * Writes into the log of an authority which edition of the books took the place of which, where it does not say so
 * yet. What is in use is decided by a file that the whole installation shares; the log follows it, at the latest when
 * the authority is opened the next time, and nobody works by an edition whose activation is not in the log.
 */
export async function noteEditions(authority: OpenAuthority, history: readonly EditionAct[]): Promise<void> {
  const decided = history.filter(({ did, to }) => did in actions && to !== undefined)
  if (decided.length === 0) return
  const { house, db, now } = authority
  const noted = await db.transaction().execute(async (tx) => {
    const known = new Set(
      (await listDetails(tx, Object.values(actions))).map(
        (detail) => (detail as { decidedAt?: string }).decidedAt,
      ),
    )
    const missing = decided.filter(({ at }) => !known.has(at))
    for (const { at, did, id, from, to, differences, by } of missing) {
      const detail = { decidedAt: at, from, to, differences, ...(by ? { by } : {}) }
      const actor = by?.office === house.code ? by.id : 'system'
      const action = actions[did as keyof typeof actions]
      const entry = { at: now(), actor, action, object: id ?? 'program', detail }
      await appendAudit(tx, entry, randomBytes(32).toString('hex'))
    }
    return missing.length
  })
  if (noted > 0) await signCheckpoint(authority)
}
