import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { sql, type Kysely } from 'kysely'
import type { Engine } from '#adapters/database/engine'
import { Fault } from '#core/kernel/outcome'

interface Tables {
  entry: { id: number; word: string; amount: number }
}

/** What a database says of itself when it refuses; the same letters in all three. */
const refusal = (code: string) => (error: unknown) => (error as { code?: unknown }).code === code

/**
 * What every engine must do, declared as tests.
 *
 * @param open  opens the same place every time; the engine is closed by the suite
 * @param keeps whether the place outlives the engine
 */
export function engineContract(name: string, open: () => Promise<Engine>, keeps = false): void {
  describe(`engine: ${name}`, () => {
    const tag = `t${process.pid}_${Date.now().toString(36)}`
    const one = `${tag}_arcadia`
    const two = `${tag}_borduria`
    let engine: Engine
    let db: Kysely<Tables>

    before(async () => {
      engine = await open()
      db = await engine.open<Tables>(one)
      await sql`create table entry (id int primary key, word text not null, amount int not null default 0)`.execute(
        db,
      )
      await db.insertInto('entry').values({ id: 1, word: 'first', amount: 0 }).execute()
    })
    after(async () => {
      for (const schema of [one, two]) await sql`drop schema if exists ${sql.id(schema)} cascade`.execute(db)
      await engine.close()
      await engine.close()
      await assert.rejects(engine.open(one), refusal('database.closed'))
    })

    test('says who it is, at PostgreSQL 15 or later', async () => {
      const { version, where } = await engine.about()
      assert.ok(Number.parseInt(version) >= 15, version)
      assert.ok(where.length > 0)
    })

    test('schemas are separate, and the same name is the same handle', async () => {
      const other = await engine.open<Tables>(two)
      assert.equal(await engine.open(one), db)
      assert.notEqual(other, db)
      await assert.rejects(other.selectFrom('entry').selectAll().execute(), refusal('42P01'))
      await sql`create table entry (id int, word text, amount int)`.execute(other)
      assert.deepEqual(await other.selectFrom('entry').selectAll().execute(), [])
      const path = await sql<{ search_path: string }>`show search_path`.execute(db)
      assert.equal(path.rows[0]?.search_path.replaceAll('"', ''), one)
    })

    for (const bad of [
      '',
      'Upper',
      '1st',
      'a-b',
      'a"b',
      'pg_x',
      'information_schema',
      `a${'b'.repeat(51)}`,
    ]) {
      test(`refuses to call a schema "${bad}"`, async () => {
        await assert.rejects(
          engine.open(bad),
          (error) => error instanceof Fault && error.code === 'database.schema-name',
        )
      })
    }

    declareTypeTests(() => db)
    declareTransactionTests(
      () => db,
      () => engine.kind,
    )

    test(
      'keeps what was committed',
      { skip: keeps ? false : 'this place ends with the engine' },
      async () => {
        await db.insertInto('entry').values({ id: 77, word: 'kept', amount: 7 }).execute()
        await engine.close()
        engine = await open()
        db = await engine.open<Tables>(one)
        const found = await db.selectFrom('entry').select('word').where('id', '=', 77).executeTakeFirst()
        assert.equal(found?.word, 'kept')
      },
    )
  })
}

