import type { z } from 'zod'
import type { BookFault, BookSource, Place } from '#adapters/books-source'
import { isDay, tellNoDay } from '#core/kernel/day'
import { nearest, suggest } from '#core/kernel/nearest'
import { spellPath } from '#core/kernel/spell-path'

type Schema = z.core.$ZodType
type Issue = z.core.$ZodIssue
type Path = readonly PropertyKey[]

const list = (values: readonly unknown[]): string => values.map(String).join(', ')

/** What a schema has against a file, with places, and with what was probably meant. */
export function explainIssues(source: BookSource, schema: Schema, issues: readonly Issue[]): BookFault[] {
  return issues.flatMap((issue) => explainIssue(source, schema, issue))
}

/** Where an issue is, and what stands there. */
interface Spot {
  readonly name: string
  readonly at: Place
  readonly given: unknown
  readonly fault: MakeFault
}

function explainIssue(source: BookSource, schema: Schema, issue: Issue): BookFault[] {
  const { file, value } = source
  const { path } = issue
  const spot: Spot = {
    name: spellEntry(path, value),
    at: source.at(path),
    given: valueAt(value, path),
    fault: (place, what, why, mend) => ({ file, ...place, what, why, mend }),
  }
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = Object.keys(shapeOf(schemaAt(schema, value, path)) ?? {})
      return issue.keys.map((key) => unknownKey(key, known, source.atKey(path, key), path.length > 0, spot))
    }
    case 'invalid_type':
      return [spot.given === undefined ? missing(issue.expected, spot) : wrongType(issue.expected, spot)]
    case 'invalid_value':
      return [
        spot.given === undefined
          ? missing(`one of ${list(issue.values)}`, spot)
          : wrongWord(issue.values, spot),
      ]
    case 'invalid_union':
      return [explainUnion(source, schema, issue, spot)]
    case 'invalid_format':
      return [wrongSpelling(issue.format, issue.message, spot)]
    default:
      return [other(issue.message, spot)]
  }
}

const unknownKey = (
  key: string,
  known: readonly string[],
  at: Place,
  inside: boolean,
  { name, fault }: Spot,
) =>
  fault(
    at,
    `${inside ? `${name}: ` : ''}"${key}" is no key here.`,
    'A key that nobody reads says nothing: what it was meant to say would be missing from every answer.',
    suggest(key, known, `Here belong: ${list(known)}.`),
  )

const wrongWord = (values: readonly unknown[], { name, at, given, fault }: Spot) =>
  fault(
    at,
    `${name}: ${show(given)} is none of the words that belong here.`,
    'A word outside the list has no meaning to the law engine.',
    suggest(String(given), values.map(String), `Use one of ${list(values)}.`),
  )

const wrongSpelling = (format: string, message: string, { name, at, given, fault }: Spot) =>
  typeof given === 'string' && format === 'date' && !isDay(given)
    ? fault(
        at,
        `${name}: ${tellNoDay(given)}`,
        'From a wrong day follows a wrong answer on every day around it.',
        'Correct the day.',
      )
    : fault(
        at,
        `${name}: ${show(given)} is not written as it must be.`,
        'A value in another spelling would not be found.',
        `${message}.`,
      )

const other = (message: string, { name, at, given, fault }: Spot) =>
  fault(at, `${name}: ${show(given)} does not fit.`, `${message}.`, 'Write it as described.')

const missing = (expected: string, { name, at, fault }: Spot) =>
  fault(
    at,
    `${name} is missing.`,
    'Without it the entry cannot be used, and none is left out silently.',
    `Add it (${expected}).`,
  )

function wrongType(expected: string, { name, at, given, fault }: Spot): BookFault {
  const mend =
    expected === 'string' && (typeof given === 'number' || typeof given === 'boolean')
      ? `Put it in quotation marks: '${String(given)}'.`
      : `Write ${expected === 'array' ? 'a list, in [ ] or with dashes' : `a ${expected}`}.`
  return fault(
    at,
    `${name}: ${show(given)} stands where a ${expected === 'array' ? 'list' : expected} belongs.`,
    'Read as something else, it would not mean what was written.',
    mend,
  )
}

type MakeFault = (place: Place, what: string, why: string, mend: string) => BookFault

