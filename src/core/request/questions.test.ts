import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import type { When } from '#core/knowledge/form'
import { library, measures, requests } from '#core/request/answers.fixture'
import { holdsWhen, listQuestions, readRequest, type Reading } from '#core/request/questions'
import { emptyRequest } from '#core/request/request'

const read = (facts: Record<string, unknown> = {}, asked: string[] = ['hearing-witness']): Reading =>
  readRequest(library, {
    ...emptyRequest({
      requesting: 'KEN',
      requested: 'CHE',
      measures: asked,
      asOf: '2026-11-24',
      language: 'en',
    }),
    facts,
  })
const uncac = { offences: [{ name: 'bribery', statute: '1', conventionOffences: ['uncac:15'] }] }

/** Each condition with a request for which it holds and one for which it does not. */
const conditions: readonly [name: string, when: When, holds: Reading, not: Reading][] = [
  [
    'basis',
    { basis: ['uncac', 'untoc'] },
    read(uncac),
    read({ offences: [{ name: 'x', conventionOffences: [] }] }),
  ],
  ['measure', { measure: ['hearing-witness'] }, read(), read({}, ['search-and-seizure'])],
  [
    'notOnly',
    { notOnly: ['data-preservation', 'service-of-documents'] },
    read({}, ['data-preservation', 'hearing-witness']),
    read({}, ['data-preservation', 'service-of-documents']),
  ],
  ['answered', { answered: 'deadline' }, read({ deadline: '2027-01-01' }), read({ deadline: '' })],
  [
    'is',
    { is: { field: 'confidentiality', value: true } },
    read({ confidentiality: true }),
    read({ confidentiality: false }),
  ],
]

for (const [name, when, holds, not] of conditions) {
  test(`when ${name}: holds and does not`, () => {
    assert.ok(holdsWhen(when, holds))
    assert.ok(!holdsWhen(when, not))
  })
}

test('when requested: speaks of the requested State alone', () => {
  assert.ok(holdsWhen({ requested: ['CHE'] }, read()))
  assert.ok(!holdsWhen({ requested: ['KEN'] }, read()))
})

test('with several conditions every one must hold', () => {
  for (const [name, when, holds, not] of conditions) {
    const both = { ...when, requested: ['CHE'] }
    assert.ok(holdsWhen(both, holds), name)
    assert.ok(!holdsWhen({ ...when, requested: ['KEN'] }, holds), name)
    assert.ok(!holdsWhen(both, not), name)
  }
})

test('a question is asked once, though two measures share it, in the order of the form', () => {
  const asked = ['hearing-witness', 'hearing-video-conference']
  const questions = listQuestions(library, read({}, asked))
  const keys = questions.map(({ field }) => field.key)
  assert.equal(new Set(keys).size, keys.length)
  const shared = library
    .measure(asked[0]!)!
    .fields.filter(({ key }) => library.measure(asked[1]!)!.fields.some((other) => other.key === key))
  assert.ok(shared.length > 0)
  const sections = questions.map(({ section }) => section)
  const runs = sections.filter((section, at) => section !== sections[at - 1])
  assert.equal(new Set(runs).size, runs.length, 'a section is not torn apart')
})

test('every question cites only provisions of bases of the request', () =>
  fc.assert(
    fc.property(requests, (request) => {
      const reading = readRequest(library, request)
      for (const { cites, field } of listQuestions(library, reading)) {
        for (const citation of cites) {
          assert.ok(
            reading.bases.includes(citation.slice(0, citation.indexOf(' '))),
            `${field.key} ${citation}`,
          )
          assert.ok(field.cites.includes(citation))
        }
      }
    }),
    { numRuns: 200 },
  ))

test('what is required is always needed; what is optional never', () =>
  fc.assert(
    fc.property(requests, (request) => {
      const questions = listQuestions(library, readRequest(library, request))
      for (const { field, needed } of questions) {
        if (field.need === 'required') assert.ok(needed, field.key)
        if (field.need === 'optional') assert.ok(!needed, field.key)
        if (field.need === 'conditional') assert.equal(needed, field.when !== undefined, field.key)
      }
    }),
    { numRuns: 100 },
  ))

test('a basis that is chosen comes first; one that is not advised is not taken', () => {
  const reading = read({
    offences: [{ name: 'x', statute: '1', conventionOffences: ['uncac:15', 'untoc:5'] }],
  })
  assert.ok(reading.bases.includes('uncac') && reading.bases.includes('untoc'))
  const last = reading.bases.at(-1)!
  const chosen = readRequest(library, { ...reading.request, bases: [last, 'ets-030'] })
  assert.deepEqual(chosen.bases, [last, ...reading.bases.filter((id) => id !== last)])
})

test('every measure with a form has questions of its own', () => {
  for (const id of measures) {
    const questions = listQuestions(library, read({}, [id]))
    assert.ok(
      questions.some(({ measure }) => measure === id),
      id,
    )
  }
})
