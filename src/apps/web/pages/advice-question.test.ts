import { isFact } from '#core/kernel/finding'
import assert from 'node:assert/strict'
import test from 'node:test'
import { compileBooks } from '#adapters/books'
import type { Day } from '#core/kernel/day'
import { openLibrary } from '#core/knowledge/books'
import { advise } from '#core/law/advise'
import { controlFor, missingParts, readQuestion, situationOf, writeQuestion } from './advice-question.ts'
import { unclearParticipations, weighAdvice } from './weigh-advice.ts'

const library = openLibrary(compileBooks('knowledge'))
const today = '2026-11-25' as Day
const read = (address: string) =>
  readQuestion(new URLSearchParams(address.slice(address.indexOf('?'))), library, 'KEN', today)
const judge = (address: string) => {
  const question = read(address)
  return advise(library, situationOf(question, question.measures[0]!))
}

const whole =
  '/law?from=FRA&to=DEU&on=2024-03-01&measure=search-and-seizure,hearing-witness&offence=vienna-1988:3(1)(a),uncac:15' +
  '&penalty-from=60&penalty-to=0&political=no&military=no&fiscal=yes&group=yes&transnational=no&coercive=yes'

test('an address is read and written back as the same question', () => {
  const question = read(whole)
  assert.deepEqual(read(writeQuestion(question)), question)
  assert.equal(question.penaltyTo, 0)
  assert.deepEqual(question.known, {
    political: false,
    military: false,
    fiscal: true,
    group: true,
    transnational: false,
    coercive: true,
  })
})

test('what is not said is not known, and never no', () => {
  const question = read('/law')
  assert.deepEqual(
    [question.from, question.to, question.on, question.offences, question.known],
    ['KEN', '', today, undefined, {}],
  )
  assert.deepEqual(missingParts(question), ['to', 'measure'])
  assert.deepEqual(read('/law?offence=none').offences, [])
})

test('what the books do not know is left out', () => {
  const question = read('/law?to=ZZZ&measure=torture,search-and-seizure&penalty-to=-3&fiscal=perhaps')
  assert.deepEqual(
    [question.to, question.measures, question.penaltyTo, question.known],
    ['', ['search-and-seizure'], undefined, {}],
  )
})

test('every fact that the law asks for has a question on the page', () => {
  const measures = library.books.measures.map(({ id }) => id)
  const pairs = [
    'from=KEN&to=CHE',
    'from=FRA&to=DEU',
    'from=CHE&to=USA',
    'from=NLD&to=USA',
    'from=GBR&to=FRA',
  ]
  for (const pair of pairs) {
    for (const measure of measures) {
      const question = read(`/law?${pair}&measure=${measure}`)
      const { asks } = advise(library, situationOf(question, measure))
      for (const { path } of asks.filter((ask) => isFact(ask.path)))
        assert.ok(controlFor(path, question), `${path} (${pair}, ${measure})`)
    }
  }
})

test('a treaty that governs is a yes; without one the answer says what is not known', () => {
  const governed = weighAdvice(judge('/law?from=FRA&to=DEU&on=2024-03-01&measure=search-and-seizure'))
  assert.equal(governed.says, 'page.law.answer.yes')
  assert.deepEqual(
    governed.named.map(({ instrument }) => instrument.id),
    ['eu-eio-2014'],
  )
  const open = weighAdvice(judge('/law?from=KEN&to=CHE&measure=service-of-documents'))
  assert.equal(open.says, 'page.law.answer.depends')
  const unclear = judge('/law?from=ERI&to=SSD&measure=hearing-witness')
  assert.equal(weighAdvice(unclear).says, 'page.law.answer.unclear')
  assert.ok(unclearParticipations(unclear).includes('participation:uncac:ERI'))
})

test('want of dual criminality weighs as the right to refuse that it is', () => {
  const { tone, stands } = weighAdvice(
    judge('/law?from=KEN&to=CHE&measure=search-and-seizure&offence=uncac:15&penalty-to=0'),
  )
  assert.deepEqual([tone, stands], ['warning', 'page.law.stands.may'])
})
