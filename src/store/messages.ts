import type { CaseId } from '#core/kernel/ids'
import type { Db, Tx } from '#store/tables'

export interface NewOutgoing {
  readonly message_id: string
  readonly case_id: CaseId
  readonly kind: string
  readonly partner: string
  readonly message: unknown
  /** Attachment ids in the order in which they travel. */
  readonly parts: readonly string[]
  readonly queued_at: string
}

/** Puts a message into the outbox, in the transaction of the case it moves. */
export const queueMessage = (tx: Tx, row: NewOutgoing) =>
  tx
    .insertInto('outbox')
    .values({
      ...row,
      message: JSON.stringify(row.message),
      parts: [...row.parts],
      status: 'waiting',
      next_try: row.queued_at,
    })
    .execute()

/**
 * Messages whose next try has come. No lock is held while the wire is waited for: a second worker would send
 * the same bytes under the same id, which the other side recognises.
 */
export const listDue = (db: Tx | Db, now: string, count: number) =>
  db
    .selectFrom('outbox')
    .selectAll()
    .where('status', '=', 'waiting')
    .where('next_try', '<=', now)
    .orderBy('queued_at')
    .limit(count)
    .execute()

export const findOutgoing = (tx: Tx | Db, messageId: string) =>
  tx.selectFrom('outbox').selectAll().where('message_id', '=', messageId).executeTakeFirst()

/** Keeps the sealed bytes, if no other attempt has sealed it before; afterwards they never change. */
export const keepSealed = (
  tx: Tx,
  messageId: string,
  sealed: { manifest: string; ciphertext: Uint8Array; seal: string; listing: string },
) =>
  tx
    .updateTable('outbox')
    .set(sealed)
    .where('message_id', '=', messageId)
    .where('manifest', 'is', null)
    .execute()

export const noteAttempt = (
  tx: Tx,
  messageId: string,
  set: { next_try: string; last_error: string | null; status?: 'waiting' | 'handed-over' | 'undeliverable' },
) =>
  tx
    .updateTable('outbox')
    .set((eb) => ({ ...set, attempts: eb('attempts', '+', 1) }))
    .where('message_id', '=', messageId)
    .where('status', 'in', ['waiting', 'handed-over'])
    .execute()

/** Files the receipt; says whether it was the first one. */
export async function settleMessage(
  tx: Tx,
  messageId: string,
  set: { status: 'delivered' | 'rejected'; receipt: string; settled_at: string; last_error?: string | null },
): Promise<boolean> {
  const row = await tx
    .updateTable('outbox')
    .set(set)
    .where('message_id', '=', messageId)
    .where('receipt', 'is', null)
    .executeTakeFirst()
  return row.numUpdatedRows > 0n
}

export const retryNow = (tx: Tx, messageId: string, now: string) =>
  tx
    .updateTable('outbox')
    .set({ status: 'waiting', next_try: now })
    .where('message_id', '=', messageId)
    .where('status', 'in', ['waiting', 'handed-over', 'undeliverable'])
    .executeTakeFirst()

const outgoing = [
  'message_id',
  'case_id',
  'kind',
  'partner',
  'status',
  'attempts',
  'next_try',
  'last_error',
  'queued_at',
  'settled_at',
] as const

export const listOutgoing = (tx: Tx | Db, count: number) =>
  tx.selectFrom('outbox').select(outgoing).orderBy('queued_at', 'desc').limit(count).execute()

export const listOutgoingOf = (tx: Tx | Db, id: CaseId) =>
  tx
    .selectFrom('outbox')
    .select([...outgoing, 'manifest', 'receipt', 'seal', 'listing'])
    .where('case_id', '=', id)
    .orderBy('queued_at')
    .execute()

export const findIncoming = (tx: Tx | Db, messageId: string) =>
  tx.selectFrom('inbox').selectAll().where('message_id', '=', messageId).executeTakeFirst()

export interface NewIncoming {
  readonly message_id: string
  readonly sender: string
  readonly kind: string
  readonly conversation: string
  readonly manifest: string
  readonly manifest_digest: string
  readonly seal: string
  readonly listing: string
  readonly case_id: CaseId | null
  readonly received_at: string
}

/** Files a message once; false when it is there already (a duplicate that arrived at the same moment). */
export async function fileIncoming(tx: Tx, row: NewIncoming): Promise<boolean> {
  const filed = await tx
    .insertInto('inbox')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (filed.numInsertedOrUpdatedRows ?? 0n) > 0n
}

export const setCaseOfIncoming = (tx: Tx, messageId: string, caseId: CaseId) =>
  tx.updateTable('inbox').set({ case_id: caseId }).where('message_id', '=', messageId).execute()

/** Keeps the receipt, unless one is there already; answers the one that stays. */
export async function keepReceipt(tx: Tx, messageId: string, receipt: string): Promise<string> {
  await tx
    .updateTable('inbox')
    .set({ receipt })
    .where('message_id', '=', messageId)
    .where('receipt', 'is', null)
    .execute()
  const row = await tx
    .selectFrom('inbox')
    .select('receipt')
    .where('message_id', '=', messageId)
    .executeTakeFirstOrThrow()
  return row.receipt ?? receipt
}

export const listIncomingOf = (tx: Tx | Db, id: CaseId) =>
  tx.selectFrom('inbox').selectAll().where('case_id', '=', id).orderBy('received_at').execute()
