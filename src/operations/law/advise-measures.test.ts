import assert from 'node:assert/strict'
import test from 'node:test'
import { compileBooks } from '#adapters/books'
import { openLibrary } from '#core/knowledge/books'
import { adviseMeasures } from '#operations/law/advise-measures'
import type { User, World } from '#operations/operation'
import { runOperation } from '#operations/run-operation'

const library = openLibrary(compileBooks('knowledge'))
const officer: User = { id: 'system', name: 'reader', roles: ['officer'] }
const ask = (input: unknown) => runOperation(adviseMeasures, { library, user: officer } as World, input)

const good = {
  requesting: 'KEN',
  requested: 'CHE',
  measures: ['bank-transaction-records'],
  asOf: '2026-11-24',
  offences: [{ maxMonths: { KEN: 120, CHE: 60 }, conventionOffences: ['uncac:15'] }],
}

test('a good question has one advice for each measure, in order', async () => {
  const answer = await ask({ ...good, measures: ['hearing-witness', 'bank-transaction-records'] })
  assert.ok(answer.ok)
  assert.deepEqual(
    answer.value.map(({ situation }) => situation.measure),
    ['hearing-witness', 'bank-transaction-records'],
  )
  assert.equal(answer.value[0]!.bases[0]!.instrument.id, 'uncac')
})

/** What is refused, with the words by which a person finds the way out. */
const refused: readonly [why: string, change: Record<string, unknown>, told: RegExp][] = [
  ['an unknown requesting State', { requesting: 'XAR' }, /State "XAR".*know no State.*ISO 3166-1/],
  ['an unknown requested State', { requested: 'ZZZ' }, /State "ZZZ".*know no State.*list-states/],
  ['the same State twice', { requested: 'KEN' }, /KEN → KEN.*does not ask itself.*two different States/],
  [
    'an unknown measure',
    { measures: ['arrest'] },
    /measure "arrest".*know no measure.*bank-transaction-records/,
  ],
  [
    'an unknown measure among known ones',
    { measures: ['hearing-witness', 'arrest'] },
    /measure "arrest".*know no measure/,
  ],
]

for (const [why, change, told] of refused) {
  test(`${why} is refused with what, why and how to mend it`, async () => {
    const answer = await ask({ ...good, ...change })
    assert.ok(!answer.ok && answer.refusal.code === 'unacceptable')
    const { what, why: because, mend } = answer.refusal
    assert.match(`${what}: ${because} ${mend}`, told)
  })
}

const malformed: readonly [string, Record<string, unknown>, string][] = [
  ['a State in small letters', { requesting: 'ken' }, 'requesting'],
  ['no measure', { measures: [] }, 'measures'],
  ['a day that does not exist', { asOf: '2026-02-30' }, 'asOf'],
  ['a fact that nobody knows', { facts: { moon: 'full' } }, 'facts'],
  ['a penalty below nothing', { offences: [{ maxMonths: { KEN: -1 } }] }, 'offences.0.maxMonths.KEN'],
  ['an eighth measure', { measures: Array(8).fill('hearing-witness') }, 'measures'],
]

for (const [what, change, path] of malformed) {
  test(`${what} is refused as malformed, at its place`, async () => {
    const answer = await ask({ ...good, ...change })
    assert.ok(!answer.ok && answer.refusal.code === 'malformed')
    assert.deepEqual(
      answer.refusal.issues.map((issue) => issue.path),
      [path],
    )
  })
}
