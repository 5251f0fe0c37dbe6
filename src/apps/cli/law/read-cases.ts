import { readFileSync } from 'node:fs'
import { LineCounter, isMap, isSeq, parseDocument, type YAMLMap } from 'yaml'
import { suggest } from '#core/kernel/nearest'
import type { Library } from '#core/knowledge/books'
import { Given, GivenFacts, GivenOffence, GivenPerson, GivenSentence } from '#core/knowledge/given'
import { readGiven, type GivenFault } from '#core/law/given'
import type { Situation } from '#core/law/situation'

/** A case of a file: a situation, or why it is none. */
export interface ReadCase {
  readonly id: string
  /** Line of the file on which it begins. */
  readonly line: number
  readonly situation?: Situation
  readonly refused?: readonly GivenFault[]
}

/** `expect`, `why` and `sure` belong to whoever tests the answer. */
const known = ['id', 'given', 'expect', 'why', 'sure']

/**
 * The cases of a YAML file, in its order. A case that cannot be meant carries its reasons; the others are read.
 *
 * @param asOf a day that takes the place of the day of every case
 * @throws Error where the file as a whole is no list of cases
 */
export function readCases(library: Library, path: string, asOf?: string): readonly ReadCase[] {
  const text = readText(path)
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const [error] = document.errors
  if (error)
    throw new Error(
      `${path}:${error.linePos?.[0].line ?? 1}: this is no YAML: ${error.message.split('\n')[0]}`,
    )
  if (!isSeq(document.contents))
    throw new Error(
      `${path}: this is no list of cases. Write each case as "- id: …" with "given: …" below it.`,
    )
  const seen = new Map<string, number>()
  return document.contents.items.map((node, at): ReadCase => {
    const line = lines.linePos((node as YAMLMap).range?.[0] ?? 0).line
    if (!isMap(node))
      return refusedCase(`case ${at + 1}`, line, '(top)', 'This is no case.', 'Write "id: …" and "given: …".')
    const value = node.toJS(document) as Record<string, unknown>
    const id = typeof value['id'] === 'string' || typeof value['id'] === 'number' ? String(value['id']) : ''
    if (id === '')
      return refusedCase(
        `case ${at + 1}`,
        line,
        'id',
        'The case has no id, so its answer could not be told from others.',
        'Add "id: …".',
      )
    const before = seen.get(id)
    if (before !== undefined)
      return refusedCase(
        id,
        line,
        'id',
        `The case on line ${before} has the same id.`,
        'Give each case an id of its own.',
      )
    seen.set(id, line)
    return readOne(library, id, line, value, asOf)
  })
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new Error(`${path} cannot be read. Name a YAML file with cases.`)
  }
}

const refusedCase = (id: string, line: number, path: string, why: string, mend: string): ReadCase => ({
  id,
  line,
  refused: [{ path, why, mend }],
})

function readOne(
  library: Library,
  id: string,
  line: number,
  value: Readonly<Record<string, unknown>>,
  asOf: string | undefined,
): ReadCase {
  const strange = Object.keys(value)
    .filter((key) => !known.includes(key))
    .map((key) => ({
      path: key,
      why: `A case has no "${key}"; what nobody reads could be thought to count.`,
      mend: suggest(key, known, 'Take it away, or put it below "given".'),
    }))
  const { given } = value
  if (given === undefined)
    return {
      id,
      line,
      refused: [...strange, { path: 'given', why: 'The case says nothing.', mend: 'Add "given: …".' }],
    }
  const dated = asOf && typeof given === 'object' && given !== null ? { ...given, asOf } : given
  const read = readGiven(library, dated)
  if (read.ok && strange.length === 0) return { id, line, situation: read.situation }
  return { id, line, refused: [...strange, ...(read.ok ? [] : read.faults.flatMap(nameKeys))] }
}

const parts: Readonly<Record<string, object>> = {
  offences: GivenOffence.shape,
  person: GivenPerson.shape,
  sentence: GivenSentence.shape,
  facts: GivenFacts.shape,
}

/** An unknown key with its own place, and with the key that was probably meant. */
function nameKeys(fault: GivenFault): readonly GivenFault[] {
  const strange = fault.why.startsWith('Unrecognized key') ? [...fault.why.matchAll(/"([^"]+)"/g)] : []
  if (strange.length === 0) return [fault]
  const [part = ''] = fault.path.split(/[.[]/)
  const known = Object.keys(parts[part] ?? Given.shape)
  return strange.map(([, key]) => ({
    path: fault.path === '(top)' ? key! : `${fault.path}.${key}`,
    why: `A situation has no "${key}" here; a fact that nobody reads could be thought to count.`,
    mend: suggest(key!, known, `Here belong: ${known.join(', ')}.`),
  }))
}
