import { createHash } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  globSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { canonicalJson } from '#core/kernel/canonical'
import type { Books } from '#core/knowledge/books'

/** SHA-256 of the canonical JSON of the content; what a stored finding names to be replayed. */
export const hashBooks = (content: Omit<Books, 'hash'>): string =>
  createHash('sha256').update(canonicalJson(content)).digest('hex')

/** A compiled copy of the books, and of which files it was made. */
interface Kept {
  /** Names, sizes and times of the source files: asked first, because reading a thousand files takes longer than the law. */
  readonly stamp?: string
  /** Digest of their content: asked where the stamp is another one. */
  readonly sources: string
  readonly books: Books
}

const sourcesOf = (folder: string): string[] => globSync(join(folder, '**/*.yaml')).sort()

function digestOfSources(folder: string): string {
  const hash = createHash('sha256')
  for (const path of sourcesOf(folder)) hash.update(path).update('\0').update(readFileSync(path)).update('\0')
  return hash.digest('hex')
}

function stampOfSources(folder: string): string {
  const hash = createHash('sha256')
  for (const path of sourcesOf(folder)) {
    const { size, mtimeNs, ctimeNs, ino } = statSync(path, { bigint: true })
    hash.update(`${path}\0${size} ${mtimeNs} ${ctimeNs} ${ino}\0`)
  }
  return hash.digest('hex')
}

/**
 * The compiled copy of a folder of books, where there is one and it is whole and up to date.
 *
 * @param cache file of the copy, e.g. `dist/books.json`
 */
export function readKeptBooks(folder: string, cache: string): Books | undefined {
  const stamp = stampOfSources(folder)
  let kept: Kept
  try {
    kept = JSON.parse(readFileSync(cache, 'utf8')) as Kept
    const { hash, ...content } = kept.books
    if (hashBooks(content) !== hash) return undefined
  } catch {
    return undefined
  }
  if (kept.stamp === stamp) return kept.books
  if (kept.sources !== digestOfSources(folder)) return undefined
  tryToKeep(cache, { ...kept, stamp })
  return kept.books
}

/** Compiles by `compile` and keeps the copy for the next start. */
export function keepBooks(folder: string, cache: string, compile: () => Books): Books {
  // Before reading: what changes meanwhile makes the copy old, never wrong.
  const [stamp, sources] = [stampOfSources(folder), digestOfSources(folder)]
  const books = compile()
  tryToKeep(cache, { stamp, sources, books })
  return books
}

/** Where the program's folder is not ours to write, the books are compiled each time. */
function tryToKeep(cache: string, kept: Kept): void {
  try {
    writeWhole(cache, JSON.stringify(kept))
  } catch (cause) {
    if (!['EACCES', 'EROFS', 'EPERM'].includes((cause as NodeJS.ErrnoException).code ?? '')) throw cause
  }
}

/** Writes a file so that after a crash there is the old one or the new one, and never a part. */
export function writeWhole(path: string, text: string, mode = 0o644): void {
  mkdirSync(dirname(path), { recursive: true })
  const temporary = `${path}.${process.pid}.part`
  const file = openSync(temporary, 'w', mode)
  try {
    writeFileSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(temporary, path)
  syncFolder(dirname(path))
}

/** The new name survives a power cut, too; where folders cannot be synced (Windows) the rename has to do. */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r')
    fsyncSync(handle)
    closeSync(handle)
  } catch {
    return
  }
}
