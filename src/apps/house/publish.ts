import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import type { Explained } from '#adapters/books-explain'
import { writeWhole } from '#adapters/books-kept'
import {
  isVersion,
  packStatement,
  readPack,
  readSignedPack,
  compareVersions,
  type Edition,
  type Pack,
} from '#adapters/books-pack'
import { makeVkey, signNote } from '#core/audit/note'
import { Fault } from '#core/kernel/outcome'
import type { Books } from '#core/knowledge/books'

/** Books that somebody named to look into or to compare: a folder of YAML, or a pack. */
export interface AnyBooks {
  readonly books: Books
  readonly version?: string | undefined
  /** Whether a signature was verified; a folder has none. */
  readonly verified: boolean
}

/**
 * Opens a folder or a pack. Without a verifier key a pack is only looked into: whole, and from nobody knows whom.
 *
 * @throws Fault `books.*`
 */
export async function openAnyBooks(path: string, vkey: string | undefined): Promise<AnyBooks> {
  if (!existsSync(path))
    throw new Fault('books.bad', `${path} does not exist. Name a pack, or a folder of books.`)
  if (statSync(path).isDirectory()) {
    const { compileBooks } = await import('#adapters/books')
    return { books: compileBooks(path), verified: false }
  }
  const { books, version } = vkey ? readSignedPack(path, vkey) : readPack(path)
  return { books, version, verified: vkey !== undefined }
}

export type { Explained }

/** Everything that is wrong in a folder of books, and what could be read of it. */
export async function explainFolder(folder: string): Promise<Explained> {
  const { explainBooks } = await import('#adapters/books-explain')
  return explainBooks(folder)
}

export interface Publishing {
  readonly folder: string
  readonly out: string
  /** PEM file of an Ed25519 key; made where there is none. */
  readonly key: string
  /** Absent: signed books without an edition. */
  readonly version?: string | undefined
  readonly publisher: string
  /** Pack of the edition before. */
  readonly previous?: string | undefined
}

/** Compiles, checks and signs a folder of books as one file. @returns the pack and the verifier key to hand on */
export async function publishBooks(
  what: Publishing,
): Promise<{ readonly pack: Pack; readonly vkey: string }> {
  const { version } = what
  if (version !== undefined && !isVersion(version))
    throw new Fault(
      'books.no-version',
      `"${version}" is no version. Write year, month and number: 2026.11.1.`,
    )
  const { compileBooks } = await import('#adapters/books')
  const books = compileBooks(what.folder)
  const key = openKey(what.key)
  const vkey = vkeyOf(key, what.publisher)
  const previous = version === undefined ? undefined : previousOf(what.previous, version, vkey)
  const edition = version === undefined ? {} : { version, previous: previous ?? null }
  const statement = packStatement({ hash: books.hash, ...edition })
  const signature = signNote(statement, vkey, (bytes) => new Uint8Array(sign(null, bytes, key)))
  const pack: Pack = { ...edition, books, signature }
  writeWhole(what.out, JSON.stringify(pack))
  return { pack, vkey }
}

function previousOf(path: string | undefined, version: string, vkey: string): Edition | undefined {
  if (path === undefined) return undefined
  const before = readSignedPack(path, vkey)
  if (before.version === undefined)
    throw new Fault('books.no-version', `${path} has no version, so nothing can follow it.`)
  if (compareVersions(version, before.version) <= 0)
    throw new Fault(
      'books.older',
      `${version} does not come after ${before.version} of ${path}. Give a later version.`,
    )
  return { version: before.version, hash: before.books.hash }
}

function openKey(path: string): KeyObject {
  if (!existsSync(path)) {
    const { privateKey } = generateKeyPairSync('ed25519')
    writeFileSync(path, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' })
  }
  return createPrivateKey(readFileSync(path))
}

function vkeyOf(key: KeyObject, publisher: string): string {
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' })
  return makeVkey(publisher, new Uint8Array(spki.subarray(-32)))
}
