import assert from 'node:assert/strict'
import test from 'node:test'
import { compileBooks } from '#adapters/books'
import { openLibrary } from '#core/knowledge/books'
import { readGiven } from '#core/law/given'
import { Given } from '#core/knowledge/given'
import { booksBehind } from '#operations/law/books-behind'

const library = openLibrary(compileBooks('knowledge'))
const behind = (requesting: string, requested: string, mechanism = 'mutual-legal-assistance') => {
  const measure = mechanism === 'extradition' ? {} : { measure: 'hearing-witness' }
  const given = Given.parse({ requesting, requested, mechanism, ...measure, asOf: '2024-05-01' })
  const read = readGiven(library, given)
  assert.ok(read.ok)
  return booksBehind(library, read.situation)
}

test('a treaty between the two is named, in whichever direction is asked', () => {
  const there = behind('CHE', 'BRA')
  assert.deepEqual([there.bilateral, there.treaties], ['in-books', ['bilateral:bra-che-mla-2004']])
  assert.deepEqual(behind('BRA', 'CHE').treaties, there.treaties)
  assert.deepEqual([there.hash, there.asOf], [library.books.hash, '2024-05-01'])
})

test('a treaty for another mechanism is none for this one', () => {
  const mine = behind('BRA', 'CHE', 'extradition').treaties
  assert.deepEqual(mine, ['bilateral:bra-che-extradition-1932'])
})

test('where there is none, it is none in the books, and what is not known stands beside it', () => {
  const { bilateral, treaties, listsReadOn, listsNotInBooks } = behind('KEN', 'JPN')
  assert.deepEqual([bilateral, treaties], ['none-in-books', []])
  assert.ok(listsNotInBooks.includes('ibero-medellin-2019') && !listsNotInBooks.includes('uncac'))
  assert.ok(!listsNotInBooks.includes('cat-1984'), 'a convention on another mechanism')
  assert.equal(listsReadOn?.oldest, library.participation('uncac')!.readOn)
  assert.ok(listsReadOn.oldest <= listsReadOn.newest)
})
