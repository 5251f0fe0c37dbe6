import assert from 'node:assert/strict'
import test from 'node:test'
import { compileBooks } from '#adapters/books'
import { editionChanges } from '#apps/cli/books/edition-changes'
import type { Books } from '#core/knowledge/books'

const books = compileBooks('knowledge')

const inInstrument = (
  id: string,
  change: (one: Books['instruments'][number]) => Books['instruments'][number],
): Books => ({
  ...books,
  instruments: books.instruments.map((one) => (one.id === id ? change(one) : one)),
})
const inParticipation = (
  id: string,
  change: (one: Books['participations'][number]) => Books['participations'][number],
): Books => ({
  ...books,
  participations: books.participations.map((one) => (one.instrument === id ? change(one) : one)),
})
const told = (after: Books) =>
  editionChanges(books, after).map(({ area, of, change, says }) => `${area} ${of} ${change}: ${says}`)

test('an edition that says the same has no changes', () => assert.deepEqual(told(structuredClone(books)), []))

test('a day on which a State is bound is told as before and after', () => {
  const row = books.participations
    .find(({ instrument }) => instrument === 'ets-024')!
    .bound.find(({ state }) => state === 'CHE')!
  const after = inParticipation('ets-024', (file) => ({
    ...file,
    bound: file.bound.map((one) => (one === row ? { ...one, until: '2030-01-01' } : one)),
  }))
  const [line, ...others] = told(after)
  assert.match(line!, /^participation ets-024 CHE changed: bound from .* → bound from .* until 2030-01-01/)
  assert.deepEqual(others, [])
})

test('rules, provisions and dates are told in legal words, not as JSON', () => {
  const after = inInstrument('ets-073', (one) => ({
    ...one,
    inForce: '1978-03-31',
    provisions: one.provisions
      .filter(({ article }) => article !== '3')
      .map((provision) =>
        provision.article === '7(1)'
          ? { ...provision, rules: [{ kind: 'dual-criminality', duty: 'may', onlyIf: 'always' } as const] }
          : provision,
      ),
  }))
  const lines = told(after)
  assert.ok(lines.includes('instrument ets-073 changed: in force: 1978-03-30 → 1978-03-31'))
  assert.ok(lines.some((line) => line.startsWith('provision ets-073 3 (transfer of proceedings) removed: ')))
  assert.ok(
    lines.includes(
      'provision ets-073 7(1) (transfer of proceedings) added: without dual criminality may refuse',
    ),
  )
  assert.ok(
    lines.every((line) => !/[{}]|undefined/.test(line)),
    lines.join('\n'),
  )
})

test('States, their law, and words are told', () => {
  const after: Books = {
    ...books,
    states: books.states
      .filter(({ code }) => code !== 'ALB')
      .map((state) => (state.code === 'FRA' ? { ...state, law: [] } : state)),
    words: { ...books.words, en: { ...books.words['en'], 'obstacle.PEN': 'Minimum penalty' } },
  }
  const lines = told(after)
  assert.ok(lines.includes('state ALB removed: Albania'))
  assert.ok(lines.some((line) => line.startsWith('law law:FRA ') && line.includes('removed')))
  assert.ok(lines.includes('words en obstacle.PEN changed: “Penalty threshold” → “Minimum penalty”'))
})
