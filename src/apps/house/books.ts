import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readKeptBooks } from '#adapters/books-kept'
import { findActive, readEdition } from '#adapters/books-editions'
import { readSignedPack } from '#adapters/books-pack'
import { Fault } from '#core/kernel/outcome'
import { openLibrary, type Books, type Library } from '#core/knowledge/books'

/** Where the program's own files are. */
export const programFolder = resolve(fileURLToPath(new URL('../../..', import.meta.url)))

export interface WhichBooks {
  /** Folder of data; its active edition goes before the books of the program. */
  readonly data?: string | undefined
  /** A signed file, before everything else. */
  readonly books?: string | undefined
  /** Verifier key of its publisher. */
  readonly booksKey?: string | undefined
}

/** Books that are not those of the program: a signed file that was named, or the active edition of the data folder. */
export function findOtherBooks({ data, books, booksKey }: WhichBooks): Books | undefined {
  if (!books) {
    const active = data ? findActive(data) : undefined
    return active && readEdition(data!, active).books
  }
  if (!booksKey)
    throw new Fault(
      'books.no-publisher',
      `${books} is to be used, but nothing says whose signature it must bear. Set COMITY_BOOKS_KEY (or --vkey) to the verifier key that the publisher gave you by another way.`,
    )
  return readSignedPack(books, booksKey).books
}

/**
 * The books for a command that needs nothing but the law. What compiles them is loaded only where no compiled copy
 * is up to date: an answer is there in well under a second, without database and without network.
 */
export async function openLaw(which: WhichBooks): Promise<Library> {
  const [folder, cache] = [join(programFolder, 'knowledge'), join(programFolder, 'dist/books.json')]
  const books = findOtherBooks(which) ?? readKeptBooks(folder, cache)
  if (books) return openLibrary(books)
  const { loadBooks } = await import('#adapters/books')
  return openLibrary(loadBooks(folder, cache))
}
