import type { Kysely } from 'kysely'
import { Fault } from '#core/kernel/outcome'

/**
 * One PostgreSQL, three ways to have it. Each authority lives in a schema of its own.
 *
 * Values come back alike from all three, see `values.ts`. The floor of the dialect is PostgreSQL 15.
 */
export interface Engine {
  readonly kind: 'embedded' | 'postgres' | 'pglite'
  /**
   * Opens the schema, creating it when it is missing; its `search_path` is set to it alone.
   * The same schema twice gives the same handle.
   *
   * @throws Fault `database.schema-name`, `database.schema-not-permitted`, `database.session-settings`,
   *   `database.closed`, and of an embedded one `database.lost`
   */
  open<Tables>(schema: string): Promise<Kysely<Tables>>
  /** Version of the server and where the data is, for people; never a password. */
  about(): Promise<{ readonly version: string; readonly where: string }>
  /** Ends every handle and, where the server is ours, stops it and waits. Twice is once. */
  close(): Promise<void>
}

const shape = /^[a-z][a-z0-9_]{0,50}$/

/**
 * A name that needs no escaping between double quotes, and is not PostgreSQL's own.
 *
 * @throws Fault `database.schema-name`
 */
export function checkSchemaName(name: string): string {
  if (shape.test(name) && !name.startsWith('pg_') && name !== 'information_schema') return name
  throw new Fault(
    'database.schema-name',
    `"${name}" cannot name a schema: a lower-case letter, then up to 50 of a-z, 0-9 and _; not pg_… and not information_schema`,
  )
}

/** What to say to whoever uses a handle or an engine after `close()`. */
export const closedFault = () => new Fault('database.closed', 'the database was closed; open it again first')
