import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { parse } from 'yaml'
import { compileBooks } from '#adapters/books'
import type { Day } from '#core/kernel/day'
import { openLibrary } from '#core/knowledge/books'
import { advise } from '#core/law/advise'
import type { SituationOffence } from '#core/law/situation'

interface Scenario {
  readonly id: string
  readonly given: {
    readonly requesting: string
    readonly requested: string
    readonly mechanism: string
    readonly measure: string
    readonly asOf: string
    readonly offences: readonly SituationOffence[]
    readonly facts?: Record<string, unknown>
  }
  readonly expect: {
    readonly bases?: readonly string[]
    readonly ordered?: false
    readonly exactly?: true
    readonly displaced?: readonly string[]
    readonly absent?: readonly string[]
    readonly obstacles?: readonly string[]
    readonly conditions?: readonly string[]
    readonly clocks?: readonly { for: string; length: string; article: string }[]
  }
  readonly why: string
}

const library = openLibrary(compileBooks('knowledge'))
const scenarios = parse(
  readFileSync('knowledge/scenarios/mutual-legal-assistance.yaml', 'utf8'),
) as Scenario[]

/** Scenarios that expect a treaty which the books do not hold yet are named and skipped, not passed. */
const missingBooks = ({ expect }: Scenario): string[] =>
  [...(expect.bases ?? []), ...(expect.displaced ?? [])].filter((id) => library.instrument(id) === undefined)

for (const scenario of scenarios) {
  const missing = missingBooks(scenario)
  test(
    scenario.id,
    { skip: missing.length > 0 ? `not in the books yet: ${missing.join(', ')}` : false },
    () => {
      const { given, expect, why } = scenario
      const { facts = {} } = given
      const advice = advise(library, { ...given, asOf: given.asOf as Day, facts })
      const offered = advice.bases.map(({ instrument }) => instrument.id)
      const displaced = advice.displaced.map(({ instrument }) => instrument.id)
      const told = `${why}\n  offered: ${offered.join(', ')}\n  displaced: ${displaced.join(', ')}`

      for (const id of expect.bases ?? []) assert.ok(offered.includes(id), `${id} is not offered. ${told}`)
      if (expect.bases && expect.ordered !== false) {
        assert.deepEqual(
          offered.filter((id) => expect.bases!.includes(id)),
          expect.bases,
          told,
        )
      }
      if (expect.exactly)
        assert.deepEqual(
          offered.filter((id) => id !== 'national-law' && !expect.bases!.includes(id)),
          [],
          told,
        )
      for (const id of expect.displaced ?? [])
        assert.ok(displaced.includes(id), `${id} is not displaced. ${told}`)
      for (const id of expect.absent ?? [])
        assert.ok(!offered.includes(id) && !displaced.includes(id), `${id} should be absent. ${told}`)
      if (expect.obstacles) {
        const standing = advice.obstacles
          .filter(({ finding }) => finding.answer === 'yes')
          .map(({ code }) => code)
        assert.deepEqual([...new Set(standing)].sort(), [...expect.obstacles].sort(), told)
      }
      for (const code of expect.conditions ?? [])
        assert.ok(
          advice.conditions.some((condition) => condition.code === code),
          `${code} is not reported. ${told}`,
        )
      for (const clock of expect.clocks ?? []) {
        const found = advice.clocks.find((candidate) => candidate.for === clock.for)
        assert.deepEqual(
          { length: found?.length, article: found?.cites[0].article },
          { length: clock.length, article: clock.article },
          told,
        )
      }
    },
  )
}

test('scenarios were read, and most of them could be judged', () => {
  assert.ok(scenarios.length > 70)
  assert.ok(scenarios.filter((scenario) => missingBooks(scenario).length === 0).length > 50)
})
