import { sql } from 'kysely'
import type { NextAction } from '#core/case/due'
import type { Mover, Side } from '#core/case/lifecycle'
import type { CaseId, UserId } from '#core/kernel/ids'
import { done, refuse, type Outcome } from '#core/kernel/outcome'
import type { Db, Tx } from '#store/tables'

export interface CaseEvent {
  readonly event: string
  readonly mover: Mover
  readonly shared: boolean
  readonly by: string
  /** UTC, ISO 8601. */
  readonly at: string
  readonly body: Readonly<Record<string, unknown>>
}

export interface NewCase {
  readonly id: CaseId
  readonly side: Side
  readonly mechanism: string
  readonly conversation: string
  readonly reference: string
  readonly theirReference?: string
  readonly counterpartState: string
  readonly counterpart?: string
  readonly title: string
  readonly state: string
  readonly confidential: boolean
  readonly since: string
  readonly openedAt: string
}

/** Where a case stands after an event, and what is next; no next action closes it. */
export interface Standing {
  readonly state: string
  readonly since: string
  readonly next: (NextAction & { readonly owner: string }) | undefined
}

export const findCase = (tx: Tx | Db, id: CaseId) =>
  tx.selectFrom('case_file').selectAll().where('id', '=', id).executeTakeFirst()

export const findCaseByConversation = (tx: Tx | Db, conversation: string) =>
  tx.selectFrom('case_file').selectAll().where('conversation', '=', conversation).executeTakeFirst()

/** Locked to the end of the transaction: whoever else moves the case waits, and then sees what came in. */
export const lockCase = (tx: Tx, id: CaseId) =>
  tx.selectFrom('case_file').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const lockCaseByConversation = (tx: Tx, conversation: string) =>
  tx
    .selectFrom('case_file')
    .selectAll()
    .where('conversation', '=', conversation)
    .forUpdate()
    .executeTakeFirst()

export type CaseRow = NonNullable<Awaited<ReturnType<typeof findCase>>>

const nextColumns = (next: Standing['next']) => ({
  next_action: next?.action ?? null,
  next_owner: next?.owner ?? null,
  next_due: next?.due ?? null,
  next_because: next?.because ?? null,
})

/** A new case with its first event; the file is at version 1. */
export async function insertCase(
  tx: Tx,
  file: NewCase,
  first: CaseEvent,
  next: Standing['next'],
): Promise<void> {
  await tx
    .insertInto('case_file')
    .values({
      id: file.id,
      side: file.side,
      mechanism: file.mechanism,
      conversation: file.conversation,
      reference: file.reference,
      their_reference: file.theirReference ?? null,
      counterpart_state: file.counterpartState,
      counterpart: file.counterpart ?? null,
      title: file.title,
      state: file.state,
      version: 1,
      confidential: file.confidential,
      opened_at: file.openedAt,
      since: file.since,
      ...nextColumns(next),
    })
    .execute()
  await insertEvent(tx, file.id, 1, first)
}

const insertEvent = (
  tx: Tx,
  id: CaseId,
  version: number,
  { event, mover, shared, by, at, body }: CaseEvent,
) =>
  tx
    .insertInto('case_event')
    .values({ case_id: id, version, event, mover, shared, by, at, body: JSON.stringify(body) })
    .execute()

/** Appends one event and moves the file, or says who came first. Never overwrites. */
export async function appendEvent(
  tx: Tx,
  id: CaseId,
  seen: number,
  happened: CaseEvent,
  standing: Standing,
): Promise<Outcome<number>> {
  const moved = await tx
    .updateTable('case_file')
    .set({
      version: seen + 1,
      state: standing.state,
      since: standing.since,
      ...nextColumns(standing.next),
      // A closed case stays closed since the same moment, whatever still comes in.
      closed_at: standing.next ? null : sql<string>`coalesce(closed_at, ${happened.at})`,
    })
    .where('id', '=', id)
    .where('version', '=', seen)
    .executeTakeFirst()
  if (moved.numUpdatedRows === 0n) {
    const file = await findCase(tx, id)
    return refuse(
      file
        ? { code: 'changed-meanwhile', yours: seen, now: file.version }
        : { code: 'not-found', what: `case ${id}` },
    )
  }
  await insertEvent(tx, id, seen + 1, happened)
  return done(seen + 1)
}

