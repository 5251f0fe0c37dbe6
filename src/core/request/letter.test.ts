import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import {
  fields,
  frameOf,
  languages,
  library,
  measures,
  readPaper,
  requests,
  textsOf,
} from '#core/request/answers.fixture'
import { translationKeys } from '#core/request/check-request'
import { formatDay } from '#core/request/format'
import { composeLetter } from '#core/request/letter'
import { listQuestions, readRequest } from '#core/request/questions'
import type { Request } from '#core/request/request'
import { isAnswered } from '#core/request/values'

const anyLanguage = fc.constantFrom(...languages)
const letterOf = (request: Request, language: string) =>
  composeLetter(library, request, frameOf(request), language)
const questionsOf = (request: Request) => listQuestions(library, readRequest(library, request))

test('there are seven measures with a form, and every type of field is used', () => {
  assert.equal(measures.length, 7)
  assert.ok(new Set(fields.map(({ type }) => type)).size >= 15)
})

test('no letter has a missing word, or the inside of the program', () =>
  fc.assert(
    fc.property(requests, anyLanguage, (request, language) => {
      const text = readPaper(letterOf(request, language))
      for (const hole of ['‹', 'undefined', '[object', 'NaN', 'null', '{', 'Invalid Date'])
        assert.ok(
          !text.includes(hole),
          `${hole}: ${text.slice(text.indexOf(hole) - 60, text.indexOf(hole) + 60)}`,
        )
    }),
    { numRuns: 300 },
  ))

test('each needed question without an answer is an open block; nothing else is open', () =>
  fc.assert(
    fc.property(requests, anyLanguage, (request, language) => {
      const needed = questionsOf(request)
        .filter((question) => question.needed && !isAnswered(request.facts[question.field.key]))
        .map(({ field }) => field.key)
      const open = letterOf(request, language).blocks.flatMap((block) =>
        block.kind === 'paragraph' && block.open ? (block.from ?? []) : [],
      )
      // The basis, too, stays open while it depends on the offences.
      const others = (keys: readonly string[]) => keys.filter((key) => key !== 'offences').sort()
      assert.deepEqual(others(open), others(needed))
      if (needed.includes('offences')) assert.ok(open.includes('offences'))
    }),
    { numRuns: 200 },
  ))

/** The words, days and names of an answer that must be read in the letter. */
function tokensOf(value: unknown, language: string): string[] {
  if (typeof value === 'string')
    return /^\d{4}(-\d\d){0,2}$/.test(value)
      ? [formatDay(language, value)]
      : (value.match(/\bw\d+x\b/g) ?? [])
  if (Array.isArray(value)) return value.flatMap((item) => tokensOf(item, language))
  return Object.values(value ?? {}).flatMap((member) => tokensOf(member, language))
}

test('every answer to a question that is asked is read in the letter, and points back to its field', () =>
  fc.assert(
    fc.property(requests, anyLanguage, (request, language) => {
      const { blocks } = letterOf(request, language)
      for (const { field } of questionsOf(request)) {
        const value = request.facts[field.key]
        // A "no" asks for nothing: the letter says only what is asked for.
        if (!isAnswered(value) || value === false) continue
        const mine = blocks.filter((block) => 'from' in block && block.from?.includes(field.key))
        const text = mine.flatMap(textsOf).join('\n').toLowerCase()
        assert.ok(text.length > 0, `${field.key} is not in the letter`)
        const tokens = field.type === 'number' ? [String(value)] : tokensOf(value, language)
        for (const token of tokens)
          assert.ok(text.includes(token.toLowerCase()), `${field.key}: ${token} is not in ${text}`)
      }
    }),
    { numRuns: 200 },
  ))

test('a letter in another language takes the translation of every answer that has one', () =>
  fc.assert(
    fc.property(requests, anyLanguage, (request, language) => {
      fc.pre(language !== request.language)
      const keys = questionsOf(request)
        .filter(({ field }) => field.translate && isAnswered(request.facts[field.key]))
        .flatMap(({ field }) => translationKeys(field, request.facts[field.key]))
      const translations = Object.fromEntries(
        keys.map((key, at) => [key, { text: `t${at}y`, kind: 'certified' as const }]),
      )
      const letter = readPaper(letterOf({ ...request, translations: { [language]: translations } }, language))
      for (const [key, { text }] of Object.entries(translations))
        assert.match(letter, new RegExp(`\\b${text}\\b`), `${key} is not taken from its translation`)
      const own = readPaper(
        letterOf({ ...request, translations: { [language]: translations } }, request.language),
      )
      assert.doesNotMatch(own, /\bt\d+y\b/)
    }),
    { numRuns: 200 },
  ))

test('the basis stands in the letter, each instrument with its articles', () =>
  fc.assert(
    fc.property(requests, anyLanguage, (request, language) => {
      const { bases, advice } = readRequest(library, request)
      const { blocks } = letterOf(request, language)
      const list = blocks.find((block) => block.kind === 'list' && block.from?.includes('bases'))
      if (!list) {
        // While a convention may still carry the request, none is named and none renounced.
        assert.ok(
          blocks.some(
            (block) => block.kind === 'paragraph' && block.open && block.from?.includes('offences'),
          ),
        )
        assert.ok(advice.some(({ considered }) => considered.some(({ role }) => role === 'possible')))
        return
      }
      assert.ok(list.kind === 'list')
      assert.equal(list.items.length, bases.length)
      for (const [at, id] of bases.entries()) {
        if (id === 'national-law') continue
        const articles = advice.flatMap((one) =>
          one.bases.filter(({ instrument }) => instrument.id === id).flatMap((basis) => basis.articles),
        )
        for (const article of articles) assert.ok(list.items[at]!.includes(article), `${id} ${article}`)
      }
    }),
    { numRuns: 100 },
  ))

test('a draft is marked as one; secrecy and urgency are marked in every language', () =>
  fc.assert(
    fc.property(requests, anyLanguage, (request, language) => {
      const facts = { ...request.facts, confidentiality: true, urgency: 'the witness leaves tomorrow' }
      const frame = frameOf(request)
      const mark = (draft: boolean, given: Request) =>
        composeLetter(library, given, { ...frame, draft }, language).marking?.split(' · ').length ?? 0
      assert.equal(mark(true, { ...request, facts }), 3)
      assert.equal(mark(false, { ...request, facts }), 2)
      assert.equal(mark(false, { ...request, facts: {} }), 0)
    }),
    { numRuns: 50 },
  ))

/** A draft while it is being typed, or a request from a stranger: any JSON under any key. */
const roughFacts = fc.dictionary(
  fc.constantFrom(...fields.map(({ key }) => key)),
  fc.oneof(
    fc.jsonValue(),
    fc.array(
      fc.record({ given: fc.string(), title: fc.jsonValue(), from: fc.jsonValue() }, { requiredKeys: [] }),
    ),
  ) as fc.Arbitrary<unknown>,
  { maxKeys: 12 },
)

test('whatever stands in the answers, a letter comes out', () =>
  fc.assert(
    fc.property(requests, roughFacts, anyLanguage, (request, facts, language) => {
      letterOf({ ...request, facts }, language)
    }),
    { numRuns: 500 },
  ))
