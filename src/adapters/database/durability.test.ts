import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { openEmbedded } from '#adapters/database/embedded'
import { family, madeFolder } from '#adapters/database/embedded.fixture'
import { readPostmaster } from '#adapters/database/postmaster'

const commits = 50

interface Tables {
  row: { id: number }
}

/** What forces a write to the disk, for each way PostgreSQL may use; a file opened with O_DSYNC syncs as it is written. */
const syncs: Readonly<Record<string, RegExp>> = {
  fdatasync: /\bfdatasync\(\d+.*= 0$/,
  fsync: /\bfsync\(\d+.*= 0$/,
  open_datasync: /\bpwrite(64|v2?)?\(\d+<[^>]*pg_wal[^>]*>/,
  open_sync: /\bpwrite(64|v2?)?\(\d+<[^>]*pg_wal[^>]*>/,
}

function whyNot(): string | false {
  if (process.platform !== 'linux') return 'strace is of Linux'
  if (spawnSync('strace', ['-V']).status !== 0) return 'strace is not installed: apt-get install strace'
  const tried = spawnSync('strace', ['-o', '/dev/null', '-e', 'trace=fsync', 'true'])
  return tried.status === 0 ? false : `strace may not trace here: ${tried.stderr}`
}

/** Follows the server from now on, and counts the syncs of its write-ahead log. */
async function follow(server: number, method: string, trace: string) {
  const pattern = syncs[method]
  assert.ok(pattern, `wal_sync_method ${method}`)
  const calls = 'trace=fsync,fdatasync,sync_file_range,pwrite64,pwritev'
  const attached = family(server).flatMap((pid) => ['-p', String(pid)])
  const strace = spawn('strace', ['-f', '-y', '-e', calls, '-o', trace, ...attached])
  let said = ''
  strace.stderr.on('data', (part) => (said += String(part)))
  for (let waited = 0; !said.includes('attached') && waited < 50; waited++) await setTimeout(100)
  assert.match(said, /attached/)
  return {
    seen: () =>
      readFileSync(trace, 'utf8')
        .split('\n')
        .filter((line) => line.includes('pg_wal') && pattern.test(line)).length,
    async end() {
      strace.kill('SIGINT')
      await once(strace, 'close')
    },
  }
}

test('each acknowledged commit is synced before it is acknowledged', { skip: whyNot() }, async (t) => {
  const folder = await madeFolder(t)
  const engine = await openEmbedded(folder)
  t.after(() => engine.close())
  const db = await engine.open<Tables>('arcadia')
  await sql`create table row (id int primary key)`.execute(db)
  await sql`checkpoint`.execute(db) // so that no other sync is due while we count
  const { rows } = await sql<{ wal_sync_method: string }>`show wal_sync_method`.execute(db)
  const method = rows[0]!.wal_sync_method

  const above = await mkdtemp(join(tmpdir(), 'comity-test-'))
  t.after(() => rm(above, { recursive: true }))
  const server = readPostmaster(join(folder, 'postgresql'))!.pid
  const { seen, end } = await follow(server, method, join(above, 'trace'))
  const counts = [seen()]
  for (let id = 1; id <= commits; id++) {
    await db.insertInto('row').values({ id }).execute()
    counts.push(seen())
  }
  const strict = seen()
  await sql`set synchronous_commit = off`.execute(db) // the pool has one connection yet
  for (let id = 1; id <= commits; id++) await db.insertInto('row').values({ id: -id }).execute()
  const lax = seen() - strict
  await end()

  t.diagnostic(`${commits} commits: ${strict} syncs of the log by ${method}, ${lax} when told not to`)
  assert.equal(counts.slice(1).filter((count, at) => count <= counts[at]!).length, 0)
  assert.ok(lax < commits, 'or the trace could not tell')
})
