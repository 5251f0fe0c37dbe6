import type { CaseId } from '#core/kernel/ids'
import { done, refuse, type Outcome } from '#core/kernel/outcome'
import type { Db, Tx } from '#store/tables'

export const findRequest = (tx: Tx | Db, id: CaseId) =>
  tx.selectFrom('case_request').selectAll().where('case_id', '=', id).executeTakeFirst()

export const insertRequest = (
  tx: Tx,
  row: { case_id: CaseId; request: unknown; saved_by: string; saved_at: string },
) =>
  tx
    .insertInto('case_request')
    .values({ ...row, revision: 1, request: JSON.stringify(row.request) })
    .execute()

/** Saves a draft over the revision that was seen; a draft that somebody else saved meanwhile is not lost. */
export async function saveRequest(
  tx: Tx,
  id: CaseId,
  seen: number,
  saved: { request: unknown; by: string; at: string; reopened?: readonly string[] },
): Promise<Outcome<number>> {
  const row = await tx
    .updateTable('case_request')
    .set({
      revision: seen + 1,
      request: JSON.stringify(saved.request),
      saved_by: saved.by,
      saved_at: saved.at,
      ...(saved.reopened ? { reopened: JSON.stringify(saved.reopened) } : {}),
    })
    .where('case_id', '=', id)
    .where('revision', '=', seen)
    .executeTakeFirst()
  if (row.numUpdatedRows > 0n) return done(seen + 1)
  const now = await findRequest(tx, id)
  return refuse(
    now
      ? { code: 'changed-meanwhile', yours: seen, now: now.revision }
      : { code: 'not-found', what: `request of case ${id}` },
  )
}

export const setReopened = (tx: Tx, id: CaseId, fields: readonly string[]) =>
  tx
    .updateTable('case_request')
    .set({ reopened: JSON.stringify(fields) })
    .where('case_id', '=', id)
    .execute()
