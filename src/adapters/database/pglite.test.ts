import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { sql } from 'kysely'
import { openPglite, pgliteFrom } from '#adapters/database/pglite'
import { Fault } from '#core/kernel/outcome'

interface Tables {
  entry: { id: number }
}

test('a template gives each schema a copy of its own', async (t) => {
  const first = await openPglite()
  const made = await first.open<Tables>('template')
  await sql`create table entry (id int primary key)`.execute(made)
  await made.insertInto('entry').values({ id: 1 }).execute()
  let from = performance.now()
  const template = await first.template('template')
  t.diagnostic(
    `template of ${(template.dump.size / 1e6).toFixed(0)} MB: ${(performance.now() - from).toFixed(0)} ms`,
  )

  const engine = await pgliteFrom(template)
  for (const schema of ['arcadia', 'borduria']) {
    from = performance.now()
    const db = await engine.open<Tables>(schema)
    t.diagnostic(`a copy: ${(performance.now() - from).toFixed(0)} ms`)
    await db.insertInto('entry').values({ id: 2 }).execute()
    assert.equal((await db.selectFrom('entry').selectAll().execute()).length, 2)
  }
  assert.equal((await made.selectFrom('entry').selectAll().execute()).length, 1)
  await engine.close()
  await first.close()
})

test('a transaction on one schema does not hold up another', async () => {
  const engine = await openPglite()
  const arcadia = await engine.open<Tables>('arcadia')
  const borduria = await engine.open<Tables>('borduria')
  const answer = await arcadia
    .transaction()
    .execute(() => sql<{ one: number }>`select 1 as one`.execute(borduria))
  assert.equal(answer.rows[0]?.one, 1)
  await engine.close()
})

test('a folder keeps its schemas, for one process at a time', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'comity-test-'))
  t.after(() => rm(folder, { recursive: true }))
  const first = await openPglite(folder)
  await sql`create table entry (id int)`.execute(await first.open('arcadia'))
  if (process.platform === 'linux') {
    await assert.rejects(
      openPglite(folder),
      (error) => error instanceof Fault && error.code === 'database.in-use',
    )
  }
  await first.close()
  const again = await openPglite(folder)
  const db = await again.open<Tables>('arcadia')
  assert.deepEqual(await db.selectFrom('entry').selectAll().execute(), [])
  assert.equal((await again.about()).where, folder)
  await again.close()
})

test('says its version before any schema is open', async () => {
  const engine = await openPglite()
  assert.match((await engine.about()).version, /^\d+\.\d+/)
  await engine.close()
})
