import assert from 'node:assert/strict'
import test from 'node:test'
import type { UserId } from '#core/kernel/ids'
import { operations } from '#operations/all'
import {
  may,
  permissions,
  roles,
  type AnyOperation,
  type Permission,
  type Role,
  type User,
  type World,
} from '#operations/operation'
import { runOperation } from '#operations/run-operation'

const all = Object.values(operations) as unknown as readonly AnyOperation[]
const userWith = (given: readonly Role[]): User => ({ id: 'u' as UserId, name: 'somebody', roles: given })

/** A world in which nothing can be touched: whatever gets past the permission stops at its empty input. */
const bare = (user: User): World =>
  ({
    user,
    get tx(): never {
      throw new Error('the store was touched before the input was looked at')
    },
  }) as unknown as World

const isRefused = async (operation: AnyOperation, user: User): Promise<boolean> => {
  const outcome = await runOperation(operation as never, bare(user), undefined)
  assert.ok(!outcome.ok)
  if (outcome.refusal.code === 'not-permitted') assert.equal(outcome.refusal.needs, operation.needs)
  else assert.equal(outcome.refusal.code, 'malformed')
  return outcome.refusal.code === 'not-permitted'
}

for (const operation of all) {
  test(`${operation.name}: open to exactly the roles that have ${operation.needs}`, async () => {
    const permitted: readonly string[] = permissions[operation.needs]
    for (const role of roles)
      assert.equal(await isRefused(operation, userWith([role])), !permitted.includes(role), role)
    assert.ok(await isRefused(operation, userWith([])), 'nobody without a role')
    const everything = await isRefused(operation, userWith(roles))
    assert.equal(everything, operation.needs === 'system', 'all roles together are not the machine')
  })
}

test('the machine files messages and receipts, and does nothing that people do', async () => {
  const machine: User = { id: 'system', name: 'Comity', roles: [] }
  for (const operation of all) assert.equal(await isRefused(operation, machine), operation.needs !== 'system')
  const ofMachine = all.filter(({ needs }) => needs === 'system').map(({ name }) => name)
  assert.deepEqual(ofMachine.sort(), ['keep-sealed', 'receive-message', 'record-receipt'])
})

test('every permission is used, and the table says who has it', () => {
  const needed = new Set(all.map(({ needs }) => needs))
  for (const permission of Object.keys(permissions) as Permission[]) {
    if (permission !== 'account.own') assert.ok(needed.has(permission), `${permission} opens nothing`)
    for (const role of roles)
      assert.equal(
        may(userWith([role]), permission),
        (permissions[permission] as readonly Role[]).includes(role),
      )
  }
})

test('nobody who administers or audits sees a case by that', () => {
  for (const role of ['administrator', 'auditor'] as const)
    for (const permission of ['case.read', 'case.write', 'case.release'] as const)
      assert.ok(!may(userWith([role]), permission))
})

test('each operation is listed under its own name, with a summary and a permission', () => {
  for (const [name, operation] of Object.entries(operations)) {
    assert.equal(operation.name, name)
    assert.match(name, /^[a-z]+(-[a-z]+)+$/)
    assert.match(operation.summary, /^[A-Z].*\.$/)
  }
})
