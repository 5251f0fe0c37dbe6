import type { CaseId } from '#core/kernel/ids'
import type { Db, Tx } from '#store/tables'

export interface NewDispatch {
  readonly id: string
  readonly case_id: CaseId
  readonly kind: string
  readonly body: unknown
  readonly attachments: readonly string[]
  readonly languages: readonly string[]
  readonly prepared_by: string
  readonly prepared_at: string
}

export const insertDispatch = (tx: Tx, row: NewDispatch) =>
  tx
    .insertInto('dispatch')
    .values({
      ...row,
      status: 'prepared',
      body: JSON.stringify(row.body),
      attachments: [...row.attachments],
      languages: [...row.languages],
    })
    .execute()

/** Locked, so that two approvers cannot release the same message. */
export const lockDispatch = (tx: Tx, id: string) =>
  tx.selectFrom('dispatch').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const listDispatches = (tx: Tx | Db, id: CaseId) =>
  tx.selectFrom('dispatch').selectAll().where('case_id', '=', id).orderBy('prepared_at').execute()

export const findPrepared = (tx: Tx | Db, id: CaseId) =>
  tx
    .selectFrom('dispatch')
    .selectAll()
    .where('case_id', '=', id)
    .where('status', '=', 'prepared')
    .executeTakeFirst()

export const settleDispatch = (
  tx: Tx,
  id: string,
  set: { status: 'released' | 'returned'; decided_by: string; decided_at: string; reason?: string },
) => tx.updateTable('dispatch').set(set).where('id', '=', id).execute()

/** Messages waiting for a second person, in cases that this person may see. */
export const listPrepared = (tx: Tx | Db, user: string) =>
  tx
    .selectFrom('dispatch')
    .innerJoin('case_file', 'case_file.id', 'dispatch.case_id')
    .innerJoin('case_access', (join) =>
      join.onRef('case_access.case_id', '=', 'case_file.id').on('case_access.user_id', '=', user as never),
    )
    .innerJoin('user_account', 'user_account.id', 'dispatch.prepared_by' as never)
    .select([
      'dispatch.id',
      'dispatch.kind',
      'dispatch.prepared_at',
      'dispatch.prepared_by',
      'user_account.name as prepared_by_name',
    ])
    .select([
      'case_file.id as case_id',
      'case_file.reference',
      'case_file.title',
      'case_file.counterpart_state',
    ])
    .where('dispatch.status', '=', 'prepared')
    .orderBy('dispatch.prepared_at')
    .execute()
