import { isFact } from '#core/kernel/finding'
import assert from 'node:assert/strict'
import test from 'node:test'
import { compileBooks } from '#adapters/books'
import type { Day } from '#core/kernel/day'
import { openLibrary } from '#core/knowledge/books'
import { mechanisms } from '#core/knowledge/instrument'
import { advise } from '#core/law/advise'
import { catalogue, factAt } from './advice-catalogue.ts'
import { listAsks, nextQuestion } from './advice-next.ts'
import {
  answerWith,
  changeQuestion,
  controlFor,
  missingParts,
  readQuestion,
  writeQuestion,
  type Question,
} from './advice-question.ts'
import { situationOf } from './advice-situation.ts'
import { unclearParticipations, weighAdvice } from './weigh-advice.ts'

const library = openLibrary(compileBooks('knowledge'))
const today = '2026-11-25' as Day
const read = (address: string) =>
  readQuestion(new URLSearchParams(address.slice(address.indexOf('?'))), library, 'KEN', today)
const adviceOn = (question: Question) => advise(library, situationOf(question, question.measures[0]!))
const judge = (address: string) => adviceOn(read(address))

const whole =
  '/law?from=FRA&to=DEU&on=2024-03-01&measure=search-and-seizure,hearing-witness&offence=vienna-1988:3(1)(a),uncac:15' +
  '&penalty-from=60&penalty-to=0&political=no&military=no&fiscal=yes&group=yes&transnational=unknown&coercive=yes'

test('an address is read and written back as the same question', () => {
  const question = read(whole)
  assert.deepEqual(read(writeQuestion(question)), question)
  assert.equal(question.mechanism, 'mutual-legal-assistance')
  assert.deepEqual(Object.keys(question.answers).slice(0, 4), [
    'offence',
    'penalty-from',
    'penalty-to',
    'political',
  ])
  const compared = read('/law?elements=uncac:15~official~yes,vienna-1988:3(1)(a)~intent~no')
  assert.deepEqual(compared.elements, { 'uncac:15 official': true, 'vienna-1988:3(1)(a) intent': false })
  assert.deepEqual(read(writeQuestion(compared)), compared)
})

test('what is not said is not known, and never no', () => {
  const question = read('/law')
  assert.deepEqual(
    [question.from, question.to, question.on, question.answers, question.assumed],
    ['KEN', '', today, {}, ['from', 'on']],
  )
  assert.deepEqual(missingParts(question), ['to', 'mechanism', 'measure'])
  assert.equal(writeQuestion(question), '/law')
  const { offences, facts } = situationOf(
    read('/law?to=CHE&offence=none&coercive=unknown'),
    'hearing-witness',
  )
  assert.deepEqual(offences[0]!.conventionOffences, [])
  assert.equal(facts.coercive, undefined)
})

test('what the books do not know is left out', () => {
  const question = read(
    '/law?to=ZZZ&measure=torture,search-and-seizure&penalty-to=-3&fiscal=perhaps&nationality=FRA,XX',
  )
  assert.deepEqual([question.to, question.measures, question.answers], ['', ['search-and-seizure'], {}])
  // A measure of another mechanism is none of this one; where a mechanism means one measure, that is asked.
  assert.deepEqual(read('/law?mechanism=extradition&measure=search-and-seizure').measures, ['extradition'])
})

test('every fact of the catalogue reaches the law by the path under which it is asked', () => {
  const sample: Record<string, string> = {
    'yes-no': 'yes',
    penalty: '12',
    number: '12',
    state: 'ITA',
    states: 'ITA',
    sides: 'FRA',
    day: '2020-01-01',
    offences: 'uncac:15',
    conduct: 'fraud',
  }
  for (const fact of catalogue) {
    const text = fact.choices?.[0] ?? sample[fact.kind]!
    const question = read(`/law?from=FRA&to=DEU&mechanism=extradition&${fact.name}=${text}`)
    assert.equal(question.answers[fact.name], text, fact.name)
    const situation: unknown = situationOf(question, 'extradition')
    const path = fact.path.replace('$from', 'FRA').replace('$to', 'DEU').replace('[0]', '.0').split('.')
    const value = path.reduce<unknown>(
      (at, key) => (at as Record<string, unknown> | undefined)?.[key],
      situation,
    )
    assert.notEqual(value, undefined, `${fact.name} at ${fact.path}`)
    assert.equal(factAt(fact.path.replace('$from', 'FRA').replace('$to', 'DEU'), 'FRA', 'DEU'), fact)
  }
})

