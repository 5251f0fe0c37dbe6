import assert from 'node:assert/strict'
import test from 'node:test'
import { day } from '#core/kernel/day'
import { answer } from '#core/law/answer'
import { advise } from '#core/law/advise'
import { differenceOf } from '#core/law/difference'
import { library } from '#core/law/situations.fixture'
import type { Situation } from '#core/law/situation'
import { suppose } from '#core/law/what-if'

const asked: Situation = {
  requesting: 'DEU',
  requested: 'FRA',
  mechanism: 'transfer-of-proceedings',
  measure: 'transfer-of-proceedings',
  asOf: day('2024-03-01'),
  phase: 'prosecution',
  offences: [{ conduct: 'theft', maxMonths: { DEU: 60, FRA: 36 }, conventionOffences: [] }],
  facts: {},
}
const offered = (from: typeof library, situation: Situation) =>
  answer(from, situation).bases.map(({ instrument }) => instrument)

test('two States that join a convention have it from that day, and not the day before', () => {
  const joined = suppose(library, [
    { kind: 'joins', state: 'DEU', instrument: 'ets-073', from: day('2024-03-01') },
    { kind: 'joins', state: 'FRA', instrument: 'ets-073', from: day('2024-02-01') },
  ])
  assert.ok(!offered(library, asked).includes('ets-073'))
  assert.ok(offered(joined, asked).includes('ets-073'))
  assert.ok(!offered(joined, { ...asked, asOf: day('2024-02-29') }).includes('ets-073'))
  assert.notEqual(joined.books.hash, library.books.hash)
  assert.equal(
    suppose(library, []).books.hash === library.books.hash,
    false,
    'imagined books never pass for real ones',
  )
  const changes = differenceOf(advise(library, asked), advise(joined, asked))
  assert.ok(
    changes.some(({ what, id, before }) => what === 'basis' && id === 'ets-073' && before === undefined),
  )
})

test('a State that leaves is bound to the day before', () => {
  const extradition: Situation = { ...asked, mechanism: 'extradition', measure: 'extradition' }
  const without = suppose(library, [
    { kind: 'leaves', state: 'FRA', instrument: 'eu-eaw-2002', until: day('2024-03-01') },
  ])
  assert.deepEqual(offered(library, extradition)[0], 'eu-eaw-2002')
  assert.ok(!offered(without, extradition).includes('eu-eaw-2002'))
  assert.ok(offered(without, extradition).includes('ets-024'), 'what was displaced is alive again')
  assert.ok(offered(without, { ...extradition, asOf: day('2024-02-29') }).includes('eu-eaw-2002'))
})

test('a declaration that is withdrawn has no effect', () => {
  const national: Situation = {
    ...asked,
    requesting: 'GBR',
    mechanism: 'extradition',
    measure: 'extradition',
    asOf: day('2022-03-01'),
    person: { nationalities: ['FRA'] },
  }
  const without = suppose(library, [
    { kind: 'withdraws-declaration', state: 'FRA', instrument: 'eu-uk-tca', article: '603(2)' },
  ])
  const stands = (from: typeof library) => answer(from, national).obstacles.map(({ code }) => code)
  assert.deepEqual(stands(library), ['NAT'])
  assert.deepEqual(stands(without), [])
})

test('what cannot be supposed is refused with the reason', () => {
  assert.throws(
    () =>
      suppose(library, [{ kind: 'leaves', state: 'JPN', instrument: 'ets-024', until: day('2024-03-01') }]),
    /JPN is not bound by ets-024/,
  )
  assert.throws(
    () => suppose(library, [{ kind: 'joins', state: 'FRA', instrument: 'ets-024', from: day('2020-01-01') }]),
    /bound by ets-024 since/,
  )
  assert.throws(
    () => suppose(library, [{ kind: 'joins', state: 'JPN', instrument: 'ets-999', from: day('2024-03-01') }]),
    /no list of participation/,
  )
  assert.throws(
    () =>
      suppose(library, [
        { kind: 'withdraws-declaration', state: 'JPN', instrument: 'ets-112', article: '99' },
      ]),
    /no declaration/,
  )
})
