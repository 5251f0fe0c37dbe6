import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite, type PGliteOptions, type Transaction } from '@electric-sql/pglite'
import { Kysely, PGliteDialect, type PGliteDialectConfig } from 'kysely'
import { checkSchemaName, closedFault, type Engine } from '#adapters/database/engine'
import { claim, refuseIfOwned, type Claim } from '#adapters/database/owner'
import { readings, sessionSettings, writeValue } from '#adapters/database/values'

/** A schema with its tables and rows, from which others start. Kept in memory, about 40 MB. */
export interface PgliteTemplate {
  readonly schema: string
  readonly dump: Blob
}

export interface PgliteEngine extends Engine {
  readonly kind: 'pglite'
  /** Copies a schema of this engine; what is not committed is not in it. */
  template(schema: string): Promise<PgliteTemplate>
}

interface Opened {
  readonly pglite: PGlite
  readonly handle: Kysely<unknown>
}

/**
 * PostgreSQL inside this process, for tests and demonstrations: it writes nothing with fsync, so a
 * power cut may lose what was acknowledged. Never for a State's cases.
 *
 * A PGlite has one session; so each schema gets a PGlite of its own, or a transaction on one
 * authority's schema would hold up every other one. Each costs 0.2–0.5 s and about 200 MB.
 *
 * @param dataDir a folder, one process at a time; in memory without it
 */
export const openPglite = (dataDir?: string): Promise<PgliteEngine> => makeEngine(dataDir, undefined)

/**
 * The fast path of tests: every schema opened here begins as a copy of the template.
 *
 * Nothing in the template may name its schema: it is renamed.
 */
export const pgliteFrom = (template: PgliteTemplate): Promise<PgliteEngine> => makeEngine(undefined, template)

async function makeEngine(
  dataDir: string | undefined,
  from: PgliteTemplate | undefined,
): Promise<PgliteEngine> {
  const opened = new Map<string, Promise<Opened>>()
  const claimed = dataDir === undefined ? undefined : await claimFolder(dataDir)
  let closing: Promise<void> | undefined

  const openOne = async (schema: string): Promise<Opened> => {
    if (closing) throw closedFault()
    const name = checkSchemaName(schema)
    const one = opened.get(name) ?? start(name, dataDir, from)
    opened.set(name, one)
    one.catch(() => opened.delete(name))
    return one
  }
  const closeAll = async () => {
    const all = await Promise.allSettled(opened.values())
    await Promise.all(all.map((one) => (one.status === 'fulfilled' ? one.value.pglite.close() : undefined)))
    claimed?.release()
  }

  return {
    kind: 'pglite',
    async open<Tables>(schema: string) {
      return (await openOne(schema)).handle as Kysely<Tables> // the caller says which tables the schema has
    },
    async template(schema) {
      return { schema, dump: await (await openOne(schema)).pglite.dumpDataDir('none') }
    },
    async about() {
      const [any] = opened.values()
      const { pglite } = (await any) ?? (await start('about', undefined, undefined))
      const { rows } = await pglite.query<{ server_version: string }>('show server_version')
      if (!any) await pglite.close()
      return { version: rows[0]!.server_version, where: dataDir ?? 'memory of this process' }
    },
    close: () => (closing ??= closeAll()),
  }
}

/** Two processes that start in the same instant are not told apart here; the embedded server does that. */
async function claimFolder(dataDir: string): Promise<Claim> {
  await mkdir(dataDir, { recursive: true })
  await refuseIfOwned(dataDir)
  return claim(dataDir)
}

async function start(
  schema: string,
  dataDir: string | undefined,
  from: PgliteTemplate | undefined,
): Promise<Opened> {
  const folder = dataDir === undefined ? undefined : join(dataDir, schema)
  const begun = folder !== undefined && existsSync(join(folder, 'PG_VERSION'))
  const pglite = begun ? await PGlite.create(folder) : await PGlite.create(await fresh(folder, from))

  if (from && from.schema !== schema) await pglite.exec(`alter schema "${from.schema}" rename to "${schema}"`)
  await pglite.exec(`create schema if not exists "${schema}"`)
  pglite.parsers = Object.fromEntries(readings) // instead of PGlite's, also for arrays of types made later
  for (const [name, value] of Object.entries(sessionSettings(schema)))
    await pglite.exec(`set ${name} to ${value}`)
  return { pglite, handle: new Kysely<unknown>({ dialect: new PGliteDialect({ pglite: gateTo(pglite) }) }) }
}

const fresh = async (
  dataDir: string | undefined,
  from: PgliteTemplate | undefined,
): Promise<PGliteOptions> => ({
  loadDataDir: from?.dump ?? (await (empty ??= loadEmpty())),
  ...(dataDir === undefined ? {} : { dataDir }),
})

/** An empty cluster of this PGlite. Making one takes 3–5 s, so it is made once and kept for all processes. */
let empty: Promise<Blob> | undefined
const cache = join(import.meta.dirname, '../../../node_modules/.cache/comity')

async function loadEmpty(): Promise<Blob> {
  const manifest = new URL('../package.json', import.meta.resolve('@electric-sql/pglite'))
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string }
  const kept = join(cache, `pglite-${version}.tar`)
  try {
    return new Blob([await readFile(kept)], { type: 'application/x-tar' })
  } catch {
    const pglite = await PGlite.create()
    const dump = await pglite.dumpDataDir('none')
    await pglite.close()
    await keep(kept, dump).catch(() => {}) // installed read-only: then each process makes its own
    return dump
  }
}

async function keep(path: string, dump: Blob): Promise<void> {
  const draft = `${path}.${process.pid}`
  await mkdir(cache, { recursive: true })
  await writeFile(draft, new Uint8Array(await dump.arrayBuffer()))
  await rename(draft, path) // whole or not at all, whoever else is at it
}

type Queryable = Pick<PGlite, 'query'> | Pick<Transaction, 'query'>
type Gate = Extract<PGliteDialectConfig['pglite'], { waitReady: unknown }>

/** One way of writing for every type: a value crosses by what it is in JavaScript. */
const serializers = new Proxy<Record<number, typeof writeValue>>({}, { get: () => writeValue })

/** PGlite as Kysely wants it, with our values instead of PGlite's own. */
function gateTo(pglite: PGlite): Gate {
  const through =
    (to: Queryable): Gate['query'] =>
    (text, parameters, options) =>
      to.query(text, parameters, { ...options, serializers })
  return {
    query: through(pglite),
    transaction: (work) =>
      pglite.transaction((tx) => work({ query: through(tx), rollback: () => tx.rollback() })),
    close: () => pglite.close(),
    waitReady: pglite.waitReady,
    get ready() {
      return pglite.ready
    },
    get closed() {
      return pglite.closed
    },
  }
}
