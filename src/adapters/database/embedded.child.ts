/**
 * The other process of the tests: opens a folder, and then does what its second argument says.
 * It reports in lines on standard output, written at once, so that what was said is out when it is killed.
 */
import { writeSync } from 'node:fs'
import { sql } from 'kysely'
import { openEmbedded } from '#adapters/database/embedded'

const [folder = '', deed = ''] = process.argv.slice(2)
const say = (word: string, value: unknown = '') => writeSync(1, `${word} ${JSON.stringify(value)}\n`)

interface Tables {
  row: { id: number }
}

try {
  const engine = await openEmbedded(folder, {
    log: (line) => say('log', line),
    loopback: deed === 'loopback',
  })
  const db = await engine.open<Tables>('arcadia')
  const { rows } = await sql<{ pid: number }>`
    select split_part(pg_read_file('postmaster.pid'), E'\n', 1)::int as pid
  `.execute(db)
  say('open', rows[0]?.pid)

  if (deed.startsWith('write')) {
    if (deed === 'write-unsynced') await sql`set synchronous_commit = off`.execute(db) // the pool has one connection yet
    await sql`create table if not exists row (id int primary key)`.execute(db)
    const { rows: last } = await sql<{ id: number }>`select coalesce(max(id), 0) as id from row`.execute(db)
    for (let id = last[0]!.id + 1; ; id++) {
      await db.insertInto('row').values({ id }).execute()
      say('row', id)
    }
  }
  if (deed === 'exit') process.exit(0)
  if (deed === 'throw') setImmediate(() => JSON.parse('{'))
  else {
    process.stdin.resume()
    await new Promise((resolve) => process.stdin.once('end', resolve))
    await engine.close()
    say('closed')
  }
} catch (error) {
  const { code = '', message } = error as { code?: string; message: string }
  say('failed', { code, message })
  process.exitCode = 1
}
