import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import {
  endStates,
  firstState,
  isOpen,
  mutualLegalAssistance,
  openMoves,
  stateAfter,
  step,
  type Mover,
  type Side,
} from '#core/case/lifecycle'
import { messageKinds } from '#core/exchange/message'

const sides: readonly Side[] = ['requesting', 'requested']
const movers: readonly Mover[] = ['officer', 'approver', 'dispatch', 'counterpart', 'exchange']
const movesOf = (side: Side) => mutualLegalAssistance[side]
const statesOf = (side: Side) => [...new Set(movesOf(side).flatMap(([from, , , to]) => [from, to]))]
const eventsOf = (side: Side) => [...new Set(movesOf(side).map(([, event]) => event))]

/** All states to which moves lead from this one, itself included. */
function reach(side: Side, from: string): Set<string> {
  const seen = new Set([from])
  for (const state of seen) for (const [a, , , b] of movesOf(side)) if (a === state) seen.add(b)
  return seen
}

for (const side of sides) {
  test(`${side}: every state is reached from the first one`, () => {
    const reached = reach(side, firstState[side])
    assert.deepEqual(
      statesOf(side).filter((state) => !reached.has(state)),
      [],
    )
  })

  test(`${side}: from every open state there is a way to an end, and none leads out of it`, () => {
    for (const state of statesOf(side)) {
      if (isOpen(state))
        assert.ok(
          endStates.some((end) => reach(side, state).has(end)),
          state,
        )
      else assert.deepEqual([...reach(side, state)], [state])
    }
  })

  test(`${side}: from every open state our own people can bring the case to an end without the other State`, () => {
    const own = (state: string) => {
      const seen = new Set([state])
      for (const at of seen)
        for (const [from, , by, to] of movesOf(side))
          if (from === at && by !== 'counterpart' && by !== 'exchange') seen.add(to)
      return seen
    }
    for (const state of statesOf(side).filter(isOpen))
      assert.ok(
        endStates.some((end) => own(state).has(end)),
        `${state} waits for the other State for ever`,
      )
  })

  test(`${side}: one event of one mover has one outcome`, () => {
    const keys = movesOf(side).map(([from, event, by]) => `${from} ${event} ${by}`)
    assert.equal(new Set(keys).size, keys.length)
  })

  test(`${side}: what is sent or comes in is a message that the exchange knows`, () => {
    for (const [, event, by] of movesOf(side)) {
      const isMessage = (messageKinds as readonly string[]).includes(event)
      assert.equal(isMessage, by === 'dispatch' || by === 'counterpart', event)
    }
  })

  test(`${side}: a step goes where the table says, and else names what is open`, () => {
    const [states, events] = [statesOf(side), [...eventsOf(side), 'dance']]
    for (const state of states)
      for (const event of events)
        for (const by of movers) {
          const moves = movesOf(side).filter(([from, , mover]) => from === state && mover === by)
          const move = moves.find((one) => one[1] === event)
          assert.deepEqual(
            step(side, state, event, by),
            move ? { to: move[3] } : { open: moves.map((one) => one[1]) },
          )
        }
  })

  test(`${side}: what people can do is what a step lets them do`, () => {
    for (const state of statesOf(side)) {
      for (const { event, by } of openMoves(side, state)) {
        assert.ok('to' in step(side, state, event, by))
        assert.ok(['officer', 'approver', 'dispatch'].includes(by))
      }
    }
  })

  test(`${side}: the state is the reduction of the events, and what opens no move changes nothing`, () => {
    const happening = fc.record({
      event: fc.constantFrom(...eventsOf(side), 'note'),
      by: fc.constantFrom(...movers),
    })
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 30 }), (events) => {
        let state = firstState[side]
        for (const { event, by } of events) {
          const moved = step(side, state, event, by)
          if ('to' in moved) state = moved.to
        }
        assert.equal(stateAfter(side, events), state)
        const twice = events.flatMap((one) => [one, { event: 'note', by: 'officer' as const }])
        assert.equal(stateAfter(side, twice), state)
      }),
      { numRuns: 500 },
    )
  })
}

test('the requesting State can withdraw from when it has sent until a result or refusal has come', () => {
  const after = [...reach('requesting', 'sent')].filter(isOpen)
  const done = ['executed', 'refused', 'withdrawn', 'drafting', 'in-review']
  for (const state of after) {
    const withdrawn = step('requesting', state, 'withdrawal', 'dispatch')
    if (done.includes(state)) assert.ok('open' in withdrawn, state)
    else assert.deepEqual(withdrawn, { to: 'withdrawn' }, state)
  }
})

test('the requested State takes a withdrawal wherever it could still execute', () => {
  for (const state of statesOf('requested').filter(isOpen)) {
    const moved = step('requested', state, 'withdrawal', 'counterpart')
    assert.equal('to' in moved, !['executed', 'refused', 'withdrawn'].includes(state), state)
  }
})

test('nobody releases what they prepared: what leaves is always a dispatch', () => {
  for (const side of sides)
    for (const [, event, by] of movesOf(side))
      if ((messageKinds as readonly string[]).includes(event))
        assert.ok(by === 'dispatch' || by === 'counterpart')
})