function explainUnion(source: BookSource, schema: Schema, { path, message }: Issue, spot: Spot): BookFault {
  const key = String(path.at(-1) ?? '')
  const known = discriminatorsOf(schemaAround(schema, source.value, path.slice(0, -1)), key)
  if (known.length === 0) return other(message, spot)
  if (spot.given === undefined) return missing(`one of ${list(known)}`, spot)
  const meant = nearest(String(spot.given), known)
  return spot.fault(
    spot.at,
    `${spot.name}: there is no ${key} "${String(spot.given)}".`,
    'Rules and effects are a closed list; one that is not on it would never speak.',
    meant ? `Did you mean "${meant}"?` : `There are: ${list(known)}.`,
  )
}

/** `article 7(1), rules[0].kind`, or `bound[3] (FRA), from`: as a person finds it, without counting. */
function spellEntry(path: Path, value: unknown): string {
  const [key, at, ...rest] = path
  const row =
    typeof at === 'number' ? (valueAt(value, [key!, at]) as Record<string, unknown> | undefined) : undefined
  const label = row?.['article'] ?? row?.['state'] ?? row?.['id'] ?? row?.['name']
  if (typeof label !== 'string') return spellPath(path) || 'The file'
  const head = key === 'provisions' || key === 'law' ? `article ${label}` : `${String(key)} ${label}`
  return rest.length > 0 ? `${head}, ${spellPath(rest)}` : head
}

const show = (given: unknown): string =>
  given === undefined
    ? 'nothing'
    : given === null
      ? 'nothing'
      : typeof given === 'object'
        ? Array.isArray(given)
          ? 'a list'
          : 'a map'
        : `"${String(given as string)}"`

function valueAt(value: unknown, path: Path): unknown {
  let found = value
  for (const key of path) {
    if (typeof found !== 'object' || found === null) return undefined
    found = (found as Record<PropertyKey, unknown>)[key]
  }
  return found
}

interface Definition {
  readonly type: string
  readonly innerType?: Schema
  readonly element?: Schema
  readonly valueType?: Schema
  readonly shape?: Readonly<Record<string, Schema>>
  readonly items?: readonly Schema[]
  readonly options?: readonly Schema[]
  readonly discriminator?: string
}
const definitionOf = (schema: Schema): Definition => schema._zod.def as unknown as Definition

/** The schema without "optional" and "or null" around it. */
function bare(schema: Schema | undefined): Schema | undefined {
  let found = schema
  for (let inner = found && definitionOf(found).innerType; inner; inner = definitionOf(inner).innerType)
    found = inner
  return found
}

const shapeOf = (schema: Schema | undefined): Readonly<Record<string, Schema>> | undefined =>
  schema && definitionOf(schema).shape

/** The schema that holds at a path; where several kinds are possible, that of the kind which was written. */
const schemaAt = (root: Schema, value: unknown, path: Path): Schema | undefined =>
  choose(schemaAround(root, value, path), valueAt(value, path))

/** The same before a kind is chosen: with all that are possible. */
function schemaAround(root: Schema, value: unknown, path: Path): Schema | undefined {
  let schema = bare(root)
  path.forEach((key, at) => {
    const chosen = choose(schema, valueAt(value, path.slice(0, at)))
    const { shape, element, valueType, items } = chosen ? definitionOf(chosen) : ({} as Partial<Definition>)
    schema = bare(shape?.[String(key)] ?? element ?? valueType ?? items?.[Number(key)])
  })
  return schema
}

function choose(schema: Schema | undefined, value: unknown): Schema | undefined {
  const { options, discriminator } = schema
    ? definitionOf(schema)
    : { options: undefined, discriminator: undefined }
  if (!options || !discriminator) return schema
  const kind = valueAt(value, [discriminator])
  return options.find((option) => literalsOf(option, discriminator).includes(kind))
}

const literalsOf = (option: Schema, key: string): readonly unknown[] => {
  const literal = bare(shapeOf(bare(option))?.[key])
  return literal ? ((literal._zod.def as unknown as { values?: readonly unknown[] }).values ?? []) : []
}

const discriminatorsOf = (schema: Schema | undefined, key: string): string[] =>
  (schema ? (definitionOf(schema).options ?? []) : []).flatMap((option) =>
    literalsOf(option, key).map(String),
  )