/** Expression and what JavaScript sees of it. */
const values: readonly (readonly [sql: string, seen: unknown])[] = [
  ['count(*)', 1],
  ["'9007199254740991'::int8", 9007199254740991],
  ["'9007199254740993'::int8", 9007199254740993n],
  ["'-1'::int8", -1],
  ['7::int2', 7],
  ['true', true],
  ['null::int8', null],
  ['1.50::numeric', '1.50'],
  ['sum(1::int8)', '1'],
  ['0.1::float8', 0.1],
  ["'NaN'::float8", Number.NaN],
  ["date '2025-02-28'", '2025-02-28'],
  ["date '0044-03-15 BC'", '0044-03-15 BC'],
  ["'infinity'::date", 'infinity'],
  ["timestamptz '2025-02-28 23:59:59.123999+05:30'", '2025-02-28T18:29:59.123Z'],
  ["timestamptz '2025-02-28 12:00:00Z'", '2025-02-28T12:00:00.000Z'],
  ["timestamptz 'infinity'", 'infinity'],
  ["timestamp '2025-02-28 12:00:00.5'", '2025-02-28T12:00:00.500'],
  ["time '12:00'", '12:00:00'],
  ["interval '1 month 2 days'", '1 mon 2 days'],
  [`'{"a":[1,null,"\\u00e9"]}'::jsonb`, { a: [1, null, 'é'] }],
  ["'null'::jsonb", null],
  [`'"text"'::jsonb`, 'text'],
  [`'[1,2]'::json`, [1, 2]],
  ["'\\x00ff10'::bytea", new Uint8Array([0, 255, 16])],
  ["''::bytea", new Uint8Array()],
  [
    `array['a','b c','d"e\\f', null, 'NULL', '', '{x,y}', 'ж']`,
    ['a', 'b c', 'd"e\\f', null, 'NULL', '', '{x,y}', 'ж'],
  ],
  ["'{}'::text[]", []],
  ['array[[1,2],[3,4]]', [[1, 2], [3, 4]]], // prettier-ignore
  ["'[2:3]={5,6}'::int4[]", [5, 6]],
  ["array['9007199254740993', '1']::int8[]", [9007199254740993n, 1]],
  ["array[date '2025-01-01', null]", ['2025-01-01', null]],
  ["array[timestamptz '2025-01-01 00:00Z']", ['2025-01-01T00:00:00.000Z']],
  ["array['\\x01'::bytea]", [new Uint8Array([1])]],
  [`array['{"a":1}'::jsonb]`, [{ a: 1 }]],
  ['array[1.5::numeric]', ['1.5']],
  ["'01890a5d-ac96-774b-bcce-b302099a8057'::uuid", '01890a5d-ac96-774b-bcce-b302099a8057'],
  ["daterange '[2025-01-01,2025-02-01)'", '[2025-01-01,2025-02-01)'],
  ["to_tsvector('simple', 'Ünder')::text", "'ünder':1"],
  ["lower('ÉЖΣ')", 'éжσ'], // names in any script fold their case: the locale is not plain C
  ["'É' ilike 'é'", true],
]

/** What is given, the column it goes to, and what comes back. */
const crossings: readonly (readonly [given: unknown, type: string, seen: unknown])[] = [
  ['2025-02-28', 'date', '2025-02-28'],
  ['2025-02-28T10:00:00.123Z', 'timestamptz', '2025-02-28T10:00:00.123Z'],
  [new Date('2025-02-28T10:00:00.123Z'), 'timestamptz', '2025-02-28T10:00:00.123Z'],
  [9007199254740993n, 'int8', 9007199254740993n],
  [42, 'int8', 42],
  [42, 'text', '42'],
  [true, 'bool', true],
  [null, 'text', null],
  ['12.30', 'numeric', '12.30'],
  [new Uint8Array([0, 1, 254, 255]), 'bytea', new Uint8Array([0, 1, 254, 255])],
  [
    ['a', 'b"c', 'd\\e', null, 'NULL', '{', '', 'ж'],
    'text[]',
    ['a', 'b"c', 'd\\e', null, 'NULL', '{', '', 'ж'],
  ],
  [[1, 2], 'int8[]', [1, 2]],
  [[], 'text[]', []],
  [JSON.stringify({ a: ["it's", '\u2028'] }), 'jsonb', { a: ["it's", '\u2028'] }],
  [{ a: 1 }, 'jsonb', { a: 1 }],
  [JSON.stringify('word'), 'jsonb', 'word'],
]

function declareTypeTests(db: () => Kysely<Tables>): void {
  for (const [expression, seen] of values) {
    test(`reads ${expression}`, async () => {
      const { rows } = await sql<{
        seen: unknown
      }>`select ${sql.raw(expression)} as seen from entry where id = 1`
        .execute(db())
        .catch(() => sql<{ seen: unknown }>`select ${sql.raw(expression)} as seen`.execute(db()))
      assert.deepEqual(rows[0]?.seen, seen)
    })
  }
  for (const [given, type, seen] of crossings) {
    test(`carries ${JSON.stringify(given, (_, part) => (typeof part === 'bigint' ? `${part}n` : part))} as ${type}`, async () => {
      const { rows } = await sql<{ seen: unknown }>`select ${given}::${sql.raw(type)} as seen`.execute(db())
      assert.deepEqual(rows[0]?.seen, seen)
    })
  }
}

