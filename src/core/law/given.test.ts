import assert from 'node:assert/strict'
import test from 'node:test'
import { readGiven } from '#core/law/given'
import { library } from '#core/law/situations.fixture'

const plain = {
  requesting: 'FRA',
  requested: 'CHE',
  mechanism: 'extradition',
  asOf: '2024-03-01',
  offences: [{ conduct: 'fraud', maxMonths: { FRA: 60, CHE: 60 } }],
}

/** What is wrong, by its place. */
const faultsOf = (more: object): Record<string, string> => {
  const read = readGiven(library, { ...plain, ...more })
  return read.ok ? {} : Object.fromEntries(read.faults.map(({ path, why, mend }) => [path, `${why} ${mend}`]))
}

test('a situation that can be meant is read, and a mechanism names its own measure', () => {
  const read = readGiven(library, plain)
  assert.ok(read.ok)
  assert.equal(read.situation.measure, 'extradition')
})

const bad: [string, object, string, RegExp][] = [
  ['an unknown key', { persons: {} }, '(top)', /persons/],
  ['a misspelt fact', { facts: { organizedGroup: true } }, 'facts', /organizedGroup/],
  ['a code that is no State', { requested: 'XQQ' }, 'requested', /no State with the code XQQ/],
  ['a code of two letters', { requested: 'CH' }, 'requested', /alpha-3/],
  ['a State that asks itself', { requested: 'FRA' }, 'requested', /would ask itself/],
  ['a day that does not exist', { asOf: '2023-02-29' }, 'asOf', /does not exist/],
  ['a mechanism without its measure', { mechanism: 'confiscation' }, 'measure', /freezing/],
  [
    'a nationality of no State',
    { person: { nationalities: ['GER'] } },
    'person.nationalities',
    /No State has the code GER/,
  ],
  ['a time bar in no State', { facts: { timeBarredIn: ['ZZZ'] } }, 'facts.timeBarredIn', /code ZZZ/],
  [
    'a penalty of less than nothing',
    { offences: [{ maxMonths: { KEN: -1 } }] },
    'offences[0].maxMonths.KEN',
    /./,
  ],
  ['a measure of another mechanism', { measure: 'freezing' }, 'measure', /belongs to confiscation/],
  ['a measure that nobody knows', { measure: 'search-and-seisure' }, 'measure', /no measure/],
  [
    'more left than imposed',
    { sentence: { imposedMonths: 12, remainingMonths: 24 } },
    'sentence.remainingMonths',
    /24 months left of a sentence of 12/,
  ],
  [
    'a penalty where there is none',
    { facts: { notPunishableIn: ['CHE'] } },
    'offences[0].maxMonths.CHE',
    /not to be punishable/,
  ],
  [
    'expelled to where he fled',
    { facts: { deportationOrder: true, fledToExecutingState: true } },
    'facts.fledToExecutingState',
    /not expelled/,
  ],
  [
    'no group, and part of it',
    { facts: { organisedGroup: false }, offences: [{ conventionOffences: ['untoc:5'] }] },
    'facts.organisedGroup',
    /without such a group/,
  ],
  [
    'an arrest after the request',
    { facts: { arrestedOn: '2025-01-01' } },
    'facts.arrestedOn',
    /after the day/,
  ],
  [
    'a State before it existed',
    { requested: 'SSD', asOf: '2010-01-01', offences: [] },
    'asOf',
    /exists as a State since 2011-07-09/,
  ],
  [
    'a transfer of one who is only prosecuted',
    { mechanism: 'transfer-of-sentenced-persons', phase: 'prosecution' },
    'phase',
    /no sentence/,
  ],
]
for (const [what, more, path, why] of bad)
  test(`${what} is refused with the place, the reason and the cure`, () => {
    const faults = faultsOf(more)
    assert.match(faults[path] ?? JSON.stringify(faults), why)
  })
