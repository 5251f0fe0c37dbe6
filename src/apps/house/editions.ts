import {
  activateCandidate,
  findBooksByHash,
  getCandidate,
  installPack,
  notePreview,
  readEdition,
  readEditions,
  rollBack,
  type Editions,
  type InstalledEdition,
} from '#adapters/books-editions'
import { openLaw } from '#apps/house/books'
import type { OpenAuthority } from '#apps/house/authority'
import { openLibrary, type Books, type Library } from '#core/knowledge/books'
import { previewBooks, type CasePreview } from '#operations/law/preview-books'

/** The editions of one installation: taken in, looked at, put to use, and taken back. */

export const listEditions = (data: string): Editions => readEditions(data)

/** Takes a signed edition in as the candidate; nothing that is in use changes. @throws Fault `books.*` */
export async function installEdition(
  data: string,
  path: string,
  vkey: string,
  now: string,
): Promise<InstalledEdition> {
  const { checkBooks } = await import('#core/knowledge/check-books')
  const check = ({ hash: _hash, ...content }: Books) => checkBooks(content)
  return installPack(data, path, { vkey, now, check })
}

export interface EditionPreview {
  readonly candidate: InstalledEdition
  readonly authorities: readonly { readonly code: string; readonly cases: readonly CasePreview[] }[]
}

/** Replays the open cases of every authority with the candidate, and remembers that this was done. */
export async function previewCandidate(
  data: string,
  inUse: Library,
  authorities: Iterable<OpenAuthority>,
  now: string,
): Promise<EditionPreview> {
  const candidate = getCandidate(data)
  const library = openLibrary(readEdition(data, candidate).books)
  const opened = new Map<string, Library | undefined>()
  const kept = (hash: string): Library | undefined => {
    if (!opened.has(hash)) {
      const books = findBooksByHash(data, hash)
      opened.set(hash, books && openLibrary(books))
    }
    return opened.get(hash)
  }
  const told = []
  for (const { house, db } of authorities)
    told.push({ code: house.code, cases: await previewBooks(db, library, inUse, kept) })
  notePreview(data, now)
  return { candidate, authorities: told }
}

/**
 * Puts the candidate to use from the next start on; the books in use until then are kept for replaying.
 *
 * @param program the books of the program, where they are open already
 */
export async function activateEdition(data: string, now: string, program?: Books): Promise<InstalledEdition> {
  const books = program ?? (await openLaw({})).books
  return activateCandidate(data, now, () => books)
}

/** Goes back to what was in use before. @returns undefined: the books of the program */
export const rollBackEdition = (data: string, now: string): InstalledEdition | undefined =>
  rollBack(data, now)
