import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { addWorkingDays, durationDays, nextAction } from '#core/case/due'
import { endStates, firstState, isOpen, mutualLegalAssistance, type Side } from '#core/case/lifecycle'
import { addDays, day, daysBetween, weekday, type Day } from '#core/kernel/day'
import { cite } from '#core/kernel/finding'
import { compileBooks } from '#adapters/books'
import type { Clock } from '#core/law/weigh'

const sides: readonly Side[] = ['requesting', 'requested']
const civilDays = fc.nat(20_000).map((after) => addDays(day('2000-01-01'), after))
const statesOf = (side: Side) => [
  ...new Set([firstState[side], ...mutualLegalAssistance[side].flatMap(([from, , , to]) => [from, to])]),
]
const isWeekend = (on: Day) => weekday(on) === 0 || weekday(on) === 6
const { words } = compileBooks('knowledge')

test('a working day is never a Saturday or Sunday, and as many lie between as were asked', () =>
  fc.assert(
    fc.property(civilDays, fc.integer({ min: 1, max: 60 }), (from, count) => {
      const on = addWorkingDays(from, count)
      assert.ok(!isWeekend(on))
      const between = Array.from({ length: daysBetween(from, on) }, (_, after) => addDays(from, after + 1))
      assert.equal(between.filter((one) => !isWeekend(one)).length, count)
    }),
    { numRuns: 500 },
  ))

test('no working day is the day itself', () =>
  assert.equal(addWorkingDays(day('2026-11-24'), 0), '2026-11-24'))

test('from a Friday the next working day is Monday', () => {
  for (const from of ['2026-11-27', '2026-11-28', '2026-11-29'])
    assert.equal(addWorkingDays(day(from), 1), '2026-11-30')
})

test('a duration of days is its days; one of hours is rounded up', () => {
  for (const [length, days] of [
    ['P30D', 30],
    ['PT24H', 1],
    ['PT25H', 2],
    ['PT96H', 4],
  ] as const)
    assert.equal(durationDays(length), days)
})

const clocks: readonly Clock[] = [
  { for: 'acknowledgement', length: 'P7D', from: 'receipt', cites: [cite('eu-eio-2014', '16(1)')] },
  { for: 'decision', length: 'P30D', from: 'receipt', cites: [cite('eu-eio-2014', '12(3)')] },
  { for: 'execution', length: 'P90D', from: 'decision', cites: [cite('eu-eio-2014', '12(4)')] },
]

for (const side of sides) {
  for (const state of statesOf(side)) {
    test(`${side}, ${state}: ${isOpen(state) ? 'says what is next, and it is in the words' : 'nothing is due'}`, () => {
      const next = nextAction(side, state, day('2026-11-24'), [])
      if (!isOpen(state)) return assert.equal(next, undefined)
      assert.ok(next && next.due > '2026-11-24' && next.because === 'practice')
      assert.notEqual(next.action, 'review-case', 'a state of its own has a rule of its own')
      for (const language of ['en', 'fr', 'es'])
        assert.ok(words[language]![`next.${next.action}`], next.action)
    })
  }
}

test('the clock of the law goes before practice, and is named', () => {
  const due = (side: Side, state: string) => nextAction(side, state, day('2026-11-24'), clocks)
  assert.deepEqual(due('requested', 'registered'), {
    action: 'decide',
    due: '2026-12-24',
    because: 'eu-eio-2014 12(3)',
  })
  assert.equal(due('requested', 'received')?.because, 'eu-eio-2014 16(1)')
  assert.equal(due('requesting', 'delivered')?.due, '2026-12-01')
  assert.equal(due('requested', 'executing')?.because, 'eu-eio-2014 12(4)')
  assert.equal(due('requesting', 'drafting')?.because, 'practice')
})

test('a day that the requesting State named can only bring execution forward', () =>
  fc.assert(
    fc.property(civilDays, civilDays, fc.constantFrom(...sides), (since, wanted, side) => {
      const plain = nextAction(side, 'executing', since, clocks)!
      const asked = nextAction(side, 'executing', since, clocks, wanted)!
      assert.equal(asked.due, wanted < plain.due ? wanted : plain.due)
      assert.equal(asked.because, wanted < plain.due ? 'deadline-of-request' : plain.because)
      assert.deepEqual(
        nextAction(side, 'postponed', since, clocks, wanted),
        nextAction(side, 'postponed', since, clocks),
      )
    }),
  ))

test('end states are end states on both sides', () => {
  for (const side of sides)
    for (const [from] of mutualLegalAssistance[side]) assert.ok(!endStates.includes(from), from)
})
