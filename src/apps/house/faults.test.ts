import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import test from 'node:test'
import { sealEnvelope } from '#adapters/signer/seal'
import { parcelType } from '#adapters/transport/parcel'
import type { Parcel } from '#adapters/transport/transport'
import { act } from '#apps/demo/acts'
import { cardOf } from '#apps/wire'
import { perform } from '#apps/house/authority'
import { signCheckpoint, verifyLog } from '#apps/house/checkpoint'
import { takeParcel, type Answer } from '#apps/house/inbound'
import { caseOf, catchParcel, openHouses, sendRequest } from '#apps/house/two-houses.fixture'
import { Message } from '#core/exchange/message'
import { peekReceipt } from '#core/exchange/receipt'
import { makeId } from '#core/kernel/ids'
import { operations } from '#operations/all'
import { listEvents } from '#store/cases'
import { findOutgoing } from '#store/messages'

const day = 86_400_000
const houses = await openHouses(test)
const { requesting, requested } = houses
const them = requested.authority
const us = requesting.authority

const outgoing = async (messageId: string) => (await findOutgoing(us.db, messageId))!
const filed = async (conversation: string) =>
  (await them.db.selectFrom('case_file').select('id').where('conversation', '=', conversation).execute())
    .length

/** Afterwards the true parcel arrives, once, whatever was tried before. */
async function arrivesInTheEnd(conversation: string, attempts?: number): Promise<void> {
  houses.cut()
  houses.wait(day)
  await houses.carry()
  const row = await outgoing(conversation)
  assert.deepEqual([row.status, await filed(conversation)], ['delivered', 1], row.last_error ?? '')
  if (attempts !== undefined) assert.equal(row.attempts, attempts)
  assert.equal((await caseOf(us, conversation)).state, 'delivered')
  await Promise.all([verifyLog(us), verifyLog(them)])
}

/** Why no receipt was given, for good. */
function told(answer: Answer): string {
  assert.ok('unanswered' in answer && !answer.again, JSON.stringify(answer))
  return answer.unanswered
}

/** Another message under the id of one that exists, sealed by the sender itself. */
async function forge(
  messageId: string,
  change: object,
  to: { id: string; spki: string } = them.signer.keys.encryption,
): Promise<Parcel> {
  const message = Message.parse((await outgoing(messageId)).message)
  return sealEnvelope({
    message: { ...message, body: { ...message.body, papers: [] }, ...change } as Message,
    parts: [],
    to: { id: to.id, spki: to.spki },
    signer: us.signer,
    checkpoint: await signCheckpoint(us),
    expires: new Date(Date.parse(us.now()) + day).toISOString(),
  })
}

