import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashBooks, writeWhole } from '#adapters/books-kept'
import { compareVersions, isVersion, readSignedPack, type Edition, type Pack } from '#adapters/books-pack'
import { Fault } from '#core/kernel/outcome'
import type { Books } from '#core/knowledge/books'

/** An edition that was brought into the data folder. */
export interface InstalledEdition extends Edition {
  /** Name of its file in `books/editions/`. */
  readonly id: string
  readonly previous?: Edition | null
  /** Verifier key with which it was taken in; absent: a copy of the program's own books, kept for replaying. */
  readonly vkey?: string
  /** UTC, ISO 8601. */
  readonly installedAt: string
}

/** What the data folder knows of editions. Nothing is ever taken out of it; it says which one is in use. */
export interface Editions {
  readonly editions: readonly InstalledEdition[]
  /** Id; null: the program's own books. */
  readonly active: string | null
  /** Installed, and not in use yet. */
  readonly candidate: string | null
  /** Whether the cases were replayed with the candidate. */
  readonly previewedAt?: string
  /** What was in use before, the last one at the end; null: the program's own books. */
  readonly past: readonly (string | null)[]
  readonly history: readonly EditionAct[]
}

/** Something that was done with editions. */
export interface EditionAct extends Partial<Decision> {
  readonly at: string
  readonly did: 'install' | 'preview' | 'activate' | 'rollback'
  readonly id: string | null
}

/** What was put in the place of what, and by whom: every authority of the installation has it in its log. */
export interface Decision {
  readonly from: Pick<Edition, 'version' | 'hash'>
  readonly to: Pick<Edition, 'version' | 'hash'>
  /** How many things are other in the books. */
  readonly differences: number
  /** The person in whose name, and the authority whose person that is; absent where no authority is set up yet. */
  readonly by?: { readonly office: string; readonly id: string }
}

const none: Editions = { editions: [], active: null, candidate: null, past: [], history: [] }

const statePath = (data: string): string => join(data, 'books', 'editions.json')
const editionPath = (data: string, id: string): string => join(data, 'books', 'editions', `${id}.json`)

/** Which editions a data folder has, and which one is in use. @throws Fault `editions.damaged` */
export function readEditions(data: string): Editions {
  const path = statePath(data)
  if (!existsSync(path)) return none
  try {
    const read = JSON.parse(readFileSync(path, 'utf8')) as Editions
    if (!Array.isArray(read.editions) || !Array.isArray(read.past))
      throw new TypeError('not a list of editions')
    return read
  } catch (cause) {
    throw new Fault(
      'editions.damaged',
      `${path} cannot be read, so it is not known which edition of the books is in use. Restore it from the backup; deleting it goes back to the books of the program.`,
      cause,
    )
  }
}

/** One rename decides: after a crash the old state holds or the new one. */
const writeEditions = (data: string, state: Editions): void =>
  writeWhole(statePath(data), `${JSON.stringify(state, undefined, 2)}\n`)

/** The edition in use; undefined: the program's own books. */
export function findActive(data: string): InstalledEdition | undefined {
  const { active, editions } = readEditions(data)
  if (active === null) return undefined
  const found = editions.find(({ id }) => id === active)
  if (!found)
    throw new Fault(
      'editions.damaged',
      `The edition ${active} is in use and not in the list of ${statePath(data)}.`,
    )
  return found
}

/** An installed edition, verified anew: what lies on a disk can be changed there. */
export function readEdition(data: string, { id, hash, vkey }: InstalledEdition): Pack {
  const path = editionPath(data, id)
  if (!vkey) {
    const { books } = JSON.parse(readFileSync(path, 'utf8')) as { books: Books }
    const { hash: _named, ...content } = books
    if (hashBooks(content) !== hash)
      throw new Fault('books.altered', `${path} was changed after it was kept.`)
    return { books, signature: '' }
  }
  const pack = readSignedPack(path, vkey)
  if (pack.books.hash !== hash)
    throw new Fault('books.altered', `${path} is another edition than the one that was installed.`)
  return pack
}

/** The books by which a stored finding was made, where this installation still has them: it has all that it ever used. */
export function findBooksByHash(data: string, hash: string): Books | undefined {
  const found = readEditions(data).editions.find((edition) => edition.hash === hash)
  return found && readEdition(data, found).books
}

/**
 * Takes a signed pack into the data folder as the candidate; what is in use stays in use.
 *
 * @param check what is wrong with the books inside, beyond the signature
 * @throws Fault as `readSignedPack`, and `books.no-version`, `books.older`, `books.other-content`, `books.bad`
 */
