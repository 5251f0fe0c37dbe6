import assert from 'node:assert/strict'
import test from 'node:test'
import { decodeParcel } from '#adapters/transport/parcel'
import { perform } from '#apps/house/authority'
import { verifyLog } from '#apps/house/checkpoint'
import { caseOf, openHouses, register, say, sendRequest, type Houses } from '#apps/house/two-houses.fixture'
import { stateAfter } from '#core/case/lifecycle'
import { peekManifest } from '#core/exchange/manifest'
import { operations } from '#operations/all'
import { listEvents } from '#store/cases'
import { findRequest } from '#store/requests'

const day = 86_400_000
const houses = await openHouses(test)
const { requesting, requested } = houses
const [us, them] = [requesting.authority, requested.authority]

/** Only these messages get through, in this order; all others wait. */
async function letThrough({ cut, wait, carry }: Houses, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    cut(async (_url, body, pass) => {
      const parcel = decodeParcel(body)
      const manifest = parcel.ok ? peekManifest(parcel.value.manifest) : parcel
      if (manifest.ok && manifest.value.id === id) return pass()
      throw new TypeError('held back')
    })
    wait(day / 4)
    await carry()
  }
  cut()
}

/** Both copies are the sum of their events, and every message is in both. */
async function isWhole(conversation: string): Promise<void> {
  houses.wait(day / 4)
  await houses.carry()
  for (const { db } of [us, them]) {
    const file = await caseOf({ db } as typeof us, conversation)
    const events = await listEvents(db, file.id)
    assert.equal(
      stateAfter(
        file.side,
        events.map(({ event, mover }) => ({ event, by: mover })),
      ),
      file.state,
    )
    const waiting = await db.selectFrom('outbox').select('status').where('case_id', '=', file.id).execute()
    assert.ok(waiting.every(({ status }) => status === 'delivered'))
  }
  await Promise.all([verifyLog(us), verifyLog(them)])
}
const states = async (conversation: string) => [
  (await caseOf(us, conversation)).state,
  (await caseOf(them, conversation)).state,
]
const nothing = () =>
  houses.cut(async () => {
    throw new TypeError('held back')
  })

test('a result that overtakes acknowledgement and acceptance is taken, and they change nothing later', async () => {
  const { conversation } = await sendRequest(houses)
  await houses.carry()
  nothing()
  const acknowledgement = await register(requested, conversation)
  const acceptance = await say(requested, conversation, 'acceptance')
  const result = await say(requested, conversation, 'result')
  await letThrough(houses, [result, acceptance, acknowledgement])
  assert.deepEqual(await states(conversation), ['executed', 'executed'])
  const late = (await listEvents(us.db, (await caseOf(us, conversation)).id)).filter(
    ({ body }) => body['late'],
  )
  assert.deepEqual(
    late.map(({ event }) => event),
    ['acceptance', 'acknowledgement'],
  )
  await isWhole(conversation)
})

test('a result that overtakes even the receipt of the request is taken', async () => {
  const { conversation } = await sendRequest(houses)
  houses.cut(async (_url, _body, pass) => {
    await pass()
    throw new TypeError('the receipt is lost')
  })
  await houses.carry()
  nothing()
  const acknowledgement = await register(requested, conversation)
  const acceptance = await say(requested, conversation, 'acceptance')
  const result = await say(requested, conversation, 'result')
  assert.equal((await caseOf(us, conversation)).state, 'sent')
  await letThrough(houses, [result, acknowledgement, acceptance])
  assert.deepEqual(await states(conversation), ['executed', 'executed'])
  await isWhole(conversation)
  assert.deepEqual(await states(conversation), ['executed', 'executed'])
})

test('a withdrawal that overtakes the request waits until the request has come', async () => {
  const { conversation } = await sendRequest(houses)
  nothing()
  await houses.carry()
  const withdrawal = await say(requesting, conversation, 'withdrawal')
  await letThrough(houses, [withdrawal])
  const rows = await us.db
    .selectFrom('outbox')
    .select(['status', 'last_error'])
    .where('message_id', '=', withdrawal)
    .execute()
  assert.equal(rows[0]!.status, 'waiting')
  assert.match(rows[0]!.last_error!, /answered 503/)
  houses.wait(day)
  await houses.carry()
  houses.wait(day)
  await houses.carry()
  assert.deepEqual(await states(conversation), ['withdrawn', 'withdrawn'])
  await isWhole(conversation)
})

test('a withdrawal that crosses the result: each keeps its own last word, and both can close', async () => {
  const { conversation } = await sendRequest(houses)
  await houses.carry()
  await register(requested, conversation)
  await say(requested, conversation, 'acceptance')
  await houses.carry()
  nothing()
  await say(requested, conversation, 'result')
  await say(requesting, conversation, 'withdrawal')
  houses.cut()
  await isWhole(conversation)
  assert.deepEqual(await states(conversation), ['withdrawn', 'executed'])
  for (const { authority, officer } of [requesting, requested]) {
    const { id: caseId, version } = await caseOf(authority, conversation)
    const closed = await perform(authority, officer, operations['move-case'], {
      caseId,
      version,
      event: 'close',
      reason: 'nothing more to come',
    })
    assert.ok(closed.ok)
  }
  assert.deepEqual(await states(conversation), ['closed', 'closed'])
})

test('a message that comes when the case is closed is kept, and the case stays closed since the same moment', async () => {
  const { conversation } = await sendRequest(houses)
  await houses.carry()
  await register(requested, conversation)
  nothing()
  const refusal = await say(requested, conversation, 'refusal')
  await say(requesting, conversation, 'withdrawal').catch(() => undefined)
  const { id: caseId, version, state } = await caseOf(us, conversation)
  assert.equal(state, 'withdrawn')
  await perform(us, requesting.officer, operations['move-case'], {
    caseId,
    version,
    event: 'close',
    reason: 'over',
  })
  const closed = await caseOf(us, conversation)
  await letThrough(houses, [refusal])
  const after = await caseOf(us, conversation)
  assert.deepEqual([after.state, after.version], ['closed', closed.version + 1])
  assert.equal(after.closed_at, closed.closed_at)
  await isWhole(conversation)
})

test('an information request reopens exactly its fields, its supplement fills them, in the record of the other', async () => {
  const { conversation, caseId } = await sendRequest(houses)
  await houses.carry()
  await register(requested, conversation)
  await say(requested, conversation, 'information-request')
  await houses.carry()
  const stored = (await findRequest(us.db, caseId))!
  assert.deepEqual(stored.reopened, ['persons'])
  const request = stored.request as { facts: Record<string, unknown> }
  const save = (facts: object) =>
    perform(us, requesting.officer, operations['save-draft'], {
      caseId,
      revision: stored.revision,
      request: { ...request, facts: { ...request.facts, ...facts } },
    })
  const closed = await save({ purpose: 'Something else' })
  assert.ok(!closed.ok && closed.refusal.code === 'unacceptable' && closed.refusal.what === 'purpose')
  const persons = [{ surname: 'Mutangi', identityDocument: 'AK 1' }]
  assert.ok((await save({ persons })).ok)
  await say(requesting, conversation, 'supplement')
  await houses.carry()
  const theirs = (await findRequest(them.db, (await caseOf(them, conversation)).id))!
  assert.deepEqual((theirs.request as typeof request).facts['persons'], persons)
  await isWhole(conversation)
})
