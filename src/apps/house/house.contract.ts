import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { act, openAndSave } from '#apps/demo/acts'
import { perform } from '#apps/house/authority'
import { verifyLog } from '#apps/house/checkpoint'
import { takeParcel } from '#apps/house/inbound'
import {
  caseOf,
  catchParcel,
  openHouses,
  register,
  say,
  sendRequest,
  type Houses,
} from '#apps/house/two-houses.fixture'
import { stateAfter } from '#core/case/lifecycle'
import { operations } from '#operations/all'
import { findIncoming, findOutgoing } from '#store/messages'
import { listEvents } from '#store/cases'

type Place = Parameters<typeof openHouses>[1]
type After = Parameters<typeof openHouses>[0]

/** What the operations promise when many act at once, on every engine alike. */
export function houseContract(name: string, place: (t: After) => Promise<Place>): void {
  describe(`house on ${name}`, () => {
    let houses: Houses
    const undo: (() => Promise<void>)[] = []
    before(async () => {
      const t = { after: (work: () => Promise<void>) => void undo.push(work) }
      houses = await openHouses(t, await place(t))
    })
    after(async () => {
      for (const work of undo.reverse()) await work()
    })

    const count = async (side: 'requesting' | 'requested', table: 'case_file' | 'inbox') => {
      const { db } = houses[side].authority
      return (await db.selectFrom(table).select('conversation').execute()).length
    }

    test('a request that arrives twenty times at once is one case, with one receipt', async () => {
      const { conversation } = await sendRequest(houses)
      const parcel = await catchParcel(houses)
      const { authority } = houses.requested
      const cases = await count('requested', 'case_file')
      const answers = await Promise.all(Array.from({ length: 20 }, () => takeParcel(authority, parcel)))
      const [first] = answers
      assert.ok(first && 'receipt' in first && first.accepted, JSON.stringify(first))
      for (const answer of answers) assert.deepEqual(answer, first)
      assert.equal(await count('requested', 'case_file'), cases + 1)
      assert.equal((await findIncoming(authority.db, conversation))!.receipt, first.receipt)
      assert.match((await caseOf(authority, conversation)).reference, /^CHE-IN-MLA-2026-000001-/)
      assert.equal(await houses.carry(), 1)
      assert.equal((await findOutgoing(houses.requesting.authority.db, conversation))!.receipt, first.receipt)
    })

    test('an answer that arrives twenty times at once is one event, with one receipt', async () => {
      const { conversation } = await sendRequest(houses)
      await houses.carry()
      const messageId = await register(houses.requested, conversation)
      const parcel = await catchParcel(houses)
      const { authority } = houses.requesting
      const { version } = await caseOf(authority, conversation)
      const answers = await Promise.all(Array.from({ length: 20 }, () => takeParcel(authority, parcel)))
      const [first] = answers
      assert.ok(first && 'receipt' in first && first.accepted, JSON.stringify(first))
      for (const answer of answers) assert.deepEqual(answer, first)
      const file = await caseOf(authority, conversation)
      assert.deepEqual([file.version, file.state], [version + 1, 'acknowledged'])
      await houses.carry()
      assert.equal((await findOutgoing(houses.requested.authority.db, messageId))!.status, 'delivered')
    })

    test('what comes in while people work on the case is taken all the same', async () => {
      const { authority, officer } = houses.requesting
      for (let round = 0; round < 6; round++) {
        const { conversation, caseId } = await sendRequest(houses)
        await houses.carry()
        await register(houses.requested, conversation)
        const parcel = await catchParcel(houses)
        const { version } = await caseOf(authority, conversation)
        const note = () =>
          perform(authority, officer, operations['note-case'], { caseId, version, text: 'telephoned' })
        const [, answer] = await Promise.all([note(), takeParcel(authority, parcel), note()])
        assert.ok('receipt' in answer && answer.accepted, JSON.stringify(answer))
        assert.equal((await caseOf(authority, conversation)).state, 'acknowledged')
        await houses.carry()
      }
    })

    test('outgoing numbers have no gap, though some requests are refused', async () => {
      const { authority, officer } = houses.requesting
      const last = (await authority.db
        .selectFrom('number_series')
        .selectAll()
        .where('direction', '=', 'OUT')
        .executeTakeFirst())!.last
      const open = (requested: string) =>
        perform(authority, officer, operations['open-request'], {
          requested,
          measures: ['hearing-witness'],
          title: 'One of many',
          language: 'en',
        })
      const outcomes = await Promise.all(
        Array.from({ length: 12 }, (_, at) => open(at % 3 === 0 ? 'KEN' : 'CHE')),
      )
      const numbers = outcomes.flatMap((one) => (one.ok ? [Number(one.value.reference.split('-')[4])] : []))
      assert.deepEqual(
        numbers.sort((a, b) => a - b),
        Array.from({ length: 8 }, (_, at) => last + at + 1),
      )
    })

    test('of two who release at once one is told, and one message leaves', async () => {
      const { authority, officer, approver } = houses.requesting
      const { conversation } = await sendRequest(houses)
      await houses.carry()
      const { id: caseId, version } = await caseOf(authority, conversation)
      const prepared = await act(authority, officer, operations['prepare-message'], {
        caseId,
        version,
        kind: 'withdrawal',
        body: { reason: 'Not needed.' },
        languages: ['en'],
      })
      const input = { caseId, version: prepared.version, dispatchId: prepared.dispatchId }
      const release = () => perform(authority, approver, operations['release-message'], input)
      const outcomes = await Promise.all([release(), release(), release()])
      assert.equal(outcomes.filter(({ ok }) => ok).length, 1)
      for (const one of outcomes)
        if (!one.ok)
          assert.ok(['already-sent', 'changed-meanwhile'].includes(one.refusal.code), one.refusal.code)
      const rows = await authority.db
        .selectFrom('outbox')
        .select('kind')
        .where('case_id', '=', caseId)
        .execute()
      assert.deepEqual(rows.map(({ kind }) => kind).sort(), ['request', 'withdrawal'])
    })

    test('nobody releases what they prepared themselves, with whatever roles', async () => {
      const { authority, approver } = houses.requesting
      assert.deepEqual(approver.roles, ['approver', 'officer'])
      const { caseId } = await openAndSave(
        { ...houses.requesting, officer: approver },
        {
          requested: 'CHE',
          measures: ['hearing-witness'],
          title: 'By one person alone',
          facts: (await import('#apps/demo/bridge-case')).bridgeFacts,
        },
      )
      const submitted = await act(authority, approver, operations['submit-draft'], {
        caseId,
        version: 1,
        revision: 2,
      })
      const released = await perform(authority, approver, operations['release-message'], {
        caseId,
        version: submitted.version,
        dispatchId: submitted.dispatchId,
      })
      assert.ok(!released.ok)
      assert.deepEqual(released.refusal, { code: 'four-eyes', preparedBy: approver.id })
    })

    test('in the end every case is the sum of its events, numbers have no gap and the logs are whole', async () => {
      const { requesting, requested } = houses
      const { conversation } = await sendRequest(houses)
      await houses.carry()
      await register(requested, conversation)
      await say(requested, conversation, 'acceptance')
      await houses.carry()
      for (const { authority } of [requesting, requested]) {
        const files = await authority.db.selectFrom('case_file').selectAll().execute()
        for (const file of files) {
          const events = (await listEvents(authority.db, file.id)).map(({ event, mover }) => ({
            event,
            by: mover,
          }))
          assert.equal(events.length, file.version)
          assert.equal(stateAfter(file.side, events), file.state)
        }
        const numbers = files.map(({ reference }) => Number(reference.split('-')[4])).sort((a, b) => a - b)
        assert.deepEqual(
          numbers,
          numbers.map((_, at) => at + 1),
        )
        await verifyLog(authority)
      }
    })
  })
}
