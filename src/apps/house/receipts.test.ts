import assert from 'node:assert/strict'
import test from 'node:test'
import { receiptType } from '#adapters/transport/parcel'
import { perform } from '#apps/house/authority'
import { fileReceipt } from '#apps/house/outbound'
import { caseOf, catchParcel, openHouses, register, sendRequest } from '#apps/house/two-houses.fixture'
import { digestOfManifest } from '#core/exchange/manifest'
import { receiptEvents, receiptTyp } from '#core/exchange/receipt'
import { operations } from '#operations/all'
import { listEvents } from '#store/cases'
import { findOutgoing } from '#store/messages'

const day = 86_400_000
const houses = await openHouses(test)
const { requesting, requested } = houses
const [us, them] = [requesting.authority, requested.authority]
const outgoing = async (messageId: string) => (await findOutgoing(us.db, messageId))!
const answer = (body: string, status = 200, type = receiptType) =>
  houses.cut(async () => new Response(body, { status, headers: { 'content-type': type } }))

async function isDeliveredOnce(messageId: string): Promise<void> {
  houses.cut()
  houses.wait(day)
  await houses.carry()
  assert.equal((await outgoing(messageId)).status, 'delivered')
  const file = await caseOf(us, messageId)
  const events = (await listEvents(us.db, file.id)).map(({ event }) => event)
  assert.equal(events.filter((event) => event === 'deliver').length, 1)
  assert.equal(file.state, 'delivered')
}

/** A receipt as the other side would give it, with something else in it, signed by whom we like. */
const receiptBy = async (
  { signer, house }: typeof us,
  manifest: string,
  refTo: string,
  change: Record<string, unknown> = {},
): Promise<string> =>
  signer.signJws(
    {
      typ: receiptTyp,
      event: receiptEvents.accepted,
      refTo,
      manifestDigest: digestOfManifest(manifest),
      by: { state: house.state, authority: house.code },
      at: us.now(),
      checkpoint: 'a\n1\nb\n',
      seal: signer.keys.seal.id,
      ...change,
    },
    receiptTyp,
  )

const lies: readonly [what: string, make: (manifest: string, id: string) => Promise<string>, told: RegExp][] =
  [
    [
      'with a key that no partner holds',
      (manifest, id) => receiptBy(us, manifest, id, { by: { state: 'CHE', authority: them.house.code } }),
      /a key that no partner holds/,
    ],
    ['about other bytes', (_manifest, id) => receiptBy(them, 'x.y.z', id), /about another manifest/],
    [
      'about another message',
      (manifest) => receiptBy(them, manifest, '01a20c91-a010-73ad-8db2-a64297ec9e41'),
      /about another message/,
    ],
    [
      'in the name of another authority',
      (manifest, id) => receiptBy(them, manifest, id, { by: { state: 'KEN', authority: us.house.code } }),
      /not the one of the authority/,
    ],
  ]

for (const [what, make, told] of lies) {
  test(`a receipt ${what} is not believed: the message stays and is delivered later`, async () => {
    const { conversation } = await sendRequest(houses)
    const { manifest } = await catchParcel(houses)
    answer(await make(manifest, conversation))
    await houses.carry()
    const row = await outgoing(conversation)
    assert.deepEqual([row.status, row.receipt], ['waiting', null])
    assert.match(row.last_error!, told)
    assert.equal((await caseOf(us, conversation)).state, 'sent')
    await isDeliveredOnce(conversation)
  })
}

test('a receipt for a message of another case settles nothing', async () => {
  const first = await sendRequest(houses)
  await houses.carry()
  const second = await sendRequest(houses)
  await catchParcel(houses)
  const { receipt } = await outgoing(first.conversation)
  await assert.rejects(fileReceipt(us, second.conversation, receipt!), /not believed/)
  assert.equal(await fileReceipt(us, 'no-such-message', receipt!), false)
  await isDeliveredOnce(second.conversation)
})

test('an answer by somebody else than the partner is no receipt', async () => {
  for (const [body, status, type] of [
    ['<html>Welcome to the hotel network</html>', 200, 'text/html'],
    ['not.a.receipt', 200, receiptType],
    ['x'.repeat(10_000), 200, receiptType],
    ['', 502, 'text/plain'],
  ] as const) {
    const { conversation } = await sendRequest(houses)
    answer(body, status, type)
    await houses.carry()
    assert.equal((await outgoing(conversation)).status, 'waiting', `${status} ${type}`)
    await isDeliveredOnce(conversation)
  }
})

