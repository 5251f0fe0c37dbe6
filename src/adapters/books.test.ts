import assert from 'node:assert/strict'
import { generateKeyPairSync, sign } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { compileBooks, loadBooks, readSignedBooks, readYamlText } from '#adapters/books'
import { packStatement } from '#adapters/books-pack'
import { assembleNote, makeVkey } from '#core/audit/note'
import { Fault } from '#core/kernel/outcome'
import type { Books } from '#core/knowledge/books'

const books = compileBooks('knowledge')
const folder = mkdtempSync(join(tmpdir(), 'comity-books-'))
test.after(() => rmSync(folder, { recursive: true, force: true }))

const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const vkey = makeVkey(
  'publisher',
  new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }).subarray(-32)),
)
const signatureOf = (hash: string) =>
  assembleNote(
    packStatement({ hash }),
    vkey,
    new Uint8Array(sign(null, Buffer.from(packStatement({ hash })), privateKey)),
  )

const file = (name: string, content: unknown): string => {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}
const fault = (code: string) => (cause: unknown) =>
  cause instanceof Fault && cause.code === code && cause.message.length > 40

test('signed books are used', () => {
  assert.equal(
    readSignedBooks(file('signed.json', { books, signature: signatureOf(books.hash) }), vkey).hash,
    books.hash,
  )
})

test('unsigned, foreign, altered and broken books are refused, each with its reason', () => {
  const other = makeVkey(
    'somebody',
    new Uint8Array(
      generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'der' }).subarray(-32),
    ),
  )
  const altered: Books = { ...books, states: books.states.slice(1) }
  assert.throws(() => readSignedBooks(file('unsigned.json', { books }), vkey), fault('books.unsigned'))
  assert.throws(
    () => readSignedBooks(file('foreign.json', { books, signature: signatureOf(books.hash) }), other),
    fault('books.bad-signature'),
  )
  assert.throws(
    () => readSignedBooks(file('altered.json', { books: altered, signature: signatureOf(books.hash) }), vkey),
    fault('books.altered'),
  )
  assert.throws(() => readSignedBooks(file('broken.json', '{"books": '), vkey), fault('books.bad'))
  assert.throws(() => readSignedBooks(join(folder, 'missing.json'), vkey), fault('books.bad'))
})

test('a compiled copy is used while its sources are the same, and made anew when it is damaged', () => {
  const cache = join(folder, 'cache.json')
  assert.equal(loadBooks('knowledge', cache).hash, books.hash)
  writeFileSync(cache, '{"sources": "x"')
  assert.equal(loadBooks('knowledge', cache).hash, books.hash)
})

test('what YAML 1.1 and 1.2 read differently is refused, dates are not', () => {
  for (const text of ['a: NO', 'a: on', 'a: 012', 'a: 1:30']) {
    const faults: string[] = []
    readYamlText('x.yaml', text, faults)
    assert.equal(faults.length, 1, text)
  }
  const faults: string[] = []
  assert.deepEqual(readYamlText('x.yaml', "a: 2003-10-31\nb: 'NO'", faults), { a: '2003-10-31', b: 'NO' })
  assert.deepEqual(faults, [])
})

test('a book with a misspelt key names file and place', () => {
  mkdirSync(join(folder, 'bad/states'), { recursive: true })
  writeFileSync(
    join(folder, 'bad/states/xar.yaml'),
    'code: XAR\nalpha2: XA\nname: { en: A, fr: A, es: A }\nlanguagez: []\nauthorities: []\n',
  )
  assert.throws(
    () => compileBooks(join(folder, 'bad')),
    (cause: unknown) =>
      cause instanceof Fault &&
      /states\/xar\.yaml.*languages/.test(cause.message) &&
      /languagez/.test(cause.message),
  )
})
