import assert from 'node:assert/strict'
import test from 'node:test'
import { sql } from 'kysely'
import { openEmbedded } from '#adapters/database/embedded'
import { madeFolder } from '#adapters/database/embedded.fixture'
import { checkServer, openPostgres } from '#adapters/database/postgres'
import { readPostmaster } from '#adapters/database/postmaster'
import { Fault } from '#core/kernel/outcome'
import { inspect } from 'node:util'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Whatever is printed of the fault, with its causes, a password is not in it. */
const fault = (code: string, text: RegExp) => (error: unknown) => {
  assert.ok(error instanceof Fault, String(error))
  assert.equal(error.code, code)
  assert.match(error.message, text)
  assert.doesNotMatch(inspect(error, { depth: 10, showHidden: true }), /hush/)
  return true
}

test('an address that is none is refused without being repeated', async () => {
  for (const url of [
    '',
    'hush',
    'http://a:hush@b/c',
    'postgresql://comity:hu/sh@hush:port/x',
    'postgresql://u:hush@[/x',
    'postgresql://u:hush%zz@host/x',
  ]) {
    await assert.rejects(
      openPostgres(url),
      fault('database.url-malformed', /postgresql:\/\/user:password@host/),
    )
  }
})

test('a server that cannot be reached is named with its database', async () => {
  const refused = openPostgres('postgresql://comity:hush@127.0.0.1:1/cases')
  await assert.rejects(
    refused,
    fault('database.unreachable', /127\.0\.0\.1:1, database "cases".*ECONNREFUSED/),
  )
  const unknown = openPostgres('postgresql://comity:hush@no-such-host.invalid/cases')
  await assert.rejects(unknown, fault('database.unreachable', /no-such-host\.invalid:5432, database "cases"/))
})

test('speaks to a real server over TCP with a password', async (t) => {
  const folder = await madeFolder(t)
  const server = await openEmbedded(folder, { loopback: true })
  t.after(() => server.close())
  const { port } = readPostmaster(join(folder, 'postgresql'))!
  const password = await readFile(join(folder, 'postgresql', 'comity.password'), 'utf8')
  const at = (secret: string, database: string, query = '') =>
    openPostgres(`postgresql://comity:${secret}@127.0.0.1:${port}/${database}${query}`)

  await assert.rejects(
    at('hush', 'postgres'),
    fault('database.unreachable', /password authentication failed/),
  )
  await assert.rejects(at(password, 'missing'), fault('database.unreachable', /"missing" does not exist/))

  const engine = await at(password, 'postgres', '?options=-c%20work_mem%3D5MB')
  const db = await engine.open('arcadia')
  const { rows } = await sql<{ memory: string; path: string; name: string }>`
    select current_setting('work_mem') as memory, current_setting('search_path') as path,
           current_setting('application_name') as name`.execute(db)
  assert.deepEqual(rows, [{ memory: '5MB', path: '"arcadia"', name: 'comity' }])
  assert.deepEqual(await engine.about(), { version: '18.4', where: `127.0.0.1:${port}, database "postgres"` })

  await sql`create role clerk login password 'clerk'`.execute(db)
  const clerk = await openPostgres(`postgresql://clerk:clerk@127.0.0.1:${port}/postgres`)
  await assert.rejects(
    clerk.open('borduria'),
    fault('database.schema-not-permitted', /create schema "borduria"/),
  )
  await clerk.open('arcadia') // exists, and that is enough
  await clerk.close()
  await engine.close()

  const away = await at(password, 'postgres')
  await server.close()
  await assert.rejects(away.open('arcadia')) // no unhandled error either
  await away.close()
})

test('many at once make one schema', async (t) => {
  const server = await openEmbedded(await madeFolder(t), { loopback: true })
  t.after(() => server.close())
  const handles = await Promise.all(Array.from({ length: 8 }, () => server.open('arcadia')))
  assert.equal(new Set(handles).size, 1)
})

test('a server that is too old, or has no room for every script, is refused', () => {
  const good = { version: '15.18', number: 150_018, encoding: 'UTF8' }
  assert.equal(checkServer(good, 'here'), '15.18')
  assert.throws(
    () => checkServer({ ...good, version: '14.20', number: 140_020 }, 'here'),
    fault('database.too-old', /here is version 14\.20; 15 or newer/),
  )
  assert.throws(
    () => checkServer({ ...good, encoding: 'LATIN1' }, 'here'),
    fault('database.encoding', /LATIN1/),
  )
})
