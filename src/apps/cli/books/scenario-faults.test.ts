import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { scenarioFaults } from '#apps/cli/books/scenario-faults'
import { openLaw } from '#apps/house/books'

const folder = mkdtempSync(join(tmpdir(), 'comity-scenarios-'))
test.after(() => rmSync(folder, { recursive: true, force: true }))
mkdirSync(join(folder, 'scenarios'))
const { books } = await openLaw({})

test('a scenario that names an unknown element, or cannot be meant, is told with its line', () => {
  const element = books.offences.find(({ id }) => id === 'uncac:15')!.elements![0]!.id
  const given = (elements: string) =>
    `{ requesting: KEN, requested: CHE, mechanism: extradition, asOf: 2024-03-01, offences: [{ elements: { ${elements} } }] }`
  writeFileSync(
    join(folder, 'scenarios/x.yaml'),
    `- id: good\n  given: ${given(`'uncac:15 ${element}': true`)}\n- id: bad\n  given: ${given(`'uncac:15 ${element}x': true`)}\n- id: worse\n  given: {}\n`,
  )
  const faults = scenarioFaults(folder, books)
  assert.equal(faults[0]!.line, 3)
  assert.match(faults[0]!.what, /bad: the element/)
  assert.match(faults[0]!.mend, new RegExp(`"uncac:15 ${element}"`))
  assert.ok(faults.slice(1).every(({ line, what }) => line === 5 && what.startsWith('worse')))
  assert.ok(faults.length > 1)
})
