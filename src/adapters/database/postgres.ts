import pg from 'pg'
import type { Engine } from '#adapters/database/engine'
import { connectionOf, makePools } from '#adapters/database/pools'
import { Fault } from '#core/kernel/outcome'

/** The floor of our dialect; 15 is what Debian 12 has. In PostgreSQL's own numbering. */
const oldest = 150_000
const probeMs = 10_000

interface Place {
  readonly where: pg.ClientConfig
  /** `host:port, database "name"`; never the password. */
  readonly label: string
}

/**
 * An office's own PostgreSQL, 15 or newer, with a database in UTF-8.
 *
 * @param url `postgresql://user:password@host:5432/database`; `?sslmode=verify-full` and the like are
 *   passed on, and `?host=/run/postgresql` uses a socket
 * @throws Fault `database.url-malformed`, `database.unreachable`, `database.too-old`, `database.encoding`
 */
export async function openPostgres(url: string): Promise<Engine> {
  const place = parseUrl(url)
  const version = await probe(place)
  const pools = makePools(place.where)
  return { kind: 'postgres', ...pools, about: async () => ({ version, where: place.label }) }
}

/** A malformed URL is never quoted: a password may be in it, in the place where a host should be. */
function parseUrl(url: string): Place {
  const given = URL.parse(url)
  if (!given || !/^postgres(ql)?:$/.test(given.protocol) || !isDecodable(url)) {
    throw new Fault(
      'database.url-malformed',
      'the address of the database must read postgresql://user:password@host:5432/database, ' +
        'and signs such as @ : / # in the password be written %40 %3A %2F %23',
    )
  }
  // `options` of the URL would replace ours instead of joining them, so they travel beside it.
  const options = given.searchParams.get('options') ?? undefined
  given.searchParams.delete('options')

  const host = given.searchParams.get('host') ?? (given.hostname || (process.env['PGHOST'] ?? 'localhost'))
  const port = given.searchParams.get('port') ?? (given.port || (process.env['PGPORT'] ?? '5432'))
  const database = decodeURIComponent(given.pathname.slice(1)) || process.env['PGDATABASE'] || given.username
  return {
    where: { connectionString: given.href, ...(options === undefined ? {} : { options }) },
    label: `${host}:${port}, database "${database}"`,
  }
}

/** `%` begins an escape; the driver would fail on another use, with a message that says nothing. */
function isDecodable(text: string): boolean {
  try {
    return decodeURIComponent(text) !== ''
  } catch {
    return false
  }
}

async function probe({ where, label }: Place): Promise<string> {
  const connection = new pg.Client({ ...connectionOf(where), connectionTimeoutMillis: probeMs })
  connection.on('error', () => {}) // the query says it, and a second time would end the process
  try {
    await connection.connect()
    const { rows } = await connection.query<{ version: string; number: number; encoding: string }>(
      `select current_setting('server_version') as version, current_setting('server_version_num')::int4 as number,
              current_setting('server_encoding') as encoding`,
    )
    return checkServer(rows[0]!, label)
  } catch (cause) {
    if (cause instanceof Fault) throw cause
    throw new Fault(
      'database.unreachable',
      `PostgreSQL at ${label} cannot be reached: ${reasonOf(cause)}`,
      cause,
    )
  } finally {
    void connection.end().catch(() => {})
  }
}

export function checkServer(
  server: { version: string; number: number; encoding: string },
  label: string,
): string {
  if (server.number < oldest) {
    throw new Fault(
      'database.too-old',
      `PostgreSQL at ${label} is version ${server.version}; 15 or newer is needed`,
    )
  }
  if (server.encoding !== 'UTF8') {
    throw new Fault(
      'database.encoding',
      `the database at ${label} is in ${server.encoding}; names in every script need one in UTF8: ` +
        `create database … encoding 'UTF8' template template0`,
    )
  }
  return server.version
}

/** A host with several addresses fails once for each; the message of the whole is empty. */
function reasonOf(cause: unknown): string {
  if (cause instanceof AggregateError) return cause.errors.map(reasonOf).join('; ')
  return cause instanceof Error ? cause.message : String(cause)
}
