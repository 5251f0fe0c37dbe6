import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { makeId, type CaseId, type UserId } from '#core/kernel/ids'
import { hashLeafText } from '#core/audit/leaf'
import { frontierOf, rootOf, sameHash } from '#core/audit/merkle'
import { appendAudit, listLeafHashes, listLeafTexts, listLeavesOf, readTree } from '#store/audit'
import {
  appendEvent,
  findCase,
  insertCase,
  listCases,
  listEvents,
  grantAccess,
  type CaseEvent,
} from '#store/cases'
import { insertDispatch, settleDispatch } from '#store/dispatches'
import {
  fileIncoming,
  findIncoming,
  keepReceipt,
  keepSealed,
  listDue,
  noteAttempt,
  queueMessage,
  settleMessage,
} from '#store/messages'
import { migrate, type Migration } from '#store/migrate'
import { takeNumber } from '#store/numbers'
import { insertRequest, saveRequest } from '#store/requests'
import type { Db, Tx } from '#store/tables'
import { insertUser, useTotpStep } from '#store/users'

/** A migrated schema on some engine, and the way to leave it. */
export interface Archive {
  readonly db: Db
  close(): Promise<void>
}

const now = '2026-11-24T08:00:00.000Z'
const newId = <T extends string>() => makeId(Date.parse(now), randomBytes(10)) as T
const salt = () => randomBytes(32).toString('hex')

