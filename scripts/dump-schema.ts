import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { sql, type Kysely } from 'kysely'
import { openPglite } from '#adapters/database/pglite'
import { migrate } from '#store/migrate'

export interface Column {
  readonly table: string
  readonly name: string
  readonly type: string
  readonly nullable: boolean
  readonly default: string | null
}

/** What the migrations make, read back from the catalogue of the database. */
export interface Schema {
  readonly columns: readonly Column[]
  /** The whole as SQL, in an order that does not depend on the order of making. */
  readonly text: string
}

interface Named {
  readonly table: string
  readonly name: string
  readonly definition: string
}

const place = 'authority'

/** Migrates an empty schema in memory and reads what came out. */
export async function readSchema(): Promise<Schema> {
  const engine = await openPglite()
  try {
    const db = await engine.open(place)
    const paths = globSync('src/store/migrations/*.sql').sort()
    await migrate(
      db,
      paths.map((path) => ({ name: basename(path, '.sql'), sql: readFileSync(path, 'utf8') })),
    )
    const columns = await readColumns(db)
    return { columns, text: await writeSql(db, columns) }
  } finally {
    await engine.close()
  }
}

const rowsOf = async <T>(db: Kysely<unknown>, query: string): Promise<T[]> =>
  (await sql.raw<T>(query).execute(db)).rows

const readColumns = (db: Kysely<unknown>): Promise<Column[]> =>
  rowsOf(
    db,
    `select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
            not a.attnotnull as nullable, pg_get_expr(d.adbin, d.adrelid) as default
       from pg_class c
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
      where c.relkind = 'r' and c.relnamespace = current_schema::regnamespace
      order by c.relname collate "C", a.attnum`,
  )

/** Keys first, then the other constraints; that a column is not null stands with the column. */
const constraints = `
  select r.relname as table, c.conname as name, pg_get_constraintdef(c.oid, true) as definition
    from pg_constraint c join pg_class r on r.oid = c.conrelid
   where c.connamespace = current_schema::regnamespace and c.contype <> 'n'
   order by r.relname collate "C", array_position('{p,u,f,c}'::text[], c.contype::text), c.conname collate "C"`

const indexes = `
  select r.relname as table, x.relname as name, pg_get_indexdef(i.indexrelid, 0, true) as definition
    from pg_index i join pg_class x on x.oid = i.indexrelid join pg_class r on r.oid = i.indrelid
   where x.relnamespace = current_schema::regnamespace
     and not exists (select from pg_constraint c where c.conindid = i.indexrelid and c.contype in ('p', 'u'))
   order by x.relname collate "C"`

const functions = `
  select '' as table, proname as name, pg_get_functiondef(oid) as definition
    from pg_proc where pronamespace = current_schema::regnamespace order by proname collate "C"`

const triggers = `
  select r.relname as table, t.tgname as name, pg_get_triggerdef(t.oid, true) as definition
    from pg_trigger t join pg_class r on r.oid = t.tgrelid
   where r.relnamespace = current_schema::regnamespace and not t.tgisinternal
   order by t.tgname collate "C"`

async function writeSql(db: Kysely<unknown>, columns: readonly Column[]): Promise<string> {
  const all = [
    await rowsOf<Named>(db, constraints),
    await rowsOf<Named>(db, indexes),
    await rowsOf<Named>(db, functions),
    await rowsOf<Named>(db, triggers),
  ] as const
  const tables = [...new Set(columns.map(({ table }) => table))].map((table) =>
    writeTable(
      table,
      columns.filter((column) => column.table === table),
      all[0].filter((constraint) => constraint.table === table),
    ),
  )
  const others = all
    .slice(1)
    .flat()
    .map(({ definition }) => `${definition.replaceAll(`${place}.`, '').trim()};`)
  const head = [
    '-- What the migrations make: one authority. Written by "npm run schema", compared by a test; change a migration instead.',
  ]
  return `${[...head, ...tables, ...others].join('\n\n')}\n`
}

function writeTable(table: string, columns: readonly Column[], keys: readonly Named[]): string {
  const lines = [
    ...columns.map((column) =>
      [
        column.name,
        column.type,
        ...(column.nullable ? [] : ['not null']),
        ...(column.default === null ? [] : [`default ${column.default}`]),
      ].join(' '),
    ),
    ...keys.map(({ name, definition }) => `constraint ${name} ${definition.replace(/\s+/g, ' ')}`),
  ]
  return `create table ${table} (\n${lines.map((line) => `  ${line}`).join(',\n')}\n);`
}

if (import.meta.main) {
  const { text, columns } = await readSchema()
  writeFileSync('src/store/schema.sql', text)
  console.log(`src/store/schema.sql: ${new Set(columns.map(({ table }) => table)).size} tables`)
}
