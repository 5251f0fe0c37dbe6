import { existsSync, globSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { z } from 'zod'
import { findMisnamed, findStrays, readBook } from '#adapters/books-files'
import { placeEntryFault, placeFault, type Sources } from '#adapters/books-place'
import { explainIssues } from '#adapters/books-schema'
import { tellBookFault, type BookFault, type BookSource } from '#adapters/books-source'
import type { Books } from '#core/knowledge/books'
import { checkBooks } from '#core/knowledge/check-books'
import { checkEntries } from '#core/knowledge/check-entries'
import { suggest } from '#core/kernel/nearest'
import { Form, Measure } from '#core/knowledge/form'
import { Instrument } from '#core/knowledge/instrument'
import { OffenceFile } from '#core/knowledge/offence'
import { Participations } from '#core/knowledge/participation'
import { SignOffs } from '#core/knowledge/sign-off'
import { State } from '#core/knowledge/state'
import type { Words } from '#core/knowledge/words'

const schemas = {
  instruments: Instrument,
  participations: Participations,
  states: State,
  measures: Measure,
  offences: OffenceFile,
  forms: Form,
}
type Shelf = keyof typeof schemas

/** Everything that was read of a folder, and everything that is wrong in it. */
export interface Explained {
  readonly content: Omit<Books, 'hash'>
  readonly faults: readonly BookFault[]
  /** How many files were read. */
  readonly files: number
}

/** Reads a folder of books and explains every fault, within the files and between them, by file, line and column. */
export function explainBooks(folder: string): Explained {
  const sources: Sources = { files: new Map(), unread: new Set(), partly: new Set(), dropped: new Map() }
  const faults: BookFault[] = []
  const read: { shelf: Shelf; source: BookSource }[] = []
  const shelf = <K extends Shelf>(name: K): z.infer<(typeof schemas)[K]>[] =>
    globSync(join(folder, name, '*.yaml'))
      .sort()
      .flatMap((path) => {
        const source = readBook(path)
        read.push({ shelf: name, source })
        return readShelved(source, name, sources, faults) ?? []
      })
  const content: Omit<Books, 'hash'> = {
    instruments: shelf('instruments'),
    participations: shelf('participations'),
    states: shelf('states'),
    measures: shelf('measures'),
    offences: shelf('offences').flatMap(({ offences }) => offences),
    forms: shelf('forms'),
    words: readWords(join(folder, 'words'), sources, faults),
  }
  if (sources.files.size === 0 && sources.unread.size === 0)
    return { content, faults: [emptyFolder(folder)], files: 0 }
  faults.push(
    ...findStrays(folder),
    ...findMisnamed(read),
    ...explainSignOffs(join(folder, 'signed-off.yaml'), content, sources),
    ...checkBooks(content).flatMap((fault) => placeFault(fault, folder, content, sources)),
    ...checkEntries(content).flatMap((fault) => placeEntryFault(fault, sources)),
  )
  return { content, faults: eachOnce(faults), files: sources.files.size + sources.unread.size }
}

/** Signatures of lawyers: what they signed must be there. */
function explainSignOffs(
  path: string,
  { instruments }: Explained['content'],
  { unread }: Sources,
): BookFault[] {
  if (!existsSync(path)) return []
  const source = readBook(path)
  const read = source.value === undefined ? undefined : SignOffs.safeParse(source.value)
  if (!read?.success) return [...source.faults, ...explainIssues(source, SignOffs, read?.error.issues ?? [])]
  const ids = instruments.map(({ id }) => id)
  return [
    ...source.faults,
    ...read.data.signed.flatMap(({ instrument }, at): BookFault[] => {
      if (ids.includes(instrument) || unread.has(instrument)) return []
      const place = source.at(['signed', at, 'instrument'])
      const what = `There is no instrument "${instrument}" that could have been signed.`
      const why = 'The signature would count for nothing.'
      return [{ file: source.file, ...place, what, why, mend: suggest(instrument, ids, 'Correct the id.') }]
    }),
  ]
}

/** Two rows that contradict each other are told by each of them. */
const eachOnce = (faults: readonly BookFault[]): BookFault[] => [
  ...new Map(faults.map((fault) => [tellBookFault(fault), fault])).values(),
]

const emptyFolder = (folder: string): BookFault => ({
  file: folder,
  line: 1,
  column: 1,
  what: 'There are no books here.',
  why: 'Books stand in the folders instruments, participations, states, measures, offences, forms and words.',
  mend: 'Name the folder that holds these, e.g. "knowledge".',
})

/** Names by which other files speak of this one. */
function namesOf(shelf: string, value: unknown, path: string): string[] {
  const file = basename(path, '.yaml')
  const byFile = [file, file.replace('--', ':'), file.toUpperCase()]
  if (typeof value !== 'object' || value === null) return byFile
  const { id, code, instrument, offences } = value as Record<string, unknown>
  if (Array.isArray(offences)) return offences.map((one: { id?: unknown }) => String(one?.id))
  const name = shelf === 'participations' ? instrument : (id ?? code)
  return typeof name === 'string' ? [name] : byFile
}

function readShelved<K extends Shelf>(
  source: BookSource,
  shelf: K,
  sources: Sources,
  faults: BookFault[],
): z.infer<(typeof schemas)[K]> | undefined {
  faults.push(...source.faults)
  const names = namesOf(shelf, source.value, source.file)
  for (const name of names)
    if (!sources.files.has(`${shelf}/${name}`)) sources.files.set(`${shelf}/${name}`, source)
  const read = source.value === undefined ? undefined : schemas[shelf].safeParse(source.value)
  if (read?.success) return read.data as z.infer<(typeof schemas)[K]>
  if (!read) {
    for (const name of names) sources.unread.add(name)
    return undefined
  }
  const { issues } = read.error
  faults.push(...explainIssues(source, schemas[shelf], issues))
  const rest = schemas[shelf].safeParse(withoutFaulty(source.value, issues))
  for (const name of names) sources.dropped.set(`${shelf}/${name}`, rowsOf(issues))
  for (const name of rest.success ? partsOf(source.value, names, issues) : names) sources.unread.add(name)
  if (!rest.success) return undefined
  for (const name of names) sources.partly.add(`${shelf}/${name}`)
  return rest.data as z.infer<(typeof schemas)[K]>
}

type Issues = readonly z.core.$ZodIssue[]

/** The rest of a file without its faulty entries and unknown keys, so that what is wrong with the rest is told as well. */
function withoutFaulty(value: unknown, issues: Issues): unknown {
  const copy = structuredClone(value) as Record<PropertyKey, unknown>
  for (const { path, ...issue } of issues) {
    const [key, at] = path
    const rows = key === undefined ? undefined : copy[key]
    if (Array.isArray(rows) && typeof at === 'number') rows[at] = undefined
    else if (issue.code === 'unrecognized_keys' && path.length === 0)
      for (const one of issue.keys) delete copy[one]
  }
  for (const [key, rows] of Object.entries(copy))
    if (Array.isArray(rows)) copy[key] = rows.filter((row) => row !== undefined)
  return copy
}

/** Lists and places of the entries that are left out, so that what comes after them is still found. */
function rowsOf(issues: Issues): ReadonlyMap<PropertyKey, readonly number[]> {
  const rows = new Map<PropertyKey, number[]>()
  for (const {
    path: [key, at],
  } of issues)
    if (key !== undefined && typeof at === 'number')
      rows.set(
        key,
        [...new Set([...(rows.get(key) ?? []), at])].sort((a, b) => a - b),
      )
  return rows
}

/** Names of the entries that were left out, e.g. `ets-030 15`: what only follows from their absence is not told. */
function partsOf(value: unknown, names: readonly string[], issues: Issues): string[] {
  return issues.flatMap(({ path: [key, at] }) => {
    const rows = key === undefined ? undefined : (value as Record<PropertyKey, unknown>)[key]
    const row =
      Array.isArray(rows) && typeof at === 'number' ? (rows[at] as Record<string, unknown>) : undefined
    if (row === undefined || row === null) return []
    return [
      row['article'] === undefined ? [] : names.map((name) => `${name} ${String(row['article'])}`),
      row['id'] === undefined ? [] : [String(row['id'])],
    ].flat()
  })
}

/** `words/en.yaml` and `words/en.page.yaml` are one language in parts; an id stands in one part only. */
function readWords(folder: string, sources: Sources, faults: BookFault[]): Record<string, Words> {
  const words: Record<string, Record<string, string>> = {}
  for (const path of globSync(join(folder, '*.yaml')).sort()) {
    const language = basename(path).split('.')[0]!
    const source = readBook(path)
    sources.files.set(`words/${basename(path, '.yaml')}`, source)
    faults.push(...source.faults)
    if (source.value === undefined) sources.unread.add(`words/${language}`)
    const into = (words[language] ??= {})
    for (const [id, sentence] of Object.entries((source.value ?? {}) as Record<string, unknown>)) {
      if (typeof sentence !== 'string')
        faults.push(wordFault(source, id, 'is no text.', 'Put the sentence in quotation marks.'))
      else if (id in into)
        faults.push(
          wordFault(source, id, 'stands in another part of this language, too.', 'Keep one of the two.'),
        )
      else into[id] = sentence
    }
  }
  return words
}

const wordFault = (source: BookSource, id: string, what: string, mend: string): BookFault => ({
  file: source.file,
  ...source.atKey([], id),
  what: `The sentence "${id}" ${what}`,
  why: 'Pages and letters would show one thing or another by chance.',
  mend,
})
