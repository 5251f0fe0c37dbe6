import assert from 'node:assert/strict'
import test from 'node:test'
import { compileBooks } from '#adapters/books'
import { openLibrary } from '#core/knowledge/books'
import { answerCase } from '#operations/law/answer-case'
import type { User, World } from '#operations/operation'
import { runOperation } from '#operations/run-operation'

const library = openLibrary(compileBooks('knowledge'))
const officer: User = { id: 'system', name: 'reader', roles: ['officer'] }
const ask = (input: unknown) => runOperation(answerCase, { library, user: officer } as World, input)

const given = {
  requesting: 'CHE',
  requested: 'FRA',
  mechanism: 'extradition',
  asOf: '2024-03-01',
  phase: 'prosecution',
  offences: [{ conduct: 'fraud', maxMonths: { CHE: 60, FRA: 60 }, conventionOffences: [] }],
  person: { nationalities: ['FRA'] },
}

test('a case of extradition is answered with its basis, the obstacle and the way out', async () => {
  const told = await ask(given)
  assert.ok(told.ok)
  assert.equal(told.value.bases[0]?.instrument, 'ets-024')
  assert.deepEqual(
    told.value.obstacles.map(({ code }) => code),
    ['NAT'],
  )
  assert.ok(told.value.alternatives.includes('prosecute-in-requested-state'))
})

test('a case that cannot be meant is refused with its place and the cure', async () => {
  const told = await ask({ ...given, requested: 'CHE' })
  assert.ok(!told.ok)
  assert.match(JSON.stringify(told.refusal), /would ask itself/)
})
