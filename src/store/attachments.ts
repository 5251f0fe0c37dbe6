import type { CaseId } from '#core/kernel/ids'
import type { Db, Tx } from '#store/tables'

const listed = [
  'id',
  'case_id',
  'name',
  'media_type',
  'size_bytes',
  'sha256',
  'origin',
  'message_id',
  'added_by',
  'added_at',
] as const

export interface NewAttachment {
  readonly id: string
  readonly case_id: CaseId
  readonly name: string
  readonly media_type: string
  readonly size_bytes: number
  readonly sha256: string
  readonly origin: 'ours' | 'theirs'
  readonly message_id?: string | null
  readonly content: Uint8Array
  readonly added_by: string
  readonly added_at: string
}

export const insertAttachment = (tx: Tx, row: NewAttachment) =>
  tx
    .insertInto('attachment')
    .values({ ...row, message_id: row.message_id ?? null })
    .execute()

/** Attachments of a case without their bytes. */
export const listAttachments = (tx: Tx | Db, id: CaseId) =>
  tx
    .selectFrom('attachment')
    .select(listed)
    .where('case_id', '=', id)
    .orderBy('added_at')
    .orderBy('name')
    .execute()

export const findAttachment = (tx: Tx | Db, id: string) =>
  tx.selectFrom('attachment').selectAll().where('id', '=', id).executeTakeFirst()

export const readAttachments = (tx: Tx | Db, ids: readonly string[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : tx
        .selectFrom('attachment')
        .selectAll()
        .where('id', 'in', [...ids])
        .execute()

export const deleteAttachment = (tx: Tx, id: string) =>
  tx.deleteFrom('attachment').where('id', '=', id).execute()
