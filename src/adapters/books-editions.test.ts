import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { compileBooks } from '#adapters/books'
import {
  activateCandidate,
  findActive,
  findBooksByHash,
  getCandidate,
  installPack,
  readEdition,
  readEditions,
  rollBack,
} from '#adapters/books-editions'
import { hashBooks } from '#adapters/books-kept'
import { compareVersions, isVersion, readSignedPack, type Pack } from '#adapters/books-pack'
import { makePublisher } from '#adapters/books-pack.fixture'
import { Fault } from '#core/kernel/outcome'
import type { Books } from '#core/knowledge/books'

const root = mkdtempSync(join(tmpdir(), 'comity-editions-'))
test.after(() => rmSync(root, { recursive: true, force: true }))

const program = compileBooks('knowledge')
const changed = (title: string): Books => {
  const { hash: _hash, ...content } = program
  const [first, ...rest] = content.instruments
  const other = { ...content, instruments: [{ ...first!, note: title }, ...rest] }
  return { hash: hashBooks(other), ...other }
}
const [first, second] = [changed('first edition'), changed('second edition')]
const { vkey, publish } = makePublisher()

let count = 0
const folder = () => join(root, `data-${count++}`)
const file = (pack: unknown): string => {
  const path = join(root, `pack-${count++}.json`)
  writeFileSync(path, JSON.stringify(pack))
  return path
}
const now = '2026-11-25T10:00:00.000Z'
const sound = { vkey, now, check: () => [] }
const fault = (code: string) => (cause: unknown) =>
  cause instanceof Fault && cause.code === code && cause.message.length > 40

const pack1 = publish(first, '2026.11.1')
const pack2 = publish(second, '2026.12.1', { version: '2026.11.1', hash: first.hash })

test('an edition is installed, used, followed by another, and taken back; nothing is deleted', () => {
  const data = folder()
  assert.equal(findActive(data), undefined)
  installPack(data, file(pack1), sound)
  assert.equal(findActive(data), undefined, 'what is installed only waits')
  activateCandidate(data, now, () => program)
  assert.equal(readEdition(data, findActive(data)!).books.hash, first.hash)
  installPack(data, file(pack2), sound)
  activateCandidate(data, now, () => program)
  assert.equal(findActive(data)?.version, '2026.12.1')
  assert.deepEqual(findActive(data)?.previous, { version: '2026.11.1', hash: first.hash })
  assert.equal(rollBack(data, now)?.version, '2026.11.1')
  assert.equal(getCandidate(data).version, '2026.12.1', 'what was left can be put to use again')
  assert.equal(rollBack(data, now), undefined, 'the books of the program')
  assert.throws(() => rollBack(data, now), fault('editions.no-past'))
  for (const { hash } of [first, second, program]) assert.equal(findBooksByHash(data, hash)?.hash, hash)
  assert.equal(findBooksByHash(data, '00'.repeat(32)), undefined)
})

/** What an enemy, or a bad disk, makes of a pack. */
const tampered: readonly [what: string, pack: (pack: Pack) => unknown, code: string][] = [
  [
    'other books',
    (pack) => ({ ...pack, books: { ...pack.books, states: pack.books.states.slice(1) } }),
    'books.altered',
  ],
  ['other books with their hash', (pack) => ({ ...pack, books: changed('forged') }), 'books.altered'],
  ['a later version', (pack) => ({ ...pack, version: '2027.1.1' }), 'books.altered'],
  ['no version', ({ version: _version, previous: _previous, ...pack }) => pack, 'books.altered'],
  ['another previous edition', (pack) => ({ ...pack, previous: null }), 'books.altered'],
  ['a signature for other books', (pack) => ({ ...pack, signature: pack1.signature }), 'books.altered'],
  [
    'the signature of somebody else',
    ({ books }) => makePublisher().publish(books, '2026.12.1'),
    'books.bad-signature',
  ],
  [
    'the name of the publisher and another key',
    ({ books }) => makePublisher('publisher').publish(books, '2026.12.1'),
    'books.bad-signature',
  ],
  ['no signature', ({ signature: _gone, ...pack }) => pack, 'books.unsigned'],
  ['a list', () => [], 'books.unsigned'],
]
for (const [what, change, code] of tampered) {
  test(`a pack with ${what} is refused, and nothing is installed`, () => {
    const data = folder()
    assert.throws(() => installPack(data, file(change(pack2)), sound), fault(code))
    assert.deepEqual(readEditions(data).editions, [])
  })
}

test('an old edition cannot be passed off as new, and one version is one content', () => {
  const data = folder()
  installPack(data, file(pack2), sound)
  activateCandidate(data, now, () => program)
  assert.throws(() => installPack(data, file(pack1), sound), fault('books.older'))
  assert.throws(
    () => installPack(data, file(publish(changed('third'), '2026.12.1')), sound),
    fault('books.other-content'),
  )
  assert.throws(() => installPack(data, file(publish(second)), sound), fault('books.no-version'))
  assert.throws(
    () =>
      installPack(data, file(publish(changed('bad'), '2026.12.2')), { ...sound, check: () => ['a fault'] }),
    fault('books.bad'),
  )
})

test('an edition that was changed on the disk after installing is refused', () => {
  const data = folder()
  const { id } = installPack(data, file(pack1), sound)
  activateCandidate(data, now, () => program)
  const path = join(data, 'books/editions', `${id}.json`)
  writeFileSync(path, readFileSync(path, 'utf8').replace('first edition', 'other edition'))
  assert.throws(() => readEdition(data, findActive(data)!), fault('books.altered'))
})

test('versions are ordered by number and not by letter', () => {
  assert.ok(compareVersions('2026.2.1', '2026.11.1') < 0)
  assert.ok(compareVersions('2026.11.10', '2026.11.9') > 0)
  assert.equal(compareVersions('2026.11.1', '2026.11.1'), 0)
  for (const text of ['2026.11', '2026.13.1', 'v2026.11.1', '2026.11.1-rc']) assert.ok(!isVersion(text), text)
})

test('a process that is killed while it activates and goes back leaves one whole state', async () => {
  const data = folder()
  installPack(data, file(pack1), sound)
  activateCandidate(data, now, () => program)
  installPack(data, file(pack2), sound)
  const child = `
    const { activateCandidate, rollBack, readEditions } = await import('#adapters/books-editions')
    const data = ${JSON.stringify(data)}
    process.stdout.write('ready')
    for (;;) {
      if (readEditions(data).candidate) activateCandidate(data, '${now}', () => { throw new Error() })
      rollBack(data, '${now}')
    }`
  const seen = new Set<string | undefined>()
  for (let round = 0; round < 12; round++) {
    const running = spawn(process.execPath, ['--input-type=module', '-e', child], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(running.stdout, 'data')
    await new Promise((resolve) => setTimeout(resolve, 20 + round * 13))
    running.kill('SIGKILL')
    await once(running, 'exit')
    const active = findActive(data)
    seen.add(active?.version)
    assert.equal(readEdition(data, active!).books.hash, active!.hash)
    assert.equal(
      readSignedPack(join(data, 'books/editions', `${active!.id}.json`), vkey).version,
      active!.version,
    )
  }
  for (const version of seen) assert.ok(version === '2026.11.1' || version === '2026.12.1')
  assert.ok(readdirSync(join(data, 'books')).includes('editions.json'))
})
