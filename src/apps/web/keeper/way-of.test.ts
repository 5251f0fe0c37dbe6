import assert from 'node:assert/strict'
import test from 'node:test'
import { wayOf, type Way } from './way-of.ts'

const origin = 'https://comity.example'
const kept = {
  origin,
  paths: new Set(['/', '/main-ABCD1234.js', '/books-ABCD1234.json', '/icon.svg']),
  books: '/books-ABCD1234.json',
}
const way = (path: string, mode: RequestMode = 'cors', method = 'GET'): Way =>
  wayOf({ method, mode, url: new URL(path, origin).href }, kept)

test('what may speak of persons is left to the server, however it is asked', () => {
  for (const path of [
    '/api/me',
    '/do/list-cases',
    '/files/read-attachment?caseId=1',
    '/exchange/ken/card',
    '/api',
  ])
    for (const mode of ['cors', 'same-origin', 'navigate', 'no-cors'] as const)
      assert.equal(way(path, mode), 'server', `${path} ${mode}`)
})

test('what changes something is left to the server', () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'HEAD'])
    for (const path of ['/', '/law', '/main-ABCD1234.js']) assert.equal(way(path, 'cors', method), 'server')
})

test('a page comes from the server, and from the store where there is none', () => {
  for (const path of ['/', '/law', '/law/world?state=DEU', '/law/pair?from=DEU&to=BRA', '/cases/01J'])
    assert.equal(way(path, 'navigate'), 'server-then-page', path)
  assert.equal(way('/openapi.json', 'navigate'), 'server')
})

test('files of the build come from the store, books only where the server does not answer', () => {
  assert.equal(way('/main-ABCD1234.js'), 'store')
  assert.equal(way('/icon.svg', 'no-cors'), 'store')
  assert.equal(way('/books-ABCD1234.json'), 'server-then-store')
})

test('files of another build, another origin or with a question are left alone', () => {
  assert.equal(way('/main-ZZZZ9999.js'), 'server')
  assert.equal(way('https://other.example/main-ABCD1234.js'), 'server')
  assert.equal(way('/main-ABCD1234.js?person=1'), 'server')
  assert.equal(way('/health'), 'server')
})
