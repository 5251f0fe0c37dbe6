import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import Fastify from 'fastify'
import { compileBooks } from '#adapters/books'
import { serveBooks } from '#apps/server/serve-books'

const books = compileBooks('knowledge')
const root = mkdtempSync(join(tmpdir(), 'comity-pages-'))
test.after(() => rmSync(root, { recursive: true, force: true }))
const path = '/books-ABCD1234.json'

test('pages reason with the edition that the server uses, and ask again whether it is still the same', async () => {
  writeFileSync(join(root, path), JSON.stringify({ hash: 'of the program' }))
  const http = Fastify()
  serveBooks(http, root, books)
  const plain = await http.inject(path)
  assert.equal(plain.json().hash, books.hash)
  assert.ok(Object.keys(plain.json().words.en).every((id) => !id.startsWith('page.')))
  assert.equal(plain.headers['cache-control'], 'no-cache')
  const packed = await http.inject({ url: path, headers: { 'accept-encoding': 'gzip' } })
  assert.equal(packed.headers['content-encoding'], 'gzip')
  const again = await http.inject({ url: path, headers: { 'if-none-match': String(plain.headers['etag']) } })
  assert.equal(again.statusCode, 304)
})

test('the books that were built with the pages are served as they are', async () => {
  writeFileSync(join(root, path), JSON.stringify({ hash: books.hash }))
  const http = Fastify()
  serveBooks(http, root, books)
  assert.equal((await http.inject(path)).statusCode, 404, 'left to the static files')
})