/** Facts of the file that come with a message: who the counterpart is and how it numbers the case. */
export const setCounterpart = (
  tx: Tx,
  id: CaseId,
  set: { their_reference?: string; counterpart?: string; title?: string; confidential?: boolean },
) => tx.updateTable('case_file').set(set).where('id', '=', id).execute()

/** A new conversation, for a request that goes out a second time because the first was not taken. */
export const setConversation = (tx: Tx, id: CaseId, conversation: string) =>
  tx.updateTable('case_file').set({ conversation }).where('id', '=', id).execute()

export const setOwner = (tx: Tx, id: CaseId, owner: string) =>
  tx.updateTable('case_file').set({ next_owner: owner }).where('id', '=', id).execute()

export const listEvents = (tx: Tx | Db, id: CaseId) =>
  tx.selectFrom('case_event').selectAll().where('case_id', '=', id).orderBy('version').execute()

/** Whether this person may see the case; nobody sees a case by rank alone. */
export async function hasAccess(tx: Tx | Db, id: CaseId, user: UserId): Promise<boolean> {
  const row = await tx
    .selectFrom('case_access')
    .select('case_id')
    .where('case_id', '=', id)
    .where('user_id', '=', user)
    .executeTakeFirst()
  return row !== undefined
}

export const grantAccess = (
  tx: Tx,
  row: { case_id: CaseId; user_id: UserId; granted_by: string; granted_at: string; reason: string },
) =>
  tx
    .insertInto('case_access')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute()

export const revokeAccess = (tx: Tx, id: CaseId, user: UserId) =>
  tx.deleteFrom('case_access').where('case_id', '=', id).where('user_id', '=', user).execute()

export const listAccess = (tx: Tx | Db, id: CaseId) =>
  tx
    .selectFrom('case_access')
    .innerJoin('user_account', 'user_account.id', 'case_access.user_id')
    .select([
      'user_account.id',
      'user_account.name',
      'user_account.roles',
      'case_access.granted_at',
      'case_access.granted_by',
      'case_access.reason',
    ])
    .where('case_id', '=', id)
    .orderBy('user_account.name')
    .execute()

export interface CaseFilter {
  readonly side?: Side | undefined
  readonly open?: boolean | undefined
  readonly text?: string | undefined
  readonly state?: string | undefined
}

/** The cases that this person may see, the most urgent first. */
export function listCases(tx: Tx | Db, user: UserId, { side, open, text, state }: CaseFilter, count: number) {
  let query = tx
    .selectFrom('case_file')
    .innerJoin('case_access', (join) =>
      join.onRef('case_access.case_id', '=', 'case_file.id').on('case_access.user_id', '=', user),
    )
    .leftJoin('user_account', 'user_account.id', 'case_file.next_owner')
    .selectAll('case_file')
    .select('user_account.name as owner_name')
    .orderBy(sql`case_file.next_due nulls last`)
    .orderBy('case_file.opened_at', 'desc')
    .limit(count)
  if (side) query = query.where('side', '=', side)
  if (open !== undefined) query = query.where('closed_at', open ? 'is' : 'is not', null)
  if (state) query = query.where('case_file.state', '=', state)
  if (text) {
    // Officers type references with spaces, without dashes, and with O for 0.
    const loose = `%${text.replace(/[\s-]/g, '').replace(/[\\%_]/g, '\\$&')}%`
    query = query.where((where) =>
      where.or([
        where('title', 'ilike', `%${text.replace(/[\\%_]/g, '\\$&')}%`),
        sql<boolean>`replace(case_file.reference, '-', '') ilike ${loose}`,
        sql<boolean>`replace(coalesce(case_file.their_reference, ''), '-', '') ilike ${loose}`,
      ]),
    )
  }
  return query.execute()
}
