import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { answersTo, fields } from '#core/request/answers.fixture'
import { isAnswered, readableAnswer, shapeIssues } from '#core/request/values'

const anyField = fc.constantFrom(...fields)
const answered = anyField.chain((field) => fc.tuple(fc.constant(field), answersTo(field)))
const { enum: some, list } = {
  enum: fields.find(({ type }) => type === 'enum')!,
  list: fields.find(({ type }) => type === 'enum-list')!,
}

test('an answer that fits its field has no issue, and is shown whole', () =>
  fc.assert(
    fc.property(answered, ([field, value]) => {
      assert.deepEqual(shapeIssues(field, value), [], field.key)
      assert.ok(isAnswered(value))
      assert.deepEqual(readableAnswer(field.type, value), value)
    }),
    { numRuns: 500 },
  ))

test('anything else never throws, and what is shown of it has the shape of the field', () =>
  fc.assert(
    fc.property(anyField, fc.jsonValue(), (field, value) => {
      shapeIssues(field, value)
      const shown = readableAnswer(field.type, value)
      if (!isAnswered(shown)) return
      const several = field.type.endsWith('-list')
      assert.equal(Array.isArray(shown), several)
      if (!several && ['text', 'longtext', 'date', 'enum'].includes(field.type))
        assert.equal(typeof shown, 'string')
    }),
    { numRuns: 1000 },
  ))

test('an empty answer is none, however deep the emptiness lies', () => {
  for (const empty of [
    undefined,
    null,
    '',
    [],
    {},
    [''],
    [{}],
    { name: '' },
    [{ title: '', date: undefined }],
    [[]],
  ])
    assert.ok(!isAnswered(empty), JSON.stringify(empty))
  for (const answer of [false, 0, 'x', ['', 'x'], { name: '', phone: '1' }, [{}, { title: 'x' }]])
    assert.ok(isAnswered(answer), JSON.stringify(answer))
})

test('a value outside the list of a choice is named, with the list', () => {
  assert.match(shapeIssues(some, 'elsewhere')[0]!.message, new RegExp(`must be one of ${some.values![0]}`))
  const [issue] = shapeIssues(list, [list.values![0], 'elsewhere'])
  assert.match(issue!.message, /each must be one of/)
  assert.deepEqual(shapeIssues(list, list.values), [])
})

const wrong: readonly [type: string, value: unknown, path: string][] = [
  ['date', '2026-02-30', ''],
  ['date-range', { from: '2026-01-01' }, 'until'],
  ['person-list', [{ given: 'Ada' }], '0.surname'],
  ['person-list', [{ surname: 'X', born: '19' }], '0.born'],
  ['person-list', [{ surname: 'X', born: '1971-02-30' }], '0.born'],
  ['person-list', [{ surname: 'X', born: '1971-13' }], '0.born'],
  ['person-list', [{ surname: 'X', nationality: 'Swiss' }], '0.nationality'],
  ['account-list', [{ number: 'CH93' }], '0.bank'],
  ['offence-list', [{ name: 'a', statute: 'b', maxMonthsRequesting: '12' }], '0.maxMonthsRequesting'],
  ['offence-list', [{ name: 'a', statute: 'b', conventionOffences: ['UNCAC 15'] }], '0.conventionOffences.0'],
  ['authority', { phone: '1' }, 'name'],
  ['text-list', ['good', '   '], '1'],
  ['number', -1, ''],
]

for (const [type, value, path] of wrong) {
  test(`${type}: ${JSON.stringify(value)} is wrong at "${path}"`, () => {
    const field = { ...fields[0]!, type: type as (typeof fields)[0]['type'] }
    assert.deepEqual(
      shapeIssues(field, value).map((issue) => issue.path),
      [path],
    )
  })
}
