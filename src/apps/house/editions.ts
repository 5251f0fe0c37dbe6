import {
  activateCandidate,
  findBooksByHash,
  getCandidate,
  installPack,
  notePreview,
  readEdition,
  readEditions,
  rollBack,
  type Decision,
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

/** Who decides on an edition, and how the differences between two are counted. */
export interface Deciding {
  readonly by?: Decision['by']
  readonly count: (before: Books, after: Books) => number
  /** The books of the program, where they are open already. */
  readonly program?: Books
}

/** Puts the candidate to use from the next start on; the books in use until then are kept for replaying. */
export async function activateEdition(
  data: string,
  now: string,
  deciding: Deciding,
): Promise<InstalledEdition> {
  const program = deciding.program ?? (await openLaw({})).books
  const editions = readEditions(data)
  const decision = decide(data, editions, getCandidate(data).id, { ...deciding, program })
  return activateCandidate(data, now, () => program, decision)
}

/** Goes back to what was in use before. @returns undefined: the books of the program */
export async function rollBackEdition(
  data: string,
  now: string,
  deciding: Deciding,
): Promise<InstalledEdition | undefined> {
  const program = deciding.program ?? (await openLaw({})).books
  const editions = readEditions(data)
  const [before] = editions.past.slice(-1)
  const decision = before === undefined ? undefined : decide(data, editions, before, { ...deciding, program })
  return rollBack(data, now, decision)
}

function decide(
  data: string,
  { editions, active: from }: Editions,
  to: string | null,
  { by, count, program }: Deciding & { readonly program: Books },
): Decision {
  const open = (id: string | null) => {
    const edition = editions.find((one) => one.id === id)
    if (!edition) return { edition: { version: 'program', hash: program.hash }, books: program }
    const { version, hash } = edition
    return { edition: { version, hash }, books: readEdition(data, edition).books }
  }
  const [before, after] = [open(from), open(to)]
  return {
    from: before.edition,
    to: after.edition,
    differences: count(before.books, after.books),
    ...(by ? { by } : {}),
  }
}
