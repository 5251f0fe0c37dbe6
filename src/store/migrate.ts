import { sql, type Kysely } from 'kysely'
import { Fault } from '#core/kernel/outcome'

/** One numbered file of SQL, read by whoever opens the store. */
export interface Migration {
  readonly name: string
  readonly sql: string
}

/**
 * Brings a schema forward, one transaction a file; never backward. Two servers that start at once take turns.
 *
 * @returns names of the files that were applied now
 * @throws Fault `store.newer` when the schema has been written by a later version of the program
 */
export async function migrate<T>(
  db: Kysely<T>,
  migrations: readonly Migration[],
): Promise<readonly string[]> {
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(20261124)`.execute(tx)
    await sql`create table if not exists migration (name text primary key, applied_at timestamptz not null default now())`.execute(
      tx,
    )
    const { rows } = await sql<{ name: string }>`select name from migration`.execute(tx)
    const known = new Set(migrations.map(({ name }) => name))
    const stranger = rows.find(({ name }) => !known.has(name))
    if (stranger) {
      throw new Fault(
        'store.newer',
        `The data was written by a later version (it knows "${stranger.name}"). Install that version; nothing was changed.`,
      )
    }
    const applied = new Set(rows.map(({ name }) => name))
    const due = migrations.filter(({ name }) => !applied.has(name))
    for (const { name, sql: text } of due) {
      for (const statement of splitStatements(text)) await sql.raw(statement).execute(tx)
      await sql`insert into migration (name) values (${name})`.execute(tx)
    }
    return due.map(({ name }) => name)
  })
}

/** Statements of a file; a semicolon inside `$$ … $$` or a comment ends nothing. */
export function splitStatements(text: string): string[] {
  const bare = text.replace(/--[^\n]*/g, '')
  const statements: string[] = []
  let from = 0
  let quoted = false
  for (let at = 0; at < bare.length; at++) {
    if (bare.startsWith('$$', at)) {
      quoted = !quoted
      at++
    } else if (bare[at] === ';' && !quoted) {
      statements.push(bare.slice(from, at).trim())
      from = at + 1
    }
  }
  return [...statements, bare.slice(from).trim()].filter(Boolean)
}
