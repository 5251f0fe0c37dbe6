import assert from 'node:assert/strict'
import test from 'node:test'
import { z } from 'zod'
import { act } from '#apps/demo/acts'
import { perform } from '#apps/house/authority'
import { caseOf, openHouses, register, say, sendRequest } from '#apps/house/two-houses.fixture'
import type { UserId } from '#core/kernel/ids'
import { operations, type OperationName } from '#operations/all'
import type { AnyOperation, User } from '#operations/operation'
import { readTree } from '#store/audit'

const houses = await openHouses(test)
const { requesting, requested } = houses
const { authority, officer, approver } = requesting
const administrator: User = { id: 'admin' as UserId, name: 'admin', roles: ['administrator'] }

const { caseId, conversation } = await sendRequest(houses)
await houses.carry()

/** A colleague with every right who joined later; approvers of the time see every request that is opened. */
const added = await act(authority, administrator, operations['add-person'], {
  name: 'Colleague',
  email: 'colleague@ken.example',
  roles: ['officer', 'approver'],
})
const colleague: User = { id: added.id, name: 'Colleague', roles: ['officer', 'approver'] }

const attachment = await act(authority, officer, operations['add-attachment'], {
  caseId,
  name: 'note.txt',
  content: Buffer.from('hello').toString('base64'),
})
const { version } = await caseOf(authority, conversation)
const [released] = await authority.db
  .selectFrom('dispatch')
  .selectAll()
  .where('case_id', '=', caseId)
  .execute()
const stored = await act(authority, officer, operations['read-case'], { caseId })

/** A good input for every operation on a case; the case is put in. */
const inputs: Partial<Record<OperationName, object>> = {
  'save-draft': { revision: 2, request: stored.request!.request },
  'print-letter': { format: 'html', language: 'en' },
  'submit-draft': { version, revision: 2 },
  'prepare-message': { version, kind: 'withdrawal', body: { reason: 'x' }, languages: ['en'] },
  'release-message': { version, dispatchId: released!.id },
  'return-message': { version, dispatchId: released!.id, reason: 'because' },
  'register-case': { version },
  'move-case': { version, event: 'close', reason: 'because' },
  'note-case': { version, text: 'x' },
  'assign-case': { version, userId: colleague.id },
  'grant-access': { version, userId: colleague.id, access: true, reason: 'because' },
  'add-attachment': { name: 'other.txt', content: Buffer.from('x').toString('base64') },
  'remove-attachment': { attachmentId: attachment.id },
  'read-attachment': { attachmentId: attachment.id },
  'read-case': {},
  'export-bundle': {},
}

const onCases = (Object.entries(operations) as unknown as [OperationName, AnyOperation][]).filter(
  ([, { input, needs }]) => {
    const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' })
    return needs !== 'system' && 'caseId' in (schema.properties ?? {})
  },
)

test('every operation on a case is tried here', () => {
  assert.deepEqual(onCases.map(([name]) => name).sort(), Object.keys(inputs).sort())
})

for (const [name, operation] of onCases) {
  test(`${name}: for a colleague without access the case does not exist`, async () => {
    const before = (await readTree(authority.db)).size
    const run = (id: string) =>
      perform(authority, colleague, operation as never, { caseId: id, ...inputs[name] })
    const [hidden, absent] = [await run(caseId), await run('01a20c91-a010-73ad-8db2-a64297ec9e41')]
    assert.ok(!hidden.ok && !absent.ok)
    assert.deepEqual(hidden.refusal, { code: 'not-found', what: `case ${caseId}` })
    assert.equal(absent.refusal.code, 'not-found', 'a case that is not there is refused in the same way')
    assert.equal((await readTree(authority.db)).size, before, 'a refusal leaves nothing behind')
  })
}

test('lists show a colleague nothing of it', async () => {
  const listed = await act(authority, colleague, operations['list-cases'], {})
  assert.deepEqual([listed.cases, listed.waiting], [[], []])
  const mine = await act(authority, officer, operations['list-cases'], {})
  assert.deepEqual(
    mine.cases.map(({ id }) => id),
    [caseId],
  )
})

test('access is given with a reason, and taken back; both stand in the case', async () => {
  const give = async (access: boolean) => {
    const file = await caseOf(authority, conversation)
    await act(authority, officer, operations['grant-access'], {
      caseId,
      version: file.version,
      userId: colleague.id,
      access,
      reason: 'stands in for me',
    })
  }
  await give(true)
  const seen = await act(authority, colleague, operations['read-case'], { caseId })
  assert.ok(seen.access.some(({ id, reason }) => id === colleague.id && reason === 'stands in for me'))
  await give(false)
  const gone = await perform(authority, colleague, operations['read-case'], { caseId })
  assert.ok(!gone.ok && gone.refusal.code === 'not-found')
  const { events } = await act(authority, officer, operations['read-case'], { caseId })
  assert.deepEqual(
    events.filter(({ event }) => event.endsWith('-access')).map(({ event }) => event),
    ['grant-access', 'revoke-access'],
  )
})

test('who owns the next action cannot lose access, and an administrator owns no case', async () => {
  const file = await caseOf(authority, conversation)
  const base = { caseId, version: file.version }
  const owner = await perform(authority, approver, operations['grant-access'], {
    ...base,
    userId: file.next_owner,
    access: false,
    reason: 'away',
  })
  assert.ok(!owner.ok && owner.refusal.code === 'unacceptable')
  const people = await act(authority, administrator, operations['list-people'], {})
  const grace = people.find(({ roles }) => roles.includes('administrator'))!
  for (const [name, input] of [
    ['grant-access', { userId: grace.id, access: true, reason: 'wants to see' }],
    ['assign-case', { userId: grace.id }],
  ] as const) {
    const outcome = await perform(authority, officer, operations[name] as never, { ...base, ...input })
    assert.ok(!outcome.ok && outcome.refusal.code === 'unacceptable', name)
  }
})

test('a file of one case is not reached through another', async () => {
  const other = await sendRequest(houses)
  const outcome = await perform(authority, officer, operations['read-attachment'], {
    caseId: other.caseId,
    attachmentId: attachment.id,
  })
  assert.ok(!outcome.ok && outcome.refusal.code === 'not-found')
  await houses.carry()
  const file = await caseOf(authority, other.conversation)
  const prepared = await perform(authority, officer, operations['prepare-message'], {
    caseId: other.caseId,
    version: file.version,
    kind: 'withdrawal',
    body: { reason: 'x' },
    languages: ['en'],
    attachments: [attachment.id],
  })
  assert.ok(!prepared.ok && prepared.refusal.code === 'not-found')
})

test('an incoming case is seen by those who do intake, and by nobody else', async () => {
  const seen = await act(requested.authority, requested.officer, operations['list-cases'], {
    side: 'requested',
  })
  assert.ok(seen.cases.length > 0)
  const stranger = await act(requested.authority, administrator, operations['add-person'], {
    name: 'No intake',
    email: 'none@che.example',
    roles: ['officer'],
  })
  const user: User = { id: stranger.id, name: 'No intake', roles: ['officer'] }
  const { cases } = await act(requested.authority, user, operations['list-cases'], {})
  assert.deepEqual(cases, [])
})

test('the other State writes in its own record only, whatever its messages say', async () => {
  await register(requested, conversation)
  await say(requested, conversation, 'acceptance')
  await houses.carry()
  const { request } = await act(authority, officer, operations['read-case'], { caseId })
  assert.deepEqual(request, { ...stored.request, savedAt: request!.savedAt })
})
