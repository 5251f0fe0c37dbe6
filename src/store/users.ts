import type { UserId } from '#core/kernel/ids'
import type { Db, Tx } from '#store/tables'

export const findUser = (tx: Tx | Db, id: UserId) =>
  tx.selectFrom('user_account').selectAll().where('id', '=', id).executeTakeFirst()

export const findUserByEmail = (tx: Tx | Db, email: string) =>
  tx
    .selectFrom('user_account')
    .selectAll()
    .where((where) => where(where.fn('lower', ['email']), '=', email.trim().toLowerCase()))
    .executeTakeFirst()

export const listUsers = (tx: Tx | Db) =>
  tx
    .selectFrom('user_account')
    .select(['id', 'name', 'email', 'roles', 'intake', 'active', 'language', 'created_at'])
    .select((eb) => eb('totp_secret', 'is not', null).as('has_totp'))
    .select((eb) =>
      eb
        .exists(
          eb.selectFrom('passkey').select('passkey.id').whereRef('passkey.user_id', '=', 'user_account.id'),
        )
        .as('has_passkey'),
    )
    .orderBy('name')
    .execute()

export interface NewUser {
  readonly id: UserId
  readonly name: string
  readonly email: string
  readonly roles: readonly string[]
  readonly intake: boolean
  readonly language: string
  readonly created_at: string
}

export const insertUser = (tx: Tx, user: NewUser) =>
  tx
    .insertInto('user_account')
    .values({ ...user, roles: [...user.roles] })
    .execute()

export const updateUser = (
  tx: Tx,
  id: UserId,
  set: Partial<{
    name: string
    roles: string[]
    intake: boolean
    active: boolean
    language: string
    password_hash: string | null
    totp_secret: string | null
    totp_step: number
  }>,
) => tx.updateTable('user_account').set(set).where('id', '=', id).executeTakeFirst()

/** Uses up a time step of the one-time code; false when this or a later one was used before. */
export async function useTotpStep(tx: Tx, id: UserId, stepNumber: number): Promise<boolean> {
  const row = await tx
    .updateTable('user_account')
    .set({ totp_step: stepNumber })
    .where('id', '=', id)
    .where('totp_step', '<', stepNumber)
    .executeTakeFirst()
  return row.numUpdatedRows > 0n
}

/** People who see incoming cases first, or all who can act when nobody is marked. */
export async function listIntake(tx: Tx | Db): Promise<UserId[]> {
  const people = await tx
    .selectFrom('user_account')
    .select(['id', 'intake', 'roles'])
    .where('active', '=', true)
    .execute()
  const acting = people.filter(({ roles }) => roles.includes('officer') || roles.includes('approver'))
  const marked = acting.filter(({ intake }) => intake)
  return (marked.length > 0 ? marked : acting).map(({ id }) => id)
}

export const listApprovers = async (tx: Tx | Db): Promise<UserId[]> =>
  (await tx.selectFrom('user_account').select(['id', 'roles']).where('active', '=', true).execute())
    .filter(({ roles }) => roles.includes('approver'))
    .map(({ id }) => id)

export const insertSession = (
  tx: Tx,
  row: {
    token_hash: string
    user_id: UserId
    created_at: string
    seen_at: string
    expires_at: string
    agent: string
  },
) => tx.insertInto('sign_in_session').values(row).execute()

export const findSession = (tx: Tx | Db, tokenHash: string, now: string) =>
  tx
    .selectFrom('sign_in_session')
    .innerJoin('user_account', 'user_account.id', 'sign_in_session.user_id')
    .select([
      'user_account.id',
      'user_account.name',
      'user_account.email',
      'user_account.roles',
      'user_account.language',
      'sign_in_session.created_at',
      'sign_in_session.seen_at',
    ])
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .where('user_account.active', '=', true)
    .executeTakeFirst()

export const touchSession = (tx: Tx | Db, tokenHash: string, now: string, expires: string) =>
  tx
    .updateTable('sign_in_session')
    .set({ seen_at: now, expires_at: expires })
    .where('token_hash', '=', tokenHash)
    .execute()

