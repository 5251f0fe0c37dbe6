import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { bridgeFacts, bridgeFrench, bridgeMeasures } from '#apps/demo/bridge-case'
import type { FieldType } from '#core/knowledge/form'
import { fields, library, requests } from '#core/request/answers.fixture'
import { blockingDefects, checkRequest, isOverridden, translationKeys } from '#core/request/check-request'
import { listQuestions, readRequest } from '#core/request/questions'
import { emptyRequest, Request } from '#core/request/request'
import { isAnswered, type Facts } from '#core/request/values'

const french = Object.fromEntries(
  Object.entries(bridgeFrench).map(([key, text]) => [key, { text, kind: 'by-officer' as const }]),
)
/** The request of the demonstration, as its officer completes it. */
const bridge: Request = Request.parse({
  ...emptyRequest({
    requesting: 'KEN',
    requested: 'CHE',
    measures: [...bridgeMeasures],
    asOf: '2026-11-24',
    language: 'en',
  }),
  facts: bridgeFacts,
  letters: ['en', 'fr'],
  translations: { fr: french },
})
const withFacts = (facts: Facts): Request => ({ ...bridge, facts: { ...bridge.facts, ...facts } })
const without = (key: string): Request => {
  const { [key]: _left, ...facts } = bridge.facts
  return { ...bridge, facts }
}
const spelled = (request: Request) =>
  checkRequest(library, request).map(({ rule, field }) => `${rule} ${field}`)
const needed = listQuestions(library, readRequest(library, bridge)).filter((question) => question.needed)

test('the demonstration is complete: nothing blocks it', () => {
  assert.deepEqual(blockingDefects(library, bridge), [])
  assert.ok(needed.length > 15)
})

for (const { field } of needed) {
  test(`without "${field.key}" exactly that is missing, cited from the bases`, () => {
    const request = without(field.key)
    const { bases } = readRequest(library, request)
    const missing = checkRequest(library, request).filter(({ rule }) => rule === 'missing')
    // Without the offences the bases are others, and other questions with them.
    const mine = missing.filter((defect) => field.key !== 'offences' || defect.field === 'offences')
    assert.deepEqual(
      mine.map((defect) => defect.field),
      [field.key],
    )
    assert.equal(mine[0]!.severity, 'error')
    const fromBases = field.cites.filter((citation) =>
      bases.includes(citation.slice(0, citation.indexOf(' '))),
    )
    assert.deepEqual(mine[0]!.cites, fromBases)
    assert.ok(blockingDefects(library, request).some((defect) => defect.field === field.key))
  })
}

test('each translation that is missing is found, and only that', () => {
  for (const key of Object.keys(french)) {
    const { [key]: _left, ...rest } = french
    const defects = blockingDefects(library, { ...bridge, translations: { fr: rest } })
    assert.deepEqual(
      defects.map(({ rule, field, with: values }) => [rule, field, values?.['language']]),
      [['translation-missing', key, 'fr']],
    )
  }
})

test('a letter in a third language needs every translation; one in the language of the answers none', () => {
  const spanish = checkRequest(library, { ...bridge, letters: ['en', 'fr', 'es'] })
  const gaps = spanish.filter(({ rule }) => rule === 'translation-missing').map(({ field }) => field)
  assert.deepEqual(gaps.sort(), Object.keys(french).sort())
  assert.deepEqual(blockingDefects(library, { ...bridge, letters: ['en'], translations: {} }), [])
})

test('words are translated; names, numbers, days and codes are not', () => {
  const keysOf = (type: FieldType, value: unknown) =>
    translationKeys({ ...fields[0]!, key: 'k', type }, value)
  const offence = {
    name: 'a',
    statute: 'b',
    statuteText: 'c',
    maxMonthsRequesting: 1,
    conventionOffences: ['uncac:15'],
  }
  assert.deepEqual(keysOf('longtext', 'x'), ['k'])
  assert.deepEqual(keysOf('question-list', ['x', 'y']), ['k[0]', 'k[1]'])
  assert.deepEqual(keysOf('offence-list', [offence, { name: 'd' }]), [
    'k[0].name',
    'k[0].statuteText',
    'k[1].name',
  ])
  assert.deepEqual(keysOf('document-list', [{ title: 'x', date: '2026-01-01', language: 'y' }]), [
    'k[0].title',
  ])
  assert.deepEqual(keysOf('place-list', [{ address: 'x', occupier: 'y', why: 'z' }]), ['k[0].why'])
  for (const type of ['account-list', 'person-list', 'provider-list'] as const)
    assert.deepEqual(keysOf(type, [{ number: '1', surname: 'x', provider: 'y' }]), [])
  assert.deepEqual(keysOf('boolean', true), [])
})

