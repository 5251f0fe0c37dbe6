import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import ts from 'typescript'
import { readSchema, type Column } from '../../scripts/dump-schema.ts'

const { columns, text } = await readSchema()

test('the migrations make what schema.sql says', () => {
  assert.equal(
    text,
    readFileSync('src/store/schema.sql', 'utf8'),
    'run "npm run schema" and look at the difference',
  )
})

/** `tables.ts` as it is written: the type of every column, by table. */
function readTables(): Map<string, Map<string, string>> {
  const path = 'src/store/tables.ts'
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)
  const members = (name: string): Map<string, string> => {
    const found = source.statements.filter(ts.isInterfaceDeclaration).find((one) => one.name.text === name)
    assert.ok(found, `${path} has no interface ${name}`)
    const written = found.members.filter(ts.isPropertySignature)
    return new Map(written.map((member) => [member.name.getText(source), member.type!.getText(source)]))
  }
  return new Map([...members('Tables')].map(([table, row]) => [table, members(row)]))
}

const ours = columns.filter(({ table }) => table !== 'migration')
const written = readTables()

test('tables.ts and the database have the same tables and columns', () => {
  const inDatabase = ours.map(({ table, name }) => `${table}.${name}`)
  const inTables = [...written].flatMap(([table, row]) => [...row.keys()].map((name) => `${table}.${name}`))
  assert.deepEqual(inTables.sort(), inDatabase.sort())
})

/** What a column of this type looks like in tables.ts, without `Nullable` and `Generated`. */
const shapes: Readonly<Record<string, RegExp>> = {
  text: /^(string|CaseId|UserId|'[a-z-]+'( \| '[a-z-]+')*|'[A-Z]+'( \| '[A-Z]+')*)$/,
  'text[]': /^string\[\]$/,
  integer: /^number$/,
  bigint: /^number$/,
  boolean: /^boolean$/,
  date: /^string$/,
  'timestamp with time zone': /^string$/,
  jsonb: /^(Json<.*>|ColumnType<.*>)$/,
  bytea: /^(Bytes|Uint8Array)$/,
}

/** Why the type of a column does not tell what the database does, or undefined when it does. */
function untrue({ type, nullable, default: given }: Column, told: string): string | undefined {
  const [, wrapper, inner = told] = /^(Nullable|Generated)<(.*)>$/s.exec(told) ?? []
  if (nullable !== (wrapper === 'Nullable')) return nullable ? 'may be null' : 'is never null'
  if ((given !== null) !== (wrapper === 'Generated' || told.startsWith('ColumnType<')))
    return given === null ? 'has no default' : `has the default ${given}`
  const shape = shapes[type]
  return shape?.test(inner.trim()) ? undefined : `is ${type}`
}

test('tables.ts says of every column whether it may be null, has a default, and what it holds', () => {
  const faults = ours.flatMap((column) => {
    const told = written.get(column.table)?.get(column.name) ?? ''
    const why = untrue(column, told)
    return why ? [`${column.table}.${column.name} ${why}, and tables.ts says ${told}`] : []
  })
  assert.deepEqual(faults, [])
})
