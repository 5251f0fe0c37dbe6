import assert from 'node:assert/strict'
import test from 'node:test'
import { loadBooks } from '#adapters/books'
import { day } from '#core/kernel/day'
import { openLibrary } from '#core/knowledge/books'
import { imagine } from './imagine.ts'

const library = openLibrary(loadBooks('knowledge', 'dist/books.json'))
const pair = { from: 'DEU', to: 'FRA', on: day('2026-01-01') }

test('what a State leaves no longer governs', () => {
  const imagined = imagine(library, pair, {
    kind: 'leaves',
    state: 'FRA',
    instrument: 'ets-112',
    until: pair.on,
  })
  assert.ok(imagined?.roles.some(({ instrument, after }) => instrument === 'ets-112' && after === undefined))
})

test('what is not there can be neither left nor withdrawn', () => {
  const leaves = { kind: 'leaves', state: 'FRA', instrument: 'riyadh-1983', until: pair.on } as const
  assert.equal(imagine(library, pair, leaves), undefined)
})

test('the books stay as they are', () => {
  const before = library.books.hash
  imagine(library, pair, { kind: 'leaves', state: 'FRA', instrument: 'ets-112', until: pair.on })
  assert.equal(library.books.hash, before)
})
