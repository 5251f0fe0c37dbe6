import { readConfig } from '#apps/cli/config'
import { openLaw } from '#apps/house/books'
import type { Library } from '#core/knowledge/books'

/** Which books a command of the law looks into. */
export interface Chosen {
  /** A signed file, instead of the books of this installation. */
  readonly books?: string | undefined
  readonly vkey?: string | undefined
}

/** The books that were named, or those that the server of this installation uses. */
export function openChosen({ books, vkey }: Chosen): Promise<Library> {
  const config = readConfig()
  return openLaw({
    data: config.data,
    books: books ?? config.books,
    booksKey: vkey ?? config.booksKey,
  })
}
