import { resolve } from 'node:path'
import { programFolder } from '#apps/house/books'
import type { Config } from '#apps/wire'

/** Settings of an installation from the environment; every one has a default that works. */
export function readConfig(): Config & { readonly host: string; readonly port: number } {
  const { COMITY_DATA, DATABASE_URL, COMITY_BOOKS, COMITY_BOOKS_KEY, HOST, PORT } = process.env
  return {
    data: resolve(COMITY_DATA ?? `${programFolder}/data`),
    databaseUrl: DATABASE_URL || undefined,
    books: COMITY_BOOKS || undefined,
    booksKey: COMITY_BOOKS_KEY || undefined,
    host: HOST ?? '127.0.0.1',
    port: Number(PORT ?? 8042),
  }
}