export function installPack(
  data: string,
  path: string,
  {
    vkey,
    now,
    check,
  }: { readonly vkey: string; readonly now: string; readonly check: (books: Books) => readonly string[] },
): InstalledEdition {
  const pack = readSignedPack(path, vkey)
  const { books, version, previous } = pack
  if (version === undefined || !isVersion(version))
    throw new Fault(
      'books.no-version',
      `${path} has no version, so it is no edition. Ask for one made with "comity books pack … --version".`,
    )
  const state = readEditions(data)
  refuseOutOfOrder(state, { version, hash: books.hash })
  const faults = check(books)
  if (faults.length > 0) throw new Fault('books.bad', `${path} cannot be used:\n${faults.join('\n')}`)
  const id = `${version}-${books.hash.slice(0, 12)}`
  const edition = { id, version, hash: books.hash, previous: previous ?? null, vkey, installedAt: now }
  writeWhole(editionPath(data, id), JSON.stringify(pack))
  const { previewedAt: _gone, ...kept } = state
  writeEditions(data, {
    ...kept,
    editions: [...state.editions.filter((one) => one.id !== id), edition],
    candidate: id,
    history: [...state.history, { at: now, did: 'install', id }],
  })
  return edition
}

/** A signature stays good for ever; without this an edition of years ago could be passed off as the new one. */
function refuseOutOfOrder({ editions, active }: Editions, { version, hash }: Edition): void {
  const same = editions.find((one) => one.version === version && one.hash !== hash)
  if (same)
    throw new Fault(
      'books.other-content',
      `Version ${version} is installed already with other content (${same.hash.slice(0, 12)}, this one is ${hash.slice(0, 12)}). One version is one content: ask the publisher which one holds, and for a new number.`,
    )
  const inUse = editions.find(({ id }) => id === active)
  if (inUse && compareVersions(version, inUse.version) < 0)
    throw new Fault(
      'books.older',
      `Version ${version} is older than ${inUse.version}, which is in use. To go back, use "comity books rollback".`,
    )
}

/** The candidate. @throws Fault `editions.no-candidate` */
export function getCandidate(data: string): InstalledEdition {
  const { candidate, editions } = readEditions(data)
  const found = editions.find(({ id }) => id === candidate)
  if (!found)
    throw new Fault(
      'editions.no-candidate',
      'No edition waits to be activated. Bring one in with "comity books install <file> --vkey <key>".',
    )
  return found
}

/** Remembers that the cases were replayed with the candidate. */
export function notePreview(data: string, now: string): void {
  const state = readEditions(data)
  writeEditions(data, {
    ...state,
    previewedAt: now,
    history: [...state.history, { at: now, did: 'preview', id: state.candidate }],
  })
}

/**
 * Puts the candidate to use, from the next start of the server on.
 *
 * @param program the program's own books; kept as a copy where they were in use, so that their findings can be replayed
 * @param decision kept in the history, for the logs
 */
export function activateCandidate(
  data: string,
  now: string,
  program: () => Books,
  decision?: Decision,
): InstalledEdition {
  const candidate = getCandidate(data)
  readEdition(data, candidate)
  const state = readEditions(data)
  const kept = state.active === null ? keepProgram(data, state, program(), now) : state.editions
  const { previewedAt: _gone, ...rest } = state
  writeEditions(data, {
    ...rest,
    editions: kept,
    active: candidate.id,
    candidate: null,
    past: [...state.past, state.active],
    history: [...state.history, { at: now, did: 'activate', id: candidate.id, ...decision }],
  })
  return candidate
}

function keepProgram(
  data: string,
  { editions }: Editions,
  books: Books,
  now: string,
): readonly InstalledEdition[] {
  if (editions.some(({ hash }) => hash === books.hash)) return editions
  const id = `program-${books.hash.slice(0, 12)}`
  writeWhole(editionPath(data, id), JSON.stringify({ books }))
  return [...editions, { id, version: 'program', hash: books.hash, installedAt: now }]
}

/** Goes back to what was in use before; the edition that was left waits as candidate. @throws Fault `editions.no-past` */
export function rollBack(data: string, now: string, decision?: Decision): InstalledEdition | undefined {
  const state = readEditions(data)
  if (state.past.length === 0)
    throw new Fault(
      'editions.no-past',
      'There is nothing to go back to: no other edition was in use before this one.',
    )
  const active = state.past.at(-1)!
  const before = state.editions.find(({ id }) => id === active)
  if (before) readEdition(data, before)
  const { previewedAt: _gone, ...rest } = state
  writeEditions(data, {
    ...rest,
    active,
    candidate: state.active,
    past: state.past.slice(0, -1),
    history: [...state.history, { at: now, did: 'rollback', id: active, ...decision }],
  })
  return findActive(data)
}
