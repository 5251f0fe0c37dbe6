import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import type { Books } from '#core/knowledge/books'

/** The books as pages want them: the words of the pages came before, and apart. */
function forPages(books: Books): string {
  const words = Object.fromEntries(
    Object.entries(books.words).map(([language, sentences]) => [
      language,
      Object.fromEntries(Object.entries(sentences).filter(([id]) => !id.startsWith('page.'))),
    ]),
  )
  return JSON.stringify({ ...books, words })
}

/**
 * Pages reason with the books of the server. Those that were built with the pages are the program's own; where an
 * edition is in use, it is served at their address.
 *
 * @param root folder of the built pages
 */
export function serveBooks(http: FastifyInstance, root: string, books: Books): void {
  const [built] = globSync(join(root, 'books-*.json'))
  if (!built) return
  const { hash } = JSON.parse(readFileSync(built, 'utf8')) as { hash: string }
  if (hash === books.hash) return
  const etag = `"${books.hash}"`
  const packed = gzipSync(forPages(books))
  http.get(`/${basename(built)}`, (request, reply) => {
    reply.headers({ etag, 'cache-control': 'no-cache', vary: 'accept-encoding' })
    if (request.headers['if-none-match'] === etag) return reply.code(304).send()
    reply.type('application/json; charset=utf-8')
    if (!/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))) return reply.send(forPages(books))
    return reply.header('content-encoding', 'gzip').send(packed)
  })
}
