/**
 * How values cross the border between JavaScript and PostgreSQL's text format: one table for all
 * engines, so that a test on one says something about the others.
 *
 * int8 is a number, or a bigint beyond 2^53; numeric stays text (money is not a float); date is
 * `YYYY-MM-DD`; timestamptz is ISO 8601 in UTC with milliseconds and `Z`, cut off, never rounded;
 * timestamp is the same without `Z`; bytea is a Uint8Array; json and jsonb are parsed; arrays of these
 * are arrays; everything else is PostgreSQL's own text. `infinity`, and years before 1 or after 9999,
 * which ISO 8601 cannot say in this form, stay PostgreSQL's text.
 *
 * @source PostgreSQL 15 manual, chapter 8, and pg_type.dat for the numbers of the types
 */
type Reading = (text: string) => unknown

const asIs: Reading = (text) => text

const readInt8: Reading = (text) => {
  const near = Number(text)
  return Number.isSafeInteger(near) ? near : BigInt(text)
}

const readBytes: Reading = (text) => new Uint8Array(Buffer.from(text.slice(2), 'hex')) // `\x` then hex

const instant = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(?:\.(\d+))?(\+00)?$/

/** The sessions run in UTC with ISO dates (see `sessionSettings`), so there is nothing to compute. */
const readInstant: Reading = (text) => {
  const [, day, time, fraction = '', utc] = instant.exec(text) ?? []
  return day === undefined ? text : `${day}T${time}.${fraction.slice(0, 3).padEnd(3, '0')}${utc ? 'Z' : ''}`
}

// prettier-ignore
const rows: readonly (readonly [name: string, scalar: number, array: number, reading: Reading])[] = [
  ['bool',         16, 1000, (text) => text === 't'],
  ['bytea',        17, 1001, readBytes],
  ['char',         18, 1002, asIs],
  ['name',         19, 1003, asIs],
  ['int8',         20, 1016, readInt8],
  ['int2',         21, 1005, Number],
  ['int4',         23, 1007, Number],
  ['text',         25, 1009, asIs],
  ['oid',          26, 1028, Number],
  ['json',        114,  199, JSON.parse],
  ['float4',      700, 1021, Number],
  ['float8',      701, 1022, Number],
  ['inet',        869, 1041, asIs],
  ['bpchar',     1042, 1014, asIs],
  ['varchar',    1043, 1015, asIs],
  ['date',       1082, 1182, asIs],
  ['time',       1083, 1183, asIs],
  ['timestamp',  1114, 1115, readInstant],
  ['timestamptz',1184, 1185, readInstant],
  ['interval',   1186, 1187, asIs],
  ['numeric',    1700, 1231, asIs],
  ['uuid',       2950, 2951, asIs],
  ['tsvector',   3614, 3643, asIs],
  ['jsonb',      3802, 3807, JSON.parse],
  ['tstzrange',  3910, 3911, asIs],
  ['daterange',  3912, 3913, asIs],
]

/** By the number of the type in pg_type; a type that is not here reads as text. */
export const readings: ReadonlyMap<number, Reading> = new Map(
  rows.flatMap(([, scalar, array, reading]): [number, Reading][] => [
    [scalar, (text: string) => reading(text)], // alone, or JSON.parse would take a second argument
    [array, (text: string) => readArray(text, reading)],
  ]),
)

export const readingOf = (oid: number): Reading => readings.get(oid) ?? asIs

/**
 * An array as PostgreSQL writes it: `{1,NULL,"a \"quoted\" word",{…}}`, perhaps after bounds `[0:1]=`.
 *
 * @source PostgreSQL manual 8.15.6
 */
export function readArray(text: string, reading: Reading): unknown[] {
  let at = text.indexOf('{') + 1

  const readQuoted = (): string => {
    let word = ''
    for (at++; text[at] !== '"'; at++) word += text[at] === '\\' ? text[++at] : text[at]
    at++
    return word
  }
  const readBare = (): string => {
    const from = at
    while (text[at] !== ',' && text[at] !== '}') at++
    return text.slice(from, at)
  }
  const readItems = (): unknown[] => {
    const items: unknown[] = []
    while (text[at] !== '}') {
      if (text[at] === '{') items.push((at++, readItems()))
      else if (text[at] === '"') items.push(reading(readQuoted()))
      else items.push(((bare) => (bare === 'NULL' ? null : reading(bare)))(readBare()))
      if (text[at] === ',') at++
    }
    at++
    return items
  }
  return readItems()
}

/**
 * A parameter in text, by its JavaScript type and not by its column's, as the driver for a real server
 * does it: an array becomes a PostgreSQL array, so JSON is to be given as JSON text in all engines.
 */
export function writeValue(value: unknown): string {
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return `{${value.map(writeItem).join(',')}}`
  if (typeof value === 'object') return JSON.stringify(value)
  return String(value)
}

function writeItem(item: unknown): string {
  if (item === null || item === undefined) return 'NULL'
  if (Array.isArray(item)) return writeValue(item)
  return `"${writeValue(item).replace(/[\\"]/g, '\\$&')}"`
}

/**
 * What every session is told when it begins, so that the readings above hold whatever the server,
 * the database or the role say. As settings of the start-up packet they survive RESET and DISCARD.
 */
export const sessionSettings = (schema: string): Readonly<Record<string, string>> => ({
  search_path: `"${schema}"`,
  timezone: 'UTC',
  datestyle: 'ISO',
  intervalstyle: 'postgres',
  bytea_output: 'hex',
  extra_float_digits: '1',
  client_encoding: 'UTF8',
})
