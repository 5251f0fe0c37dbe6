import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { hashLeafText, saltDetail, writeLeaf } from '#core/audit/leaf'
import { append, rootOf, type Frontier } from '#core/audit/merkle'
import type { Db, Tx } from '#store/tables'

/** What happened, for the log: ids and kinds only. */
export interface AuditEntry {
  readonly at: string
  /** Id of the user, or `system`. */
  readonly actor: string
  readonly action: string
  /** Id of the thing: a case, a message, an account. */
  readonly object: string
  readonly detail?: unknown
}

const readFrontier = (row: { size: number; frontier: string[] }): Frontier => ({
  size: row.size,
  edge: row.frontier.map(hexToBytes),
})

/**
 * Appends one entry to the log in the transaction of what it tells about: both are there, or neither.
 * The row of the tree is locked, so that entries of one authority have one order.
 *
 * @param salt 32 random bytes in hexadecimal
 * @returns index of the entry, from 0
 */
export async function appendAudit(tx: Tx, entry: AuditEntry, salt: string): Promise<number> {
  const tree = await tx
    .selectFrom('audit_tree')
    .select(['size', 'frontier'])
    .forUpdate()
    .executeTakeFirstOrThrow()
  const detail = entry.detail ?? {}
  const leaf = writeLeaf({
    at: entry.at,
    actor: entry.actor,
    action: entry.action,
    object: entry.object,
    detail: saltDetail(salt, detail),
  })
  const hash = hashLeafText(leaf)
  const grown = append(readFrontier(tree), hash)
  await tx
    .insertInto('audit_leaf')
    .values({
      index: tree.size,
      at: entry.at,
      actor: entry.actor,
      action: entry.action,
      object: entry.object,
      leaf,
      hash: bytesToHex(hash),
      salt,
      detail: JSON.stringify(detail),
    })
    .execute()
  await tx
    .updateTable('audit_tree')
    .set({ size: grown.size, frontier: grown.edge.map(bytesToHex) })
    .execute()
  return tree.size
}

/** Size and root of the log as it stands. */
export async function readTree(
  tx: Tx | Db,
): Promise<{ size: number; root: Uint8Array; checkpoint: string | null }> {
  const tree = await tx
    .selectFrom('audit_tree')
    .select(['size', 'frontier', 'checkpoint'])
    .executeTakeFirstOrThrow()
  return { size: tree.size, root: rootOf(readFrontier(tree)), checkpoint: tree.checkpoint }
}

export const saveCheckpoint = (tx: Tx, checkpoint: string) =>
  tx.updateTable('audit_tree').set({ checkpoint }).execute()

/** Hashes of all entries in order; 32 bytes each. */
export async function listLeafHashes(tx: Tx | Db, size?: number): Promise<Uint8Array[]> {
  let query = tx.selectFrom('audit_leaf').select('hash').orderBy('index')
  if (size !== undefined) query = query.where('index', '<', size)
  return (await query.execute()).map(({ hash }) => hexToBytes(hash))
}

/** Entries about any of these objects, oldest first. */
export const listLeavesOf = (tx: Tx | Db, objects: readonly string[]) =>
  tx
    .selectFrom('audit_leaf')
    .select(['index', 'leaf', 'hash', 'object', 'salt', 'detail'])
    .where('object', 'in', objects.length > 0 ? [...objects] : [''])
    .orderBy('index')
    .execute()

/**
 * Details of every entry that tells of one of these actions, oldest first. The row of the tree is locked: what is
 * missing can be appended, and nobody does it a second time.
 */
export async function listDetails(tx: Tx, actions: readonly string[]): Promise<unknown[]> {
  await tx.selectFrom('audit_tree').select('size').forUpdate().executeTakeFirstOrThrow()
  const rows = await tx
    .selectFrom('audit_leaf')
    .select('detail')
    .where('action', 'in', [...actions])
    .orderBy('index')
    .execute()
  return rows.map(({ detail }) => detail)
}

/** A page of the log, newest first. */
export const listLog = (tx: Tx | Db, before: number | undefined, count: number, object?: string) => {
  let query = tx
    .selectFrom('audit_leaf')
    .leftJoin('user_account', 'user_account.id', 'audit_leaf.actor')
    .select([
      'audit_leaf.index',
      'audit_leaf.at',
      'audit_leaf.actor',
      'user_account.name as actor_name',
      'audit_leaf.action',
      'audit_leaf.object',
      'audit_leaf.detail',
      'audit_leaf.hash',
    ])
    .orderBy('audit_leaf.index', 'desc')
    .limit(count)
  if (before !== undefined) query = query.where('audit_leaf.index', '<', before)
  if (object !== undefined) query = query.where('audit_leaf.object', '=', object)
  return query.execute()
}

/** The text and hash of every entry, for the check at start-up. */
export const listLeafTexts = (tx: Tx | Db, from: number, count: number) =>
  tx
    .selectFrom('audit_leaf')
    .select(['index', 'leaf', 'hash'])
    .where('index', '>=', from)
    .orderBy('index')
    .limit(count)
    .execute()
