import { setTimeout } from 'node:timers/promises'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { checkSchemaName, closedFault, type Engine } from '#adapters/database/engine'
import { readingOf, sessionSettings } from '#adapters/database/values'
import { Fault } from '#core/kernel/outcome'

/** A schema's pool is small: an authority is an office of people, and a server serves several. */
const maxConnections = 5
const idleMs = 30_000
const patienceMs = 30_000 // for a free connection, and for a new one
const closeMs = 5_000 // for transactions in flight, before their connections are cut

/** A server is often restarted under a living pool; the next query tells, and nobody else needs to. */
const unheard = () => {}

/** Every connection of ours: values as in `values.ts`, and a name in `pg_stat_activity`. */
export const connectionOf = (where: pg.ClientConfig): pg.ClientConfig => ({
  application_name: 'comity',
  keepAlive: true,
  connectionTimeoutMillis: patienceMs,
  types: { getTypeParser: readingOf },
  ...where,
})

interface Opened {
  readonly pool: pg.Pool
  readonly connections: ReadonlySet<pg.PoolClient>
  readonly handle: Kysely<unknown>
}

function poolOf(where: pg.ClientConfig, schema: string): Omit<Opened, 'handle'> {
  const settings = Object.entries(sessionSettings(schema)).map(([name, value]) => `-c ${name}=${value}`)
  const pool = new pg.Pool({
    ...connectionOf(where),
    options: [where.options ?? '', ...settings].join(' ').trim(), // the last one wins: ours
    max: maxConnections,
    idleTimeoutMillis: idleMs,
  })
  pool.on('error', unheard)
  const connections = new Set<pg.PoolClient>()
  pool.on('connect', (connection) => {
    connections.add(connection)
    connection.on('error', unheard) // or one that breaks between two statements would end the process
  })
  pool.on('remove', (connection) => connections.delete(connection))
  return { pool, connections }
}

async function ensureSchema(pool: pg.Pool, schema: string): Promise<void> {
  const { rows } = await pool.query<{ there: boolean; path: string }>(
    `select to_regnamespace($1) is not null as there, current_setting('search_path') as path`,
    [schema],
  )
  if (rows[0]?.path !== sessionSettings(schema)['search_path']) {
    throw new Fault(
      'database.session-settings',
      'what stands between us and the database drops the settings of our sessions: connect to ' +
        'PostgreSQL itself, or through a pooler that keeps search_path for each of its clients',
    )
  }
  if (rows[0]?.there) return // asked first, because an office may let us use a schema and not make one
  try {
    await pool.query(`create schema if not exists "${schema}"`)
  } catch (cause) {
    const code = cause instanceof pg.DatabaseError ? cause.code : undefined
    if (code === '23505' || code === '42P06') return // another connection made it at the same moment
    if (code !== '42501') throw cause
    throw new Fault(
      'database.schema-not-permitted',
      `the database has no schema "${schema}" and lets us make none: let its administrator run ` +
        `create schema "${schema}" authorization <our user>`,
      cause,
    )
  }
}

/**
 * One small pool per schema over one server.
 *
 * @param where how to reach the server; its `options` are kept, ours are added
 */
export function makePools(where: pg.ClientConfig): Pick<Engine, 'open' | 'close'> {
  const opened = new Map<string, Promise<Opened>>()
  let closing: Promise<void> | undefined

  const openPool = async (schema: string): Promise<Opened> => {
    const { pool, connections } = poolOf(where, schema)
    try {
      await ensureSchema(pool, schema)
      return { pool, connections, handle: new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) }) }
    } catch (cause) {
      opened.delete(schema)
      await pool.end()
      throw cause
    }
  }

  return {
    async open<Tables>(schema: string) {
      if (closing) throw closedFault()
      const name = checkSchemaName(schema)
      const one = opened.get(name) ?? openPool(name)
      opened.set(name, one)
      return (await one).handle as Kysely<Tables> // the caller says which tables the schema has
    },
    close() {
      closing ??= Promise.allSettled([...opened.values()]).then(async (all) => {
        await Promise.all(all.map((one) => (one.status === 'fulfilled' ? endPool(one.value) : undefined)))
      })
      return closing
    },
  }
}

/** Lets transactions finish, and cuts those that do not: a stuck one must not keep the house from closing. */
async function endPool({ pool, connections }: Opened): Promise<void> {
  const ended = pool.end().catch(unheard) // ended before us by whoever destroyed the handle
  const patience = new AbortController()
  await Promise.race([ended, setTimeout(closeMs, undefined, { signal: patience.signal }).catch(() => {})])
  patience.abort()
  await Promise.all([...connections].map((connection) => connection.end().catch(unheard)))
}