/** What the archive promises, on every engine alike. */
export function storeContract(
  name: string,
  open: () => Promise<Archive>,
  migrations: readonly Migration[],
): void {
  describe(`store on ${name}`, () => {
    let archive: Archive
    let db: Db
    const inTx = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => db.transaction().execute(work)
    before(async () => {
      archive = await open()
      db = archive.db
    })
    after(() => archive.close())

    const officer = newId<UserId>()
    const next = { action: 'decide', due: '2026-12-24', because: 'practice', owner: officer } as never
    const event = (of: Partial<CaseEvent> = {}): CaseEvent => ({
      event: 'open',
      mover: 'officer',
      shared: false,
      by: officer,
      at: now,
      body: {},
      ...of,
    })
    /** A case at version 1, seen by one officer. */
    const newCase = async (title = 'A case'): Promise<CaseId> => {
      const id = newId<CaseId>()
      await inTx(async (tx) => {
        await insertCase(
          tx,
          {
            id,
            side: 'requesting',
            mechanism: 'mutual-legal-assistance',
            conversation: newId(),
            reference: `REF-${id.slice(-12)}`,
            counterpartState: 'CHE',
            title,
            state: 'drafting',
            confidential: false,
            since: '2026-11-24',
            openedAt: now,
          },
          event(),
          next,
        )
      })
      return id
    }
    const dispatchOf = (id: CaseId, kind = 'result') => ({
      id: newId<string>(),
      case_id: id,
      kind,
      body: {},
      attachments: [],
      languages: ['en'],
      prepared_by: 'anna',
      prepared_at: now,
    })

    test('numbers have no gap, however many ask at once and whoever gives up', async () => {
      const asked = Array.from({ length: 60 }, (_, at) =>
        inTx(async (tx) => {
          const number = await takeNumber(tx, 'OUT', 2026)
          if (at % 3 === 0) throw new Error('gave up')
          return number
        }),
      )
      const given = (await Promise.allSettled(asked)).flatMap((one) =>
        one.status === 'fulfilled' ? [one.value] : [],
      )
      assert.deepEqual(
        given.sort((a, b) => a - b),
        Array.from({ length: 40 }, (_, at) => at + 1),
      )
      for (const [direction, year] of [
        ['IN', 2026],
        ['OUT', 2027],
      ] as const)
        assert.equal(await inTx((tx) => takeNumber(tx, direction, year)), 1, 'each series is its own')
    })

    test('of two who change the same version one is told, and nothing is overwritten', async () => {
      const id = await newCase()
      const standing = { state: 'in-review', since: '2026-11-24', next }
      const outcomes = await Promise.all(
        ['first', 'second', 'third'].map((by) =>
          inTx((tx) => appendEvent(tx, id, 1, event({ by }), standing)),
        ),
      )
      assert.equal(outcomes.filter(({ ok }) => ok).length, 1)
      for (const outcome of outcomes) {
        if (!outcome.ok) assert.deepEqual(outcome.refusal, { code: 'changed-meanwhile', yours: 1, now: 2 })
      }
      assert.equal((await listEvents(db, id)).length, 2)
      assert.equal((await findCase(db, id))!.version, 2)
      const nowhere = await inTx((tx) => appendEvent(tx, newId(), 1, event(), standing))
      assert.ok(!nowhere.ok && nowhere.refusal.code === 'not-found')
    })

    test('of two who save the same revision one is told', async () => {
      const id = await newCase()
      await inTx((tx) => insertRequest(tx, { case_id: id, request: { n: 1 }, saved_by: 'a', saved_at: now }))
      const save = (n: number) => inTx((tx) => saveRequest(tx, id, 1, { request: { n }, by: 'a', at: now }))
      const outcomes = await Promise.all([save(2), save(3)])
      assert.deepEqual(
        outcomes.map((one) => (one.ok ? one.value : one.refusal)).filter((one) => typeof one !== 'number'),
        [{ code: 'changed-meanwhile', yours: 1, now: 2 }],
      )
    })

    test('what has happened cannot be changed, removed or emptied', async () => {
      const id = await newCase()
      await inTx((tx) => appendAudit(tx, { at: now, actor: 'a', action: 'open-request', object: id }, salt()))
      for (const [table, statement] of [
        ['case_event', `update case_event set event = 'other' where case_id = '${id}'`],
        ['case_event', `delete from case_event where case_id = '${id}'`],
        ['case_event', 'truncate case_event'],
        ['audit_leaf', `update audit_leaf set actor = 'other' where object = '${id}'`],
        ['audit_leaf', `delete from audit_leaf where object = '${id}'`],
        ['audit_leaf', 'truncate audit_leaf'],
        ['inbox', 'truncate inbox'],
      ] as const)
        await assert.rejects(sql.raw(statement).execute(db), new RegExp(`${table} is append-only`), statement)
      assert.equal((await listEvents(db, id)).length, 1)
    })

    test('no open case is without next action, owner, day and reason; no closed one has any', async () => {
      const id = await newCase()
      const set = (change: string) => sql.raw(`update case_file set ${change} where id = '${id}'`).execute(db)
      for (const column of ['next_action', 'next_owner', 'next_due', 'next_because'])
        await assert.rejects(set(`${column} = null`), /open_case_has_next/, column)
      await assert.rejects(set(`closed_at = now()`), /open_case_has_next/)
      await set(
        `closed_at = now(), next_action = null, next_owner = null, next_due = null, next_because = null`,
      )
      await assert.rejects(set(`next_owner = 'somebody'`), /open_case_has_next/)
    })

    test('nobody decides about a message that they prepared, save an acknowledgement', async () => {
      const id = await newCase()
      const decide = async (kind: string, by: string) => {
        const dispatch = dispatchOf(id, kind)
        await inTx(async (tx) => {
          await insertDispatch(tx, dispatch)
          await settleDispatch(tx, dispatch.id, { status: 'released', decided_by: by, decided_at: now })
        })
      }
      await assert.rejects(decide('result', 'anna'), /check constraint/)
      await decide('result', 'bert')
      await decide('acknowledgement', 'anna')
    })

    test('one message at a time waits for release in a case', async () => {
      const id = await newCase()
      await inTx((tx) => insertDispatch(tx, dispatchOf(id)))
      await assert.rejects(
        inTx((tx) => insertDispatch(tx, dispatchOf(id))),
        /one_prepared_dispatch/,
      )
    })

    test('an entry of the log and what it tells about are there together, or neither', async () => {
      const before = (await readTree(db)).size
      const id = newId<CaseId>()
      const failed = inTx(async (tx) => {
        await appendAudit(tx, { at: now, actor: 'a', action: 'x', object: id }, salt())
        await sql`insert into setting (key, value) values (${id}, '1')`.execute(tx)
        throw new Error('power cut')
      })
      await assert.rejects(failed, /power cut/)
      assert.equal((await readTree(db)).size, before)
      assert.deepEqual(await listLeavesOf(db, [id]), [])
      const { rows } = await sql`select from setting where key = ${id}`.execute(db)
      assert.equal(rows.length, 0)
    })

    test('the log is one tree, however many write at once', async () => {
      const add = (at: number) =>
        inTx(async (tx) => {
          const index = await appendAudit(
            tx,
            { at: now, actor: 'a', action: 'x', object: `o${at}`, detail: { at } },
            salt(),
          )
          if (at % 5 === 0) throw new Error('rolled back')
          return index
        })
      for (let round = 0; round < 4; round++) {
        const given = await Promise.allSettled(Array.from({ length: 20 }, (_, at) => add(at)))
        assert.equal(given.filter(({ status }) => status === 'fulfilled').length, 16)
        const [tree, hashes] = [await readTree(db), await listLeafHashes(db)]
        assert.equal(tree.size, hashes.length)
        assert.ok(sameHash(tree.root, rootOf(frontierOf(hashes))))
      }
      const leaves = await listLeafTexts(db, 0, 1000)
      assert.deepEqual(
        leaves.map(({ index }) => index),
        leaves.map((_leaf, at) => at),
      )
      for (const { leaf, hash } of leaves) assert.equal(Buffer.from(hashLeafText(leaf)).toString('hex'), hash)
    })

    const incoming = (message_id: string) => ({
      message_id,
      sender: 'KEN:a',
      kind: 'request',
      conversation: message_id,
      manifest: 'm',
      manifest_digest: 'd',
      seal: 's',
      listing: 'l',
      case_id: null,
      received_at: now,
    })

    test('a message is filed once, and keeps its first receipt', async () => {
      const id = newId<string>()
      const filed = await Promise.all(
        Array.from({ length: 20 }, () => inTx((tx) => fileIncoming(tx, incoming(id)))),
      )
      assert.equal(filed.filter(Boolean).length, 1)
      const kept = await Promise.all(
        ['r1', 'r2', 'r3'].map((receipt) => inTx((tx) => keepReceipt(tx, id, receipt))),
      )
      assert.equal(new Set(kept).size, 1)
      assert.equal((await findIncoming(db, id))!.receipt, kept[0])
      await assert.rejects(
        sql`delete from inbox where message_id = ${id}`.execute(db),
        /inbox is append-only/,
      )
    })

    test('an outgoing message keeps its first seal and its first receipt, and is due when its time has come', async () => {
      const id = await newCase()
      const message_id = newId<string>()
      await sql`insert into partner (code, state, name, transport, address, card)
        values ('CHE:b', 'CHE', 'B', 'http', 'https://b.example', '{}')`.execute(db)
      await inTx((tx) =>
        queueMessage(tx, {
          message_id,
          case_id: id,
          kind: 'request',
          partner: 'CHE:b',
          message: {},
          parts: [],
          queued_at: now,
        }),
      )
      const due = async (at: string) => (await listDue(db, at, 10)).map((row) => row.message_id)
      assert.deepEqual(await due('2026-11-24T07:59:59.999Z'), [])
      assert.deepEqual(await due(now), [message_id])
      for (const seal of ['one', 'two'])
        await inTx((tx) =>
          keepSealed(tx, message_id, { manifest: seal, ciphertext: Buffer.from(seal), seal, listing: seal }),
        )
      const [row] = await listDue(db, now, 10)
      assert.deepEqual([row!.manifest, Buffer.from(row!.ciphertext!).toString()], ['one', 'one'])
      await inTx((tx) =>
        noteAttempt(tx, message_id, { next_try: '2026-11-24T09:00:00Z', last_error: 'down' }),
      )
      assert.deepEqual(await due(now), [])
      assert.deepEqual(await due('2026-11-24T09:00:00Z'), [message_id])
      const settle = (receipt: string) =>
        inTx((tx) => settleMessage(tx, message_id, { status: 'delivered', receipt, settled_at: now }))
      assert.deepEqual([await settle('r1'), await settle('r2')], [true, false])
      assert.deepEqual(await due('2027-01-01T00:00:00Z'), [])
    })

    test('a step of a one-time code opens one door once', async () => {
      await inTx((tx) =>
        insertUser(tx, {
          id: officer,
          name: 'A',
          email: 'a@x.example',
          roles: ['officer'],
          intake: false,
          language: 'en',
          created_at: now,
        }),
      )
      const use = (step: number) => inTx((tx) => useTotpStep(tx, officer, step))
      const at = await Promise.all(Array.from({ length: 10 }, () => use(100)))
      assert.equal(at.filter(Boolean).length, 1)
      assert.deepEqual([await use(99), await use(100), await use(101)], [false, false, true])
    })

    test('a person lists the cases they were given, and finds them by any part of the title', async () => {
      const titles = ['Kisima bridge 100%', 'a_b\\c', 'other']
      const ids = await Promise.all(titles.map((title) => newCase(title)))
      for (const id of ids.slice(0, 2))
        await inTx((tx) =>
          grantAccess(tx, { case_id: id, user_id: officer, granted_by: 'x', granted_at: now, reason: 'r' }),
        )
      const found = async (text?: string) =>
        (await listCases(db, officer, { text }, 10)).map(({ title }) => title).sort()
      assert.deepEqual(await found(), titles.slice(0, 2).sort())
      assert.deepEqual(await found('BRIDGE'), [titles[0]])
      assert.deepEqual(await found('100%'), [titles[0]])
      assert.deepEqual(await found('a_b\\'), [titles[1]])
      assert.deepEqual(await found('%'), [titles[0]])
      assert.deepEqual(await found('_'), [titles[1]])
      assert.deepEqual(await found('other'), [])
    })

    test('migrating again changes nothing, also when two do it at once; a later version is not touched', async () => {
      assert.deepEqual(await Promise.all([migrate(db, migrations), migrate(db, migrations)]), [[], []])
      await assert.rejects(migrate(db, migrations.slice(1)), /written by a later version/)
    })
  })
}
