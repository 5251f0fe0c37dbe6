import { readFileSync } from 'node:fs'
import { hashBooks } from '#adapters/books-kept'
import { verifyNote } from '#core/audit/note'
import { Fault } from '#core/kernel/outcome'
import type { Books } from '#core/knowledge/books'

/** An edition by name and content; the hash alone decides, the version is for people. */
export interface Edition {
  /** `2026.11.1`: year, month, number in the month. */
  readonly version: string
  readonly hash: string
}

/** Books as one signed file. One without a version is not an edition: it can be used, and not be installed. */
export interface Pack {
  readonly version?: string
  /** The edition that this one follows; null: the first one. */
  readonly previous?: Edition | null
  readonly books: Books
  /** Signed note (C2SP) of the publisher over `packStatement`. */
  readonly signature: string
}

const versionShape = /^\d{4}\.(0?[1-9]|1[0-2])\.\d{1,4}$/

/** Whether a text is a version: year, month and number, joined by full stops. */
export const isVersion = (text: string): boolean => versionShape.test(text)

/** Below nothing where `a` is the older version. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number))
  for (let at = 0; at < 3; at++) {
    const gap = (left![at] ?? 0) - (right![at] ?? 0)
    if (gap !== 0) return gap
  }
  return 0
}

/** The text that a publisher signs: what it is, the hash, and for an edition its place in the row of editions. */
export function packStatement({
  hash,
  version,
  previous,
}: Partial<Pack> & { readonly hash: string }): string {
  const edition =
    version === undefined
      ? ''
      : `version ${version}\nprevious ${previous ? `${previous.version} ${previous.hash}` : 'none'}\n`
  return `comity books\n${hash}\n${edition}`
}

/**
 * Reads a pack without believing it: its parts are there, and the books are those of the hash. Good enough to
 * compare with, never to decide by.
 *
 * @throws Fault `books.bad`, `books.unsigned`, `books.altered`
 */
export function readPack(path: string): Pack {
  let given: Partial<Pack>
  try {
    given = JSON.parse(readFileSync(path, 'utf8')) as Partial<Pack>
  } catch (cause) {
    throw new Fault(
      'books.bad',
      `${path} is no file of compiled books (it cannot be read, or is not JSON). Export it again with "comity books pack".`,
      cause,
    )
  }
  if (!given?.books || typeof given.signature !== 'string')
    throw new Fault(
      'books.unsigned',
      `${path} carries no signature. Books decide what is law here, so only signed ones are used: ask the publisher for the signed file, or sign it with "comity books pack … --sign <key>".`,
    )
  const { hash, ...content } = given.books
  if (hashBooks(content) !== hash)
    throw new Fault(
      'books.altered',
      `${path} was changed after it was signed. Nothing was loaded; get the file again.`,
    )
  return given as Pack
}

/**
 * A pack whose publisher is who the vkey says, and every part of which is what was signed: books, version and
 * previous edition.
 *
 * @param vkey verifier key of the publisher, C2SP signed-note
 * @throws Fault as `readPack`, and `books.bad-signature`
 */
export function readSignedPack(path: string, vkey: string): Pack {
  const pack = readPack(path)
  const note = verifyNote(pack.signature, vkey)
  if (!note.ok)
    throw new Fault(
      'books.bad-signature',
      `The signature of ${path} is not that of the publisher (${note.why}). Nothing was loaded; compare the verifier key with the publisher by another way.`,
    )
  if (note.value !== packStatement({ ...pack, hash: pack.books.hash }))
    throw new Fault(
      'books.altered',
      `${path} was changed after it was signed: books, version or previous edition are not those of the signature. Nothing was loaded; get the file again.`,
    )
  return pack
}
