import assert from 'node:assert/strict'
import test from 'node:test'
import { loadBooks } from '#adapters/books'
import { addDays, day } from '#core/kernel/day'
import { openLibrary } from '#core/knowledge/books'
import { bondOn, treatiesOf } from './state-bonds.ts'
import { nextChange, reachOn, shiftsOn } from './world-days.ts'
import { pairAddress, readWorld, worldAddress } from './world-question.ts'

const library = openLibrary(loadBooks('knowledge', 'dist/books.json'))

test('a union is no addressee on the map', () => {
  const reached = reachOn(
    library,
    { state: 'DEU', side: 'requesting', mechanism: 'extradition' },
    day('2026-01-01'),
  )
  assert.equal(
    reached.some(({ state }) => state === 'EUE'),
    false,
  )
  assert.ok(reached.length > 190)
})

test('who can ask a State is not whom it can ask', () => {
  const seen = (side: 'requesting' | 'requested') =>
    reachOn(library, { state: 'GBR', side, mechanism: 'extradition' }, day('2026-01-01'))
  const [asking, asked] = [seen('requesting'), seen('requested')]
  assert.deepEqual(
    asking.map(({ state }) => state),
    asked.map(({ state }) => state),
  )
  // A treaty binds both ways; where there is none, the law and the declarations of the State that is asked decide.
  const differing = asking.filter(({ reach }, at) => reach !== asked[at]!.reach)
  assert.ok(differing.length > 0)
  for (const { reach } of differing) assert.ok(!['order', 'treaty'].includes(reach), reach)
})

test('a step leads to a day on which the map is another one than on the day before', () => {
  const later = nextChange(
    library,
    { state: 'DEU', side: 'requesting', mechanism: 'extradition' },
    day('2009-12-31'),
    'after',
  )
  assert.ok(later)
  const reached = reachOn(library, { state: 'DEU', side: 'requesting', mechanism: 'extradition' }, later)
  assert.ok(
    shiftsOn(library, { state: 'DEU', side: 'requesting', mechanism: 'extradition' }, later, reached).length >
      0,
  )
  const earlier = nextChange(
    library,
    { state: 'DEU', side: 'requesting', mechanism: 'extradition' },
    later,
    'before',
  )
  assert.ok(earlier && earlier < later)
})

test('a step back from the day after a change finds that change', () => {
  const change = nextChange(
    library,
    { state: 'BRA', side: 'requesting', mechanism: 'mutual-legal-assistance' },
    day('2000-01-01'),
    'after',
  )
  assert.ok(change)
  assert.equal(
    nextChange(
      library,
      { state: 'BRA', side: 'requesting', mechanism: 'mutual-legal-assistance' },
      addDays(change, 1),
      'before',
    ),
    change,
  )
})

test('what is asked of the map stands in its address', () => {
  const question = {
    state: 'FRA',
    side: 'requested',
    mechanism: 'extradition',
    on: '2020-02-29',
    view: 'europe',
  } as const
  const [, search] = worldAddress(question).split('?')
  assert.deepEqual(readWorld(new URLSearchParams(search), library, 'KEN'), question)
  assert.equal(readWorld(new URLSearchParams('state=XXX'), library, 'KEN').state, '')
  assert.equal(pairAddress('KEN', 'FRA', { on: '2020-02-XX' }), '/law/pair?from=KEN&to=FRA')
})

test('a bond without a first day is not known, and no longer once it has ended', () => {
  const instrument = library.instrument('uncac')!
  const bond = { instrument, confidence: 'high' } as const
  assert.equal(bondOn(bond, day('2020-01-01')), 'unknown')
  assert.equal(bondOn({ ...bond, until: '2020-01-01' }, day('2020-01-01')), 'no')
  assert.equal(bondOn({ ...bond, from: '2020-01-01' }, day('2019-12-31')), 'no')
  assert.equal(bondOn({ ...bond, from: '2020-01-01' }, day('2020-01-01')), 'yes')
})

test('a State is bound by treaties between two, and by those of many', () => {
  const bonds = treatiesOf(library, 'CHE')
  assert.ok(bonds.some(({ partner }) => partner !== undefined))
  assert.ok(bonds.some(({ instrument }) => instrument.id === 'ets-024'))
})
