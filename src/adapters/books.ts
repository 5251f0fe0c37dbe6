import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseDocument } from 'yaml'
import type { z } from 'zod'
import { hashBooks, keepBooks, readKeptBooks } from '#adapters/books-kept'
import { readSignedPack } from '#adapters/books-pack'
import { canonicalJson } from '#core/kernel/canonical'
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

/**
 * The books of the program's own folder, from a compiled copy where that is still up to date.
 *
 * @param cache file for the copy, e.g. `dist/books.json`; written by way of a temporary file
 */
export const loadBooks = (folder: string, cache: string): Books =>
  readKeptBooks(folder, cache) ?? keepBooks(folder, cache, () => compileBooks(folder))

/**
 * Books that came from elsewhere as one file: used only when the publisher of this installation signed them, and
 * they fit together.
 *
 * @param vkey verifier key of the publisher, C2SP signed-note
 * @throws Fault `books.unsigned`, `books.bad-signature`, `books.altered`, `books.bad`
 */
export function readSignedBooks(path: string, vkey: string): Books {
  const { books } = readSignedPack(path, vkey)
  const { hash: _hash, ...content } = books
  const faults = checkBooks(content)
  if (faults.length > 0) throw new Fault('books.bad', `${path} cannot be used:\n${faults.join('\n')}`)
  return books
}