test('the keys of translations are those of the answers that are words', () =>
  fc.assert(
    fc.property(requests, (request) => {
      const asked = { ...request, letters: [...new Set([request.language, 'fr', 'es'])] }
      const gaps = checkRequest(library, asked).filter(({ rule }) => rule === 'translation-missing')
      const questions = listQuestions(library, readRequest(library, asked))
      for (const language of asked.letters.filter((one) => one !== request.language)) {
        const keys = questions
          .filter(({ field }) => field.translate && isAnswered(asked.facts[field.key]))
          .flatMap(({ field }) => translationKeys(field, asked.facts[field.key]))
        assert.deepEqual(
          gaps.filter((gap) => gap.with?.['language'] === language).map(({ field }) => field),
          keys,
        )
      }
    }),
    { numRuns: 50 },
  ))

test('a rule is set aside where a person says so, for that field alone, and with a reason worth the name', () => {
  const request = without('purpose')
  const aside = (rule: string, field: string) => ({
    ...request,
    overrides: [{ rule, field, reason: 'The treaty of 1996 does not ask for it.' }],
  })
  assert.deepEqual(blockingDefects(library, aside('missing', 'purpose')), [])
  assert.equal(blockingDefects(library, aside('missing', 'facts')).length, 1)
  assert.equal(blockingDefects(library, aside('malformed', 'purpose')).length, 1)
  // The defect itself stays, so that the other State sees it with the reason.
  const [defect] = checkRequest(library, aside('missing', 'purpose')).filter(({ rule }) => rule === 'missing')
  assert.ok(isOverridden(aside('missing', 'purpose'), defect!))
  for (const reason of ['', 'because', '            ', 'x'.repeat(2001)]) {
    const given = { ...request, overrides: [{ rule: 'missing', field: 'purpose', reason }] }
    assert.ok(!Request.safeParse(given).success, `a reason that is none: "${reason.slice(0, 20)}"`)
  }
})

const single: readonly [what: string, change: Facts, expected: string][] = [
  [
    'an account number with a slip',
    { accounts: [{ number: 'CH93 0076 2011 6238 5295 8', bank: 'B' }] },
    'iban-invalid accounts.0.number',
  ],
  [
    'a period that ends before it begins',
    { period: { from: '2025-02-01', until: '2025-01-01' } },
    'until-before-from period',
  ],
  [
    'an offence in the future',
    { offenceDate: { from: '2027-01-01', until: '2027-02-01' } },
    'date-in-future offenceDate',
  ],
  ['a deadline that has passed', { deadline: '2026-11-24' }, 'deadline-passed deadline'],
  ['a choice outside the list', { stage: 'guessing' }, 'malformed stage'],
  ['a person without surname', { persons: [{ given: 'Joseph' }] }, 'malformed persons.0.surname'],
  ['a key that no form knows', { shoeSize: '43' }, 'unknown-field shoeSize'],
  [
    'an answer to a question of another measure',
    { placesToSearch: [{ address: 'x' }] },
    'not-asked placesToSearch',
  ],
  ['urgency without a reason', { urgency: 'soon' }, 'urgency-unfounded urgency'],
  ['a deadline without a reason', { deadlineReason: 'trial' }, 'deadline-unfounded deadlineReason'],
  [
    'secrecy without a reason',
    { confidentialityReason: 'secret' },
    'confidentiality-unfounded confidentialityReason',
  ],
]
const before = spelled(bridge)

for (const [what, change, expected] of single) {
  test(`${what} is found, and nothing else`, () => {
    const translations = { fr: { ...french, urgency: { text: 'bientôt', kind: 'machine' as const } } }
    const after = spelled({ ...withFacts(change), translations })
    assert.deepEqual(
      after.filter((defect) => !before.includes(defect)),
      [expected],
    )
  })
}

test('an account number of a State without such numbers is left alone', () => {
  const accounts = [{ number: '0012-345678', bank: 'B' }]
  assert.deepEqual(spelled(withFacts({ accounts })), before)
})

test('an obstacle that must stop the request blocks it; one that may is shown', () => {
  const offences = [{ ...(bridgeFacts['offences'] as object[])[0], maxMonthsRequested: 0 }]
  const defects = checkRequest(library, withFacts({ offences })).filter(({ rule }) => rule === 'obstacle')
  assert.ok(defects.length > 0)
  for (const { cites, severity, with: values } of defects) {
    assert.equal(values?.['code'], 'DUAL')
    assert.ok(cites.length > 0)
    assert.equal(severity, 'warning')
  }
})

test('whatever a stranger sends as answers is judged, and never stops the check', () => {
  const rough = fc.dictionary(fc.constantFrom(...fields.map(({ key }) => key), 'x'), fc.jsonValue(), {
    maxKeys: 15,
  })
  fc.assert(
    fc.property(requests, rough, (request, facts) => {
      for (const { rule, field, cites } of checkRequest(library, { ...request, facts }))
        assert.ok(rule && field && Array.isArray(cites))
    }),
    { numRuns: 300 },
  )
})

test('the check depends on nothing but books and request', () =>
  fc.assert(
    fc.property(requests, (request) => {
      const copy = Request.parse(JSON.parse(JSON.stringify(request)))
      assert.deepEqual(checkRequest(library, copy), checkRequest(library, request))
    }),
    { numRuns: 50 },
  ))