export const deleteSession = (tx: Tx | Db, tokenHash: string) =>
  tx.deleteFrom('sign_in_session').where('token_hash', '=', tokenHash).execute()

/** Sessions of a person that can still be used, the latest used first. */
export const listSessions = (tx: Tx | Db, id: UserId, now: string) =>
  tx
    .selectFrom('sign_in_session')
    .selectAll()
    .where('user_id', '=', id)
    .where('expires_at', '>', now)
    .orderBy('seen_at', 'desc')
    .orderBy('created_at', 'desc')
    .execute()

/** Ends one session of a person; false when that person has no such session. */
export async function deleteSessionOf(tx: Tx, id: UserId, tokenHash: string): Promise<boolean> {
  const row = await tx
    .deleteFrom('sign_in_session')
    .where('user_id', '=', id)
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return row.numDeletedRows > 0n
}

export const deleteOtherSessions = (tx: Tx, id: UserId, tokenHash: string) =>
  tx.deleteFrom('sign_in_session').where('user_id', '=', id).where('token_hash', '<>', tokenHash).execute()

export const listPasskeys = (tx: Tx | Db, id: UserId) =>
  tx.selectFrom('passkey').selectAll().where('user_id', '=', id).orderBy('created_at').execute()

export const findPasskey = (tx: Tx | Db, id: string) =>
  tx.selectFrom('passkey').selectAll().where('id', '=', id).executeTakeFirst()

export const insertPasskey = (
  tx: Tx,
  row: {
    id: string
    user_id: UserId
    public_key: Uint8Array
    counter: number
    name: string
    created_at: string
  },
) => tx.insertInto('passkey').values(row).execute()

/**
 * Counts a use of a passkey; false when this or a later count was used before.
 *
 * @source Web Authentication Level 3, section 6.1.1: passkeys that live on several devices always say 0
 */
export async function usePasskeyCounter(tx: Tx, id: string, counter: number): Promise<boolean> {
  const row = await tx
    .updateTable('passkey')
    .set({ counter })
    .where('id', '=', id)
    .where((where) => (counter === 0 ? where('counter', '=', 0) : where('counter', '<', counter)))
    .executeTakeFirst()
  return row.numUpdatedRows > 0n
}

/** Removes a passkey; false for the last one of an account without a password, or one that is not there. */
export async function deletePasskey(tx: Tx, userId: UserId, id: string): Promise<boolean> {
  const account = await tx
    .selectFrom('user_account')
    .select('password_hash')
    .where('id', '=', userId)
    .forUpdate() // two removals at once would each leave the other's passkey
    .executeTakeFirstOrThrow()
  const others = (await listPasskeys(tx, userId)).filter((one) => one.id !== id)
  if (account.password_hash === null && others.length === 0) return false
  const row = await tx
    .deleteFrom('passkey')
    .where('user_id', '=', userId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row.numDeletedRows > 0n
}

/** Removes what would let a person in beside the password: passkeys and open sessions. */
export async function removeWaysIn(tx: Tx, id: UserId): Promise<void> {
  await tx.deleteFrom('passkey').where('user_id', '=', id).execute()
  await tx.deleteFrom('sign_in_session').where('user_id', '=', id).execute()
}

/** The tries so far, locked: of many that come at once each is counted. */
export async function lockTries(tx: Tx, subject: string) {
  await tx
    .insertInto('sign_in_try')
    .values({ subject, failures: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return tx
    .selectFrom('sign_in_try')
    .selectAll()
    .where('subject', '=', subject)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

export const noteFailure = (tx: Tx, subject: string, failures: number, blockedUntil: string | null) =>
  tx
    .insertInto('sign_in_try')
    .values({ subject, failures, blocked_until: blockedUntil })
    .onConflict((conflict) =>
      conflict.column('subject').doUpdateSet({ failures, blocked_until: blockedUntil }),
    )
    .execute()

export const forgetFailures = (tx: Tx, subject: string) =>
  tx.deleteFrom('sign_in_try').where('subject', '=', subject).execute()
