import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { addDays, type Day } from '#core/kernel/day'
import { bindingOf } from '#core/law/binding'
import { days, library } from '#core/law/situations.fixture'

const { instruments, participations } = library.books
const rows = participations.flatMap((file) => {
  const instrument = library.instrument(file.instrument)!
  return file.bound.map((row) => ({ file, instrument, row }))
})
const dated = rows.filter(({ row }) => row.from !== undefined)
const bilaterals = instruments.filter(({ between, inForce }) => between && inForce)

test('the books have rows to judge', () => {
  assert.ok(dated.length > 1000 && rows.length > dated.length && bilaterals.length > 60)
})

test('a State is bound from the first day of its row, and not by that row the day before', () => {
  for (const { instrument, row } of dated) {
    const told = `${instrument.id} ${row.state} from ${row.from}`
    const on = bindingOf(library, instrument, row.state, row.from as Day)
    assert.deepEqual([on.answer, on.reason, on.from], ['yes', 'bound', row.from], told)
    const before = bindingOf(library, instrument, row.state, addDays(row.from as Day, -1))
    assert.ok(before.answer !== 'yes' || before.from !== row.from, told)
    const earlier = dated.some(
      (other) =>
        other.instrument === instrument &&
        other.row.state === row.state &&
        other.row !== row &&
        other.row.from! < row.from!,
    )
    // Of a day by which the State was bound for certain, the day before is not known, unless nobody was bound yet.
    const open =
      row.atLatest && instrument.inForce !== null && addDays(row.from as Day, -1) >= instrument.inForce
    if (!earlier)
      assert.deepEqual(
        [before.answer, before.reason],
        open ? ['unknown', 'date-not-known'] : ['no', 'not-yet'],
        told,
      )
  }
})

test('a State is bound to the day before `until`, and not by that row on the day', () => {
  const ended = dated.filter(({ row }) => row.until !== undefined)
  assert.ok(ended.length >= 4)
  for (const { instrument, row } of ended) {
    const told = `${instrument.id} ${row.state} until ${row.until}`
    const last = bindingOf(library, instrument, row.state, addDays(row.until as Day, -1))
    assert.deepEqual([last.answer, last.from], ['yes', row.from], told)
    const after = bindingOf(library, instrument, row.state, row.until as Day)
    assert.ok(after.answer !== 'yes' || after.from === row.until, told)
  }
})

test('a row without a first day never binds, and is not known from the act on', () => {
  const undated = rows.filter(({ row }) => row.from === undefined)
  assert.ok(undated.length > 0)
  for (const { instrument, row, file } of undated) {
    const others = file.bound.filter(({ state, from }) => state === row.state && from !== undefined)
    fc.assert(
      fc.property(days, (on) => {
        const binding = bindingOf(library, instrument, row.state, on)
        if (others.length === 0) assert.notEqual(binding.answer, 'yes')
        if (row.deposited && on < row.deposited) assert.notEqual(binding.answer, 'unknown')
      }),
    )
  }
})

test('a treaty between two States binds both from its first to its last day, and nobody else', () => {
  for (const instrument of bilaterals) {
    const { between, inForce, lastInForce, endNotKnown } = instrument
    for (const state of between!) {
      const reasonOn = (on: Day) => bindingOf(library, instrument, state, on).reason
      // A historic treaty of which nobody knows whether it ended binds nobody for certain.
      assert.equal(reasonOn(inForce as Day), endNotKnown ? 'date-not-known' : 'bound', instrument.id)
      assert.equal(reasonOn(addDays(inForce as Day, -1)), 'not-yet', instrument.id)
      if (!lastInForce) continue
      assert.equal(reasonOn(lastInForce as Day), 'bound', instrument.id)
      assert.equal(reasonOn(addDays(lastInForce as Day, 1)), 'ended', instrument.id)
    }
    const stranger = library.books.states.find(({ code }) => !between!.includes(code))!.code
    assert.equal(bindingOf(library, instrument, stranger, inForce as Day).answer, 'no')
  }
})

test('no State is bound twice on one day', () => {
  for (const { instrument, bound } of participations) {
    for (const row of bound) {
      const twice = bound.filter(
        (other) =>
          other.state === row.state &&
          other.from !== undefined &&
          row.from !== undefined &&
          other.from <= row.from &&
          row.from < (other.until ?? '9999-12-31'),
      )
      assert.ok(twice.length <= 1, `${instrument} ${row.state} on ${row.from}`)
    }
  }
})

test('no row of a multilateral treaty binds before the treaty is in force, save Union acts', () => {
  for (const { instrument, row } of dated) {
    if (instrument.class === 'union-order' || instrument.inForce === null) continue
    assert.ok(row.from! >= instrument.inForce, `${instrument.id} ${row.state} ${row.from}`)
  }
})

test('whether a State is bound is answered with a reason that fits, on every day', () => {
  const reasons = {
    yes: ['bound'],
    no: ['not-yet', 'ended', 'signed-only', 'not-party'],
    unknown: ['date-not-known', 'no-record', 'signed-only'],
  }
  const anyInstrument = fc.constantFrom(...instruments)
  const anyState = fc.constantFrom(...library.books.states.map(({ code }) => code))
  fc.assert(
    fc.property(anyInstrument, anyState, days, (instrument, state, on) => {
      const binding = bindingOf(library, instrument, state, on)
      assert.ok(reasons[binding.answer].includes(binding.reason), `${binding.answer}: ${binding.reason}`)
      if (binding.answer === 'yes' && binding.from) assert.ok(binding.from <= on)
      if (binding.answer === 'yes' && binding.until) assert.ok(on < binding.until)
      if (binding.reason === 'not-yet' && binding.from) assert.ok(on < binding.from)
    }),
    { numRuns: 5000 },
  )
})
