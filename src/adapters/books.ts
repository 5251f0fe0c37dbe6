import { explainBooks } from '#adapters/books-explain'
import { hashBooks, keepBooks, readKeptBooks } from '#adapters/books-kept'
import { readSignedPack } from '#adapters/books-pack'
import { readSource, tellBookFault } from '#adapters/books-source'
import { Fault } from '#core/kernel/outcome'
import type { Books } from '#core/knowledge/books'
import { checkBooks } from '#core/knowledge/check-books'

/**
 * Reads the books from a folder of YAML: strictly, so that a misspelt key, an unknown kind of rule or a
 * value that two versions of YAML read differently is refused with its file and line.
 *
 * @throws Fault `books.bad` naming every fault found
 */
export function compileBooks(folder: string): Books {
  const { content, faults: told } = explainBooks(folder)
  const faults = told.filter(({ warns }) => !warns)
  if (faults.length > 0)
    throw new Fault(
      'books.bad',
      `The books cannot be used:\n${faults.map((fault) => `  ${tellBookFault(fault)}`).join('\n')}`,
    )
  return { hash: hashBooks(content), ...content }
}

/** Values of one file, the same under YAML 1.1 and 1.2: a bare NO for Norway or an octal-looking number is refused. */
export function readYamlText(path: string, text: string, faults: string[]): unknown {
  const source = readSource(path, text)
  faults.push(...source.faults.map(tellBookFault))
  return source.value
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