function declareTransactionTests(db: () => Kysely<Tables>, kind: () => Engine['kind']): void {
  test('a failed transaction leaves nothing', async () => {
    const broken = db()
      .transaction()
      .execute(async (tx) => {
        await tx.insertInto('entry').values({ id: 10, word: 'lost', amount: 0 }).execute()
        throw new Error('no')
      })
    await assert.rejects(broken, /no/)
    assert.equal(
      await db().selectFrom('entry').select('id').where('id', '=', 10).executeTakeFirst(),
      undefined,
    )
  })

  test('a transaction whose failed statement was swallowed does not pass for committed', async () => {
    const broken = db()
      .transaction()
      .execute(async (tx) => {
        await tx.insertInto('entry').values({ id: 11, word: 'lost', amount: 0 }).execute()
        await sql`select 1 / 0`.execute(tx).catch(() => {})
      })
    await assert.rejects(broken)
    assert.equal(
      await db().selectFrom('entry').select('id').where('id', '=', 11).executeTakeFirst(),
      undefined,
    )
  })

  test('a unique violation is 23505', async () => {
    const twice = db().insertInto('entry').values({ id: 1, word: 'again', amount: 0 }).execute()
    await assert.rejects(twice, refusal('23505'))
  })

  test('twenty transactions at once add up', async () => {
    const add = () =>
      db()
        .transaction()
        .execute(async (tx) => {
          const { amount } = await tx
            .selectFrom('entry')
            .select('amount')
            .where('id', '=', 1)
            .forUpdate()
            .executeTakeFirstOrThrow()
          await tx
            .updateTable('entry')
            .set({ amount: amount + 1 })
            .where('id', '=', 1)
            .execute()
        })
    await Promise.all(Array.from({ length: 20 }, add))
    const { amount } = await db()
      .selectFrom('entry')
      .select('amount')
      .where('id', '=', 1)
      .executeTakeFirstOrThrow()
    assert.equal(amount, 20)
  })

  test('for update skip locked passes by what another holds', async () => {
    const free = (tx: Kysely<Tables>) =>
      tx.selectFrom('entry').select('id').where('id', '=', 1).forUpdate().skipLocked()
    await db()
      .transaction()
      .execute(async (tx) => {
        assert.equal((await free(tx).execute()).length, 1)
        if (kind() === 'pglite') return // one session: a second one would wait for us for ever
        assert.equal((await free(db()).execute()).length, 0)
      })
    assert.equal((await free(db()).execute()).length, 1)
  })

  test('an advisory lock of a transaction excludes others until it ends', async () => {
    const lock = (tx: Kysely<Tables>) =>
      sql<{ got: boolean }>`select pg_try_advisory_xact_lock(4711) as got`.execute(tx)
    await db()
      .transaction()
      .execute(async (tx) => {
        assert.equal((await lock(tx)).rows[0]?.got, true)
        if (kind() === 'pglite') return // a session does not exclude itself
        assert.equal((await lock(db())).rows[0]?.got, false)
      })
    assert.equal((await lock(db())).rows[0]?.got, true)
  })

  test('a connection that breaks within a transaction fails that one, and nothing else', async (t) => {
    if (kind() === 'pglite') return t.skip('has no connections')
    const broken = db()
      .transaction()
      .execute(async (tx) => {
        await tx.insertInto('entry').values({ id: 12, word: 'lost', amount: 0 }).execute()
        const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
        await sql`select pg_terminate_backend(${rows[0]?.pid}::int4)`.execute(db())
        await setTimeout(50) // the news arrives while we are not asking
        await tx.insertInto('entry').values({ id: 13, word: 'lost', amount: 0 }).execute()
      })
    await assert.rejects(broken)
    const left = await db().selectFrom('entry').select('id').where('id', 'in', [12, 13]).execute()
    assert.deepEqual(left, [])
  })
}