test('a lost receipt: the same bytes are sent again, the same bytes come back, and nothing happens twice', async () => {
  const { conversation } = await sendRequest(houses)
  const bodies: string[] = []
  const receipts: string[] = []
  let lose = 3
  houses.cut(async (_url, body, pass) => {
    bodies.push(Buffer.from(body).toString('base64'))
    const response = await pass()
    receipts.push(await response.clone().text())
    if (lose-- > 0) throw new TypeError('cut', { cause: { code: 'ECONNRESET' } })
    return response
  })
  for (let tries = 0; tries < 4; tries++) {
    await houses.carry()
    houses.wait(day)
  }
  assert.deepEqual([bodies.length, new Set(bodies).size, new Set(receipts).size], [4, 1, 1])
  assert.equal((await outgoing(conversation)).receipt, receipts[0])
  const theirs = await caseOf(them, conversation)
  assert.equal(theirs.version, 1)
  const { rows } = {
    rows: await them.db
      .selectFrom('inbox')
      .select('message_id')
      .where('conversation', '=', conversation)
      .execute(),
  }
  assert.equal(rows.length, 1)
  await isDeliveredOnce(conversation)
})

test('a partner that is down is tried soon, then rarely, never given up, and gets everything when it is up', async () => {
  const { conversation } = await sendRequest(houses)
  houses.cut(async () => {
    throw new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } })
  })
  const waits: number[] = []
  for (let attempt = 1; attempt <= 9; attempt++) {
    const before = Date.parse(us.now())
    assert.equal(await houses.carry(), 0)
    const row = await outgoing(conversation)
    assert.deepEqual([row.status, row.attempts], ['waiting', attempt])
    assert.match(row.last_error!, /cannot be reached: ECONNREFUSED/)
    waits.push(Math.round((Date.parse(row.next_try) - before) / 1000))
    await houses.carry()
    assert.equal((await outgoing(conversation)).attempts, attempt, 'not before its time')
    houses.wait(Date.parse(row.next_try) - before)
  }
  assert.deepEqual(waits, [2, 10, 60, 300, 1800, 7200, 21600, 21600, 21600])
  await isDeliveredOnce(conversation)
})

test('a partner that has moved is looked at by a person', async () => {
  const { conversation } = await sendRequest(houses)
  answer('', 301, 'text/plain')
  await houses.carry()
  const row = await outgoing(conversation)
  assert.equal(row.status, 'undeliverable')
  assert.match(row.last_error!, /the partner redirects; enter its new address/)
  const officer = requesting.officer
  assert.ok((await perform(us, officer, operations['retry-message'], { messageId: conversation })).ok)
  await isDeliveredOnce(conversation)
})

test('what is released is released: a second time says so, and so does sending again what has arrived', async () => {
  const { conversation, caseId } = await sendRequest(houses)
  await houses.carry()
  const [dispatch] = await us.db.selectFrom('dispatch').selectAll().where('case_id', '=', caseId).execute()
  const { version } = await caseOf(us, conversation)
  const released = await perform(us, requesting.approver, operations['release-message'], {
    caseId,
    version,
    dispatchId: dispatch!.id,
  })
  assert.ok(!released.ok && released.refusal.code === 'already-sent')
  const again = await perform(us, requesting.officer, operations['retry-message'], {
    messageId: conversation,
  })
  assert.ok(!again.ok && again.refusal.code === 'already-sent')
  const nothing = await perform(us, requesting.officer, operations['retry-message'], { messageId: 'none' })
  assert.ok(!nothing.ok && nothing.refusal.code === 'not-found')
})

test('a receipt that comes twice, or after the answer, changes nothing any more', async () => {
  const { conversation } = await sendRequest(houses)
  let receipt = ''
  houses.cut(async (_url, _body, pass) => {
    receipt = await (await pass()).text()
    throw new TypeError('cut')
  })
  await houses.carry()
  houses.cut()
  await register(requested, conversation)
  await houses.carry()
  assert.equal((await caseOf(us, conversation)).state, 'acknowledged')
  for (let time = 0; time < 3; time++) assert.equal(await fileReceipt(us, conversation, receipt), true)
  const file = await caseOf(us, conversation)
  const events = (await listEvents(us.db, file.id)).map(({ event }) => event)
  assert.equal(file.state, 'acknowledged')
  assert.equal(events.filter((event) => event === 'deliver').length, 1)
})
