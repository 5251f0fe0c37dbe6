import type { UserId } from '#core/kernel/ids'
import { makeId } from '#core/kernel/ids'
import { randomBytes } from 'node:crypto'
import { kenya, switzerland, type DemonstrationAuthority } from '#apps/demo/cast'
import type { OpenAuthority } from '#apps/house/authority'
import { addAuthority, cardOf, type Installation } from '#apps/wire'
import type { User } from '#operations/operation'
import { upsertPartner } from '#store/partners'
import { insertUser, listUsers } from '#store/users'

export interface Team {
  readonly authority: OpenAuthority
  readonly officer: User
  readonly approver: User
}

/** Two authorities that know each other, with their people. */
export interface Company {
  readonly requesting: Team
  readonly requested: Team
}

/** The people of an authority who prepare and who release. */
export async function teamOf(authority: OpenAuthority): Promise<Team> {
  const people = await listUsers(authority.db)
  const find = (role: string): User => {
    const row = people.find(({ roles }) => roles[0] === role)!
    return { id: row.id, name: row.name, roles: row.roles as User['roles'] }
  }
  return { authority, officer: find('officer'), approver: find('approver') }
}

/**
 * Sets up the two demonstration authorities and makes them partners; what is there already stays.
 *
 * @param addressOf where the exchange of an authority is reached, e.g. `http://127.0.0.1:8042/exchange/<code>`
 */
export async function foundCompany(
  installation: Installation,
  addressOf: (code: string) => string,
): Promise<Company> {
  const requesting = await found(installation, kenya)
  const requested = await found(installation, switzerland)
  await introduce(requesting, requested, addressOf)
  await introduce(requested, requesting, addressOf)
  return { requesting: await teamOf(requesting), requested: await teamOf(requested) }
}

async function found(
  installation: Installation,
  { house, people }: DemonstrationAuthority,
): Promise<OpenAuthority> {
  const authority =
    installation.authorities.get(house.code) ?? (await addAuthority(installation, house, true))
  await authority.db.transaction().execute(async (tx) => {
    if ((await listUsers(tx)).length > 0) return
    for (const person of people) {
      const id = makeId(Date.parse(installation.now()), randomBytes(10)) as UserId
      await insertUser(tx, { id, ...person, created_at: installation.now() })
    }
  })
  return authority
}

async function introduce(
  us: OpenAuthority,
  them: OpenAuthority,
  addressOf: (code: string) => string,
): Promise<void> {
  const { code, state, name } = them.house
  await us.db.transaction().execute((tx) =>
    upsertPartner(tx, {
      code: `${state}:${code}`,
      state,
      name,
      transport: 'http',
      address: addressOf(code),
      card: cardOf(them.house, them.signer),
      compared_by: 'system',
      compared_at: us.now(),
    }),
  )
}
