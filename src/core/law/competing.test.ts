import assert from 'node:assert/strict'
import test from 'node:test'
import { day } from '#core/kernel/day'
import { compareRequests } from '#core/law/competing'
import { library } from '#core/law/situations.fixture'
import type { Situation } from '#core/law/situation'

const asked = (requesting: string, more: Partial<Situation> = {}): Situation => ({
  requesting,
  requested: 'DEU',
  mechanism: 'extradition',
  measure: 'extradition',
  asOf: day('2024-03-01'),
  phase: 'prosecution',
  offences: [{ conduct: 'fraud', maxMonths: { [requesting]: 60, DEU: 120 }, conventionOffences: [] }],
  person: { nationalities: ['FRA'] },
  facts: {},
  ...more,
})

test('two warrants are weighed by the article of the Framework Decision, factor by factor', () => {
  const { rules, weights } = compareRequests(
    library,
    asked('FRA'),
    asked('ESP', { asOf: day('2024-02-01'), phase: 'execution' }),
  )
  assert.deepEqual(
    rules.map(({ cites: [at] }) => `${at!.instrument} ${at!.article}`),
    ['eu-eaw-2002 16'],
  )
  const told = Object.fromEntries(weights.map(({ factor, first, second }) => [factor, [first, second]]))
  assert.equal(told['nationality'], undefined, 'no factor that the article names')
  assert.deepEqual(told['prosecution-or-execution'], ['prosecution', 'execution'])
  assert.deepEqual(told['dates'], ['2024-03-01, 29 days later', '2024-02-01, 29 days earlier'])
  assert.deepEqual(told['place'], [undefined, undefined], 'not known is not none')
})

test('a warrant and the request of a third State are weighed by the rules for third States', () => {
  const { rules } = compareRequests(library, asked('FRA'), asked('USA'))
  const articles = rules.map(({ cites: [at] }) => `${at!.instrument} ${at!.article}`)
  assert.ok(articles.includes('eu-eaw-2002 16'), articles.join(', '))
})

test('requests to two States compete for nothing', () => {
  assert.throws(
    () => compareRequests(library, asked('FRA'), { ...asked('ESP'), requested: 'ITA' }),
    RangeError,
  )
})