const pairs = [
  'from=KEN&to=CHE',
  'from=FRA&to=DEU',
  'from=CHE&to=USA',
  'from=NLD&to=USA',
  'from=GBR&to=FRA',
  'from=BRA&to=PRT',
]

test('every fact that the law asks for has a question on the page, under every mechanism', () => {
  for (const pair of pairs)
    for (const { id, mechanism, also } of library.books.measures)
      for (const one of [mechanism, ...(also ?? [])]) {
        const question = read(`/law?${pair}&mechanism=${one}&measure=${id}`)
        const { asks, weighed, risks } = adviceOn(question)
        const paths = [
          ...asks.map(({ path }) => path),
          ...weighed.flatMap((each) => each.asks),
          ...risks.flatMap((each) => each.asks ?? []),
        ]
        for (const path of paths.filter(isFact))
          assert.ok(controlFor(path, question), `${path} (${pair}, ${one}, ${id})`)
      }
})

test('one question leads to the next until nothing is left, and what is passed over is not asked again', () => {
  for (const pair of pairs)
    for (const mechanism of mechanisms) {
      const measure = library.books.measures.find((one) => one.mechanism === mechanism)!.id
      let question = read(`/law?${pair}&mechanism=${mechanism}&measure=${measure}&on=2026-01-01`)
      const seen = new Set<string>()
      for (;;) {
        const next = nextQuestion(library, question, adviceOn(question))
        if (!next) break
        assert.ok('ask' in next, 'everything that every request needs is said')
        const { name } = next.ask.fact
        assert.ok(!seen.has(name), `${name} is asked twice (${pair}, ${mechanism})`)
        seen.add(name)
        question = changeQuestion(question, { answers: answerWith(question, name, 'unknown') })
      }
      for (const { fact } of listAsks(adviceOn(question), question))
        assert.equal(question.answers[fact.name], 'unknown')
    }
})

test('first comes what every request needs; then a fact; a special topic only when somebody raises it', () => {
  const start = (address: string) => {
    const next = nextQuestion(library, read(address), undefined)
    return next && 'start' in next ? next.start : undefined
  }
  assert.equal(start('/law'), 'from')
  assert.equal(start('/law?from=FRA'), 'to')
  assert.equal(start('/law?from=FRA&to=DEU'), 'mechanism')
  assert.equal(start('/law?from=FRA&to=DEU&mechanism=confiscation'), 'measure')
  assert.equal(start('/law?from=FRA&to=DEU&mechanism=extradition'), 'on')
  assert.equal(start('/law?from=FRA&to=FRA&mechanism=extradition'), 'to')
  const names = (address: string) => {
    const question = read(address)
    return listAsks(adviceOn(question), question).map(({ fact }) => fact.name)
  }
  const surrender = '/law?from=FRA&to=DEU&mechanism=extradition&on=2024-03-01&phase=execution'
  assert.ok(!names(surrender).includes('summoned'))
  assert.ok(names(`${surrender}&absence=yes`).includes('summoned'))
})

test('a treaty that governs is a yes; without one the answer says what is not known', () => {
  const governed = weighAdvice(
    judge(
      '/law?from=FRA&to=DEU&on=2024-03-01&measure=search-and-seizure&penalty-to=60&penalty-from=60&coercive=yes',
    ),
  )
  assert.equal(governed.says, 'page.law.answer.yes')
  assert.deepEqual(
    governed.named.map(({ instrument }) => instrument.id),
    ['eu-eio-2014'],
  )
  const open = weighAdvice(judge('/law?from=KEN&to=CHE&measure=service-of-documents'))
  assert.equal(open.says, 'page.law.answer.depends')
  const unclear = judge('/law?from=ERI&to=SSD&measure=hearing-witness&offence=none')
  assert.equal(weighAdvice(unclear).says, 'page.law.answer.unclear')
  assert.ok(unclearParticipations(unclear).length > 0)
})

test('want of dual criminality weighs as the right to refuse that it is', () => {
  const { tone, stands } = weighAdvice(
    judge('/law?from=KEN&to=CHE&measure=search-and-seizure&offence=uncac:15&penalty-to=0'),
  )
  assert.deepEqual([tone, stands], ['warning', 'page.law.stands.may'])
})

test('what binds to refuse and can be cured is told apart from what cannot', () => {
  const surrender =
    '/law?from=FRA&to=DEU&mechanism=extradition&on=2024-03-01&phase=prosecution&conduct=fraud&penalty-from=60&penalty-to=60'
  assert.equal(weighAdvice(judge(`${surrender}&issuer=police`)).stands, 'page.law.stands.curable')
  assert.equal(weighAdvice(judge(`${surrender}&penalty-from=6`)).tone, 'danger')
})
