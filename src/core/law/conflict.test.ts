import assert from 'node:assert/strict'
import test from 'node:test'
import { day } from '#core/kernel/day'
import { Fault } from '#core/kernel/outcome'
import { openLibrary, type Library } from '#core/knowledge/books'
import type { Instrument } from '#core/knowledge/instrument'
import { advise } from '#core/law/advise'
import { library } from '#core/law/situations.fixture'
import type { Situation } from '#core/law/situation'

const asked: Situation = {
  requesting: 'CHE',
  requested: 'AUT',
  mechanism: 'extradition',
  measure: 'extradition',
  asOf: day('2017-03-01'),
  phase: 'prosecution',
  offences: [{ conduct: 'fraud', maxMonths: { CHE: 60, AUT: 36 }, conventionOffences: [] }],
  facts: {},
}

/** The books with one instrument changed. */
const change = (id: string, by: (instrument: Instrument) => Instrument): Library =>
  openLibrary({
    ...library.books,
    instruments: library.books.instruments.map((one) => (one.id === id ? by(one) : one)),
  })

const conflictIn = (books: Library): string => {
  try {
    advise(books, asked)
  } catch (fault) {
    assert.ok(fault instanceof Fault)
    assert.equal(fault.code, 'law.conflict')
    return fault.message
  }
  return assert.fail('no conflict was found')
}

test('two provisions in the place of one are an error that names both and the one', () => {
  const books = change('ets-098', (one) => ({
    ...one,
    provisions: one.provisions.map((provision, at) =>
      at === 0 ? { ...provision, replaces: ['ets-024 10'] } : provision,
    ),
  }))
  const told = conflictIn(books)
  for (const name of ['ets-024 10', 'cets-212 1', 'ets-098 1', 'CHE', 'AUT', '2017-03-01'])
    assert.ok(told.includes(name), `${name} in: ${told}`)
})

test('two instruments that put each other aside are an error that names both provisions', () => {
  const first = change('ets-024', (one) => ({
    ...one,
    provisions: one.provisions.map((provision, at) =>
      at === 0
        ? {
            ...provision,
            rules: [...(provision.rules ?? []), { kind: 'displaces', instruments: ['ets-098'] }],
          }
        : provision,
    ),
  }))
  const both = openLibrary({
    ...first.books,
    instruments: first.books.instruments.map((one) =>
      one.id === 'ets-098'
        ? {
            ...one,
            provisions: one.provisions.map((provision, at) =>
              at === 0
                ? {
                    ...provision,
                    rules: [...(provision.rules ?? []), { kind: 'displaces', instruments: ['ets-024'] }],
                  }
                : provision,
            ),
          }
        : one,
    ),
  })
  const told = conflictIn(both)
  for (const name of ['ets-024 1', 'ets-098 1']) assert.ok(told.includes(name), `${name} in: ${told}`)
})

test('the books themselves hold no conflict on any boundary day of a busy pair', () => {
  const days = ['2004-01-01', '2013-07-01', '2016-11-01', '2019-11-01', '2021-01-01', '2027-02-01'].map(day)
  const busy = [
    'AUT',
    'CHE',
    'DEU',
    'FRA',
    'GBR',
    'NOR',
    'ESP',
    'TUR',
    'UKR',
    'RUS',
    'KAZ',
    'BRA',
    'PRT',
    'USA',
  ]
  for (const asOf of days)
    for (const requesting of busy)
      for (const requested of busy)
        if (requesting !== requested) advise(library, { ...asked, requesting, requested, asOf })
})
