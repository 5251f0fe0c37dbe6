import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { parseDocument } from 'yaml'
import type { z } from 'zod'
import { verifyNote } from '#core/audit/note'
import { canonicalJson } from '#core/kernel/canonical'
import { sha256Hex } from '#core/kernel/digest'
import { Fault } from '#core/kernel/outcome'
import type { Books } from '#core/knowledge/books'
import { checkBooks } from '#core/knowledge/check-books'
import { Form, Measure } from '#core/knowledge/form'
import { Instrument } from '#core/knowledge/instrument'
import { OffenceFile } from '#core/knowledge/offence'
import { Participations } from '#core/knowledge/participation'
import { State } from '#core/knowledge/state'
import type { Words } from '#core/knowledge/words'

type Shelf = 'instruments' | 'participations' | 'states' | 'measures' | 'offences' | 'forms'

/**
 * Reads the books from a folder of YAML: strictly, so that a misspelt key, an unknown kind of rule or a
 * value that two versions of YAML read differently is refused with its file and path.
 *
 * @throws Fault `books.bad` naming every fault found
 */
export function compileBooks(folder: string): Books {
  const faults: string[] = []
  const shelf = <T>(name: Shelf, schema: z.ZodType<T>): T[] =>
    globSync(join(folder, name, '*.yaml'))
      .sort()
      .flatMap((path) => readYaml(path, schema, faults) ?? [])
  const content = {
    instruments: shelf('instruments', Instrument),
    participations: shelf('participations', Participations),
    states: shelf('states', State),
    measures: shelf('measures', Measure),
    offences: shelf('offences', OffenceFile).flatMap(({ offences }) => offences),
    forms: shelf('forms', Form),
    words: readWords(join(folder, 'words'), faults),
  }
  faults.push(...checkBooks(content))
  if (faults.length > 0)
    throw new Fault(
      'books.bad',
      `The books cannot be used:\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
    )
  return { hash: hashBooks(content), ...content }
}

/** SHA-256 of the canonical JSON of the content; what a stored finding names to be replayed. */
export const hashBooks = (content: Omit<Books, 'hash'>): string =>
  sha256Hex(new TextEncoder().encode(canonicalJson(content)))

/** Values of one file, the same under YAML 1.1 and 1.2: a bare NO for Norway or an octal-looking number is refused. */
export function readYamlText(path: string, text: string, faults: string[]): unknown {
  const parse = (version: '1.1' | '1.2') => {
    const document = parseDocument(text, {
      version,
      uniqueKeys: true,
      // Dates stay text in our books, whatever the version would make of them.
      customTags: (tags) =>
        tags.filter((tag) =>
          typeof tag === 'string' ? tag !== 'timestamp' : tag.tag !== 'tag:yaml.org,2002:timestamp',
        ),
    })
    for (const { message } of document.errors) faults.push(`${path}: ${message.split('\n')[0]}`)
    return document.errors.length > 0 ? undefined : (document.toJS({ maxAliasCount: 0 }) as unknown)
  }
  const value = parse('1.2')
  if (value !== undefined && canonicalJson(value) !== canonicalJson(parse('1.1') ?? null)) {
    faults.push(
      `${path}: reads differently under YAML 1.1; quote words such as NO, on, yes and numbers such as 012 or 1:30`,
    )
  }
  return value
}

function readYaml<T>(path: string, schema: z.ZodType<T>, faults: string[]): T | undefined {
  const value = readYamlText(path, readFileSync(path, 'utf8'), faults)
  if (value === undefined) return undefined
  const read = schema.safeParse(value)
  if (read.success) return read.data
  faults.push(
    ...read.error.issues.map((issue) => `${path}: ${issue.path.join('.') || '(top)'}: ${issue.message}`),
  )
  return undefined
}

/** `words/en.yaml` and `words/en.page.yaml` are one language in parts; an id stands in one part only. */
function readWords(folder: string, faults: string[]): Record<string, Words> {
  const words: Record<string, Record<string, string>> = {}
  for (const path of globSync(join(folder, '*.yaml')).sort()) {
    const language = basename(path).split('.')[0]!
    const read = (readYamlText(path, readFileSync(path, 'utf8'), faults) ?? {}) as Record<string, unknown>
    const into = (words[language] ??= {})
    for (const [id, sentence] of Object.entries(read)) {
      if (typeof sentence !== 'string')
        faults.push(`${path}: ${id}: a sentence is text; put it in quotation marks`)
      else if (id in into) faults.push(`${path}: ${id}: stands in another part of this language, too`)
      else into[id] = sentence
    }
  }
  return words
}

/** Digest of the source files, to know whether a compiled copy is still theirs. */
function digestOfSources(folder: string): string {
  const hash = createHash('sha256')
  for (const path of globSync(join(folder, '**/*.yaml')).sort())
    hash.update(path).update('\0').update(readFileSync(path)).update('\0')
  return hash.digest('hex')
}

/**
 * The books of the program's own folder, from a compiled copy where that is still up to date.
 *
 * @param cache file for the copy, e.g. `dist/books.json`; written by way of a temporary file
 */
export function loadBooks(folder: string, cache: string): Books {
  const sources = digestOfSources(folder)
  if (existsSync(cache)) {
    try {
      const kept = JSON.parse(readFileSync(cache, 'utf8')) as { sources: string; books: Books }
      const { hash, ...content } = kept.books
      if (kept.sources === sources && hashBooks(content) === hash) return kept.books
    } catch {
      // A damaged copy is made anew below.
    }
  }
  const books = compileBooks(folder)
  mkdirSync(dirname(cache), { recursive: true })
  const temporary = `${cache}.${process.pid}`
  writeFileSync(temporary, JSON.stringify({ sources, books }))
  renameSync(temporary, cache)
  return books
}

/**
 * Books that came from elsewhere as one file, `{ books, signature }`: used only when the publisher of this
 * installation signed their hash.
 *
 * @param vkey verifier key of the publisher, C2SP signed-note
 * @throws Fault `books.unsigned`, `books.bad-signature`, `books.altered`, `books.bad`
 */
export function readSignedBooks(path: string, vkey: string): Books {
  let given: { books?: Books; signature?: unknown }
  try {
    given = JSON.parse(readFileSync(path, 'utf8')) as typeof given
  } catch (cause) {
    throw new Fault(
      'books.bad',
      `${path} is no file of compiled books (not JSON). Export it again with "npm run books".`,
      cause,
    )
  }
  if (!given.books || typeof given.signature !== 'string') {
    throw new Fault(
      'books.unsigned',
      `${path} carries no signature. Books decide what is law here, so only signed ones are used: ask the publisher for the signed file, or sign it with "npm run books -- --sign".`,
    )
  }
  const note = verifyNote(given.signature, vkey)
  if (!note.ok)
    throw new Fault(
      'books.bad-signature',
      `The signature of ${path} is not that of the publisher (${note.why}). Nothing was loaded.`,
    )
  const { hash, ...content } = given.books
  const signedHash = note.value.split('\n')[1]
  if (hash !== signedHash || hashBooks(content) !== hash) {
    throw new Fault(
      'books.altered',
      `${path} was changed after it was signed. Nothing was loaded; get the file again.`,
    )
  }
  const faults = checkBooks(content)
  if (faults.length > 0) throw new Fault('books.bad', `${path} cannot be used:\n${faults.join('\n')}`)
  return given.books
}

/** The text that a publisher signs: what it is, and the hash. */
export const booksStatement = (hash: string): string => `comity books\n${hash}\n`