/** Something between the two changes every parcel. */
const change = (by: (body: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>) =>
  houses.cut((url, body) =>
    fetch(url, { method: 'POST', body: by(body), headers: { 'content-type': parcelType } }),
  )

const flip = (body: Uint8Array<ArrayBuffer>, at: number) => body.with(at, body[at]! ^ 1)

/** The length of the manifest stands before it, in four bytes. */
const endOfManifest = (body: Uint8Array): number =>
  4 + new DataView(body.buffer, body.byteOffset).getUint32(0)

const damages: readonly [string, (body: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>][] = [
  ['a flipped bit in the seal of the manifest', (body) => flip(body, endOfManifest(body) - 20)],
  ['a flipped bit in the ciphertext', (body) => flip(body, body.length - 50)],
  ['a ciphertext that is cut off', (body) => body.slice(0, -200)],
]

for (const [what, damage] of damages) {
  test(`${what}: nothing is filed, and the next try brings it whole`, async () => {
    const { conversation } = await sendRequest(houses)
    change(damage)
    await houses.carry()
    const row = await outgoing(conversation)
    assert.equal(row.status, 'waiting')
    assert.match(row.last_error!, /the partner answered 503/)
    assert.equal(await filed(conversation), 0)
    await arrivesInTheEnd(conversation, 1)
  })
}

test('a parcel of which only the beginning came is no parcel, and is said so', async () => {
  const { conversation } = await sendRequest(houses)
  const { manifest } = await catchParcel(houses)
  for (const body of [
    new Uint8Array(3),
    new TextEncoder().encode(`\0\0\0\x7f${manifest}`),
    new Uint8Array(9000),
  ]) {
    const answer = await fetch(houses.addressOf(them.house.code), {
      method: 'POST',
      body,
      headers: { 'content-type': parcelType },
    })
    assert.equal(answer.status, 400)
    assert.match(await answer.text(), /This is no parcel: (cut off|not a) /)
  }
  const other = await fetch(houses.addressOf(them.house.code), { method: 'POST', body: 'hello' })
  assert.ok([400, 415].includes(other.status))
  await arrivesInTheEnd(conversation)
})

test('a parcel for another authority, or for another key, is neither taken nor receipted', async () => {
  const { conversation } = await sendRequest(houses)
  const parcel = await catchParcel(houses)
  assert.match(told(await takeParcel(us, parcel)), /^unknown-sender: /)
  const elsewhere = await forge(conversation, { to: { state: 'CHE', authority: 'another' } })
  assert.match(
    told(await takeParcel(them, elsewhere)),
    /^wrong-recipient: it is addressed to another authority/,
  )
  const otherKey = await forge(conversation, {}, us.signer.keys.encryption)
  assert.match(told(await takeParcel(them, otherKey)), /^wrong-recipient: it is encrypted to another key/)
  await arrivesInTheEnd(conversation)
})

test('a sender who is not in the directory is told nothing; once it is, a person sends again', async () => {
  const { conversation } = await sendRequest(houses)
  const known = (active: boolean) => them.db.updateTable('partner').set({ active }).execute()
  await known(false)
  await houses.carry()
  const row = await outgoing(conversation)
  assert.deepEqual([row.status, row.receipt], ['undeliverable', null])
  assert.match(row.last_error!, /the partner answered 403/)
  await known(true)
  houses.wait(day)
  assert.equal(await houses.carry(), 0, 'a person must look first')
  const admin = { id: 'system' as const, name: 'admin', roles: ['administrator' as const] }
  await act(us, admin, operations['retry-message'], { messageId: conversation })
  await arrivesInTheEnd(conversation)
})

test('an expired message comes back with a signed reason, the case is open again, and it can be sent anew', async () => {
  const { conversation, caseId } = await sendRequest(houses)
  await catchParcel(houses)
  houses.wait(31 * day)
  await houses.carry()
  const row = await outgoing(conversation)
  assert.equal(row.status, 'rejected')
  assert.match(row.last_error!, /^expired: it expired at/)
  const receipt = peekReceipt(row.receipt)
  assert.ok(
    receipt.ok && receipt.value.event === 'RelayREMMDRejection' && receipt.value.reason?.code === 'expired',
  )
  assert.equal(await filed(conversation), 0)
  const file = await caseOf(us, conversation)
  assert.deepEqual([file.state, file.next_action], ['drafting', 'complete-draft'])

  const submitted = await act(us, requesting.officer, operations['submit-draft'], {
    caseId,
    version: file.version,
    revision: 2,
  })
  const again = await act(us, requesting.approver, operations['release-message'], {
    caseId,
    version: submitted.version,
    dispatchId: submitted.dispatchId,
  })
  assert.notEqual(again.messageId, conversation)
  await arrivesInTheEnd(again.messageId)
  assert.equal((await caseOf(us, again.messageId)).id, caseId)
})

test('another message under an id that was used is refused with a signed reason; the first one stands', async () => {
  const { conversation } = await sendRequest(houses)
  await houses.carry()
  const before = await caseOf(them, conversation)
  const answer = await takeParcel(them, await forge(conversation, { references: { ours: 'OTHER' } }))
  assert.ok('receipt' in answer && !answer.accepted)
  const receipt = peekReceipt(answer.receipt)
  assert.ok(receipt.ok && receipt.value.reason?.text.includes('Another message with this id'))
  assert.deepEqual(await caseOf(them, conversation), before)
  assert.equal(await filed(conversation), 1)
  const row = await outgoing(conversation)
  const first = await takeParcel(them, {
    manifest: row.manifest!,
    ciphertext: new Uint8Array(row.ciphertext!),
  })
  assert.deepEqual(first, { receipt: row.receipt, accepted: true })
})

test('a request that bears the id of a case of ours is refused, not half taken', async () => {
  const { conversation } = await sendRequest(houses)
  await houses.carry()
  const message = Message.parse((await outgoing(conversation)).message)
  const { encryption } = us.signer.keys
  const back = {
    ...message,
    from: message.to,
    to: message.from,
    body: { ...message.body, papers: [] },
  } as Message
  const parcel = await sealEnvelope({
    message: back,
    parts: [],
    to: { id: encryption.id, spki: encryption.spki },
    signer: them.signer,
    checkpoint: await signCheckpoint(them),
    expires: new Date(Date.parse(us.now()) + day).toISOString(),
  })
  const before = await caseOf(us, conversation)
  const answer = await takeParcel(us, parcel)
  assert.ok('receipt' in answer && !answer.accepted)
  assert.deepEqual(await caseOf(us, conversation), before)
})

test('a request whose answers have no shape at all is taken, judged and shown; it stops nothing', async () => {
  const { conversation } = await sendRequest(houses)
  const message = Message.parse((await outgoing(conversation)).message)
  assert.ok(message.kind === 'request')
  const id = makeId(Date.parse(us.now()), randomBytes(10))
  const facts = {
    offences: [null, 'x', { maxMonthsRequested: 'many', conventionOffences: 'uncac', name: { toString: 1 } }],
    persons: [{ given: 'nobody' }, 7],
    accounts: { number: [] },
    facts: ['no', 'text'],
    deadline: {},
    questions: 'why',
  }
  const request = { ...(message.body.request as object), facts }
  const answer = await takeParcel(
    them,
    await forge(conversation, { id, conversation: id, body: { request, papers: [] } }),
  )
  assert.ok('receipt' in answer && answer.accepted, JSON.stringify(answer))
  const { id: caseId } = await caseOf(them, id)
  assert.ok((await perform(them, requested.officer, operations['read-case'], { caseId })).ok)
  for (const language of ['en', 'fr'])
    assert.ok(
      (
        await perform(them, requested.officer, operations['print-letter'], {
          caseId,
          language,
          format: 'html',
        })
      ).ok,
    )
  await arrivesInTheEnd(conversation)
})

test('a parcel beyond the limit is refused before it is read', async () => {
  const body = new Uint8Array(65 * 1024 * 1024)
  const answer = await fetch(houses.addressOf(them.house.code), {
    method: 'POST',
    body,
    headers: { 'content-type': parcelType },
  }).catch((cause: Error) => cause)
  // The server may hang up while we still send.
  if (answer instanceof Response) assert.equal(answer.status, 413)
  assert.ok((await verifyLog(them)).size > 0)
})

test('an authority that is not here is said so', async () => {
  const answer = await fetch(houses.addressOf('nobody'), {
    method: 'POST',
    body: 'anything',
    headers: { 'content-type': parcelType },
  })
  assert.equal(answer.status, 404)
  assert.match(await answer.text(), /no such authority/)
})

test('a case that was changed meanwhile is not changed again by who has not seen it', async () => {
  const { caseId, conversation } = await sendRequest(houses)
  await houses.carry()
  const { version } = await caseOf(us, conversation)
  const { officer } = requesting
  await act(us, officer, operations['note-case'], { caseId, version, text: 'first' })
  const stale: readonly [keyof typeof operations, object][] = [
    ['note-case', { text: 'second' }],
    ['move-case', { event: 'close', reason: 'done with it' }],
    ['assign-case', { userId: officer.id }],
    ['grant-access', { userId: officer.id, access: true, reason: 'helps' }],
    ['submit-draft', { revision: 2 }],
    ['prepare-message', { kind: 'withdrawal', body: { reason: 'x' }, languages: ['en'] }],
    ['register-case', {}],
  ]
  for (const [name, input] of stale) {
    const outcome = await perform(us, officer, operations[name] as never, { caseId, version, ...input })
    assert.ok(!outcome.ok, name)
    assert.deepEqual(outcome.refusal, { code: 'changed-meanwhile', yours: version, now: version + 1 }, name)
  }
  assert.deepEqual(
    (await listEvents(us.db, caseId)).filter(({ event }) => event === 'note').map(({ body }) => body),
    [{ text: 'first' }],
  )
})

test('cards show public keys and nothing else', () => {
  const text = JSON.stringify(cardOf(them.house, them.signer))
  assert.ok(!/private|secret|"d"/i.test(text))
})
