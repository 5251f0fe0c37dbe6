import assert from 'node:assert/strict'
import test from 'node:test'
import { isOpen, mutualLegalAssistance, step, type Side } from '#core/case/lifecycle'

/** Both copies of one case and what is on the way between them. */
interface World {
  readonly requesting: string
  /** Undefined until the request has arrived. */
  readonly requested: string | undefined
  /** Messages on the way, oldest first; `receipt` is the one for the request. */
  readonly toRequested: readonly string[]
  readonly toRequesting: readonly string[]
  readonly receipt: boolean
  /** How often each message may still be sent. */
  readonly left: Readonly<Record<string, number>>
}

const start: World = {
  requesting: 'in-review',
  requested: undefined,
  toRequested: [],
  toRequesting: [],
  receipt: false,
  left: { 'information-request': 1, 'partial-result': 1, supplement: 1, postponement: 1, acceptance: 2 },
}

const dispatches = (side: Side, from: string | undefined) =>
  mutualLegalAssistance[side].filter((move) => move[0] === from && move[2] === 'dispatch')

const arrive = (side: Side, state: string, event: string): string => {
  const moved = step(side, state, event, 'counterpart')
  return 'to' in moved ? moved.to : state
}

/** Everything that one of the two, or the wire, can do next. */
function next(world: World, inOrder: boolean): World[] {
  const worlds: World[] = []
  for (const side of ['requesting', 'requested'] as const) {
    const way = side === 'requesting' ? 'toRequested' : 'toRequesting'
    for (const [, event, , to] of dispatches(side, world[side])) {
      const left = world.left[event] ?? 1
      if (left === 0 || event === 'closing') continue
      worlds.push({
        ...world,
        [side]: to,
        [way]: [...world[way], event],
        left: { ...world.left, [event]: left - 1 },
      })
    }
    // What waits at this side's door.
    const door = side === 'requesting' ? 'toRequesting' : 'toRequested'
    for (const [at, event] of world[door].entries()) {
      if (inOrder && at > 0) break
      const rest = world[door].toSpliced(at, 1)
      if (event === 'request') worlds.push({ ...world, requested: 'received', [door]: rest, receipt: true })
      else if (world[side] !== undefined)
        worlds.push({ ...world, [side]: arrive(side, world[side], event), [door]: rest })
    }
  }
  if (world.receipt) {
    const moved = step('requesting', world.requesting, 'deliver', 'exchange')
    worlds.push({ ...world, receipt: false, requesting: 'to' in moved ? moved.to : world.requesting })
  }
  return worlds
}

/** Every world that can come about, and those among them in which nothing is on the way any more. */
function explore(inOrder: boolean): { all: number; quiet: World[] } {
  const keyOf = (world: World) => JSON.stringify([world, inOrder ? '' : world.toRequesting.toSorted()])
  const seen = new Map([[keyOf(start), start]])
  for (const world of seen.values()) {
    for (const one of next(world, inOrder)) {
      const tidy = inOrder
        ? one
        : { ...one, toRequested: one.toRequested.toSorted(), toRequesting: one.toRequesting.toSorted() }
      const key = keyOf(tidy)
      if (!seen.has(key)) seen.set(key, tidy)
    }
  }
  const quiet = [...seen.values()].filter(
    ({ toRequested, toRequesting, receipt, requested }) =>
      toRequested.length + toRequesting.length === 0 && !receipt && requested !== undefined,
  )
  return { all: seen.size, quiet }
}

/** The state in which the other copy must be, once nothing is on the way. */
const counterparts: Readonly<Record<string, readonly string[]>> = {
  received: ['delivered'],
  registered: ['acknowledged'],
  'information-requested': ['information-requested'],
  executing: ['executing'],
  'partially-executed': ['partially-executed'],
  postponed: ['postponed'],
  // A withdrawal may cross the last word of the other State; then each keeps what it has said.
  executed: ['executed', 'withdrawn'],
  refused: ['refused', 'withdrawn'],
  withdrawn: ['withdrawn'],
}
const told = ({ requesting, requested }: World) => `requesting: ${requesting}, requested: ${requested}`

test('where messages come in order, both copies agree once nothing is on the way', () => {
  const { all, quiet } = explore(true)
  assert.ok(all > 1000 && quiet.length > 50, `${all} worlds, ${quiet.length} quiet`)
  const wrong = quiet.filter((world) => !counterparts[world.requested!]!.includes(world.requesting))
  assert.deepEqual([...new Set(wrong.map(told))], [])
})

test('in whatever order messages come, no result, refusal or withdrawal is lost', () => {
  const { all, quiet } = explore(false)
  assert.ok(all > 1000 && quiet.length > 50, `${all} worlds, ${quiet.length} quiet`)
  const last = ['executed', 'refused', 'withdrawn']
  const wrong = quiet.filter(
    (world) => last.includes(world.requested!) && !counterparts[world.requested!]!.includes(world.requesting),
  )
  assert.deepEqual([...new Set(wrong.map(told))], [])
  const missed = quiet.filter((world) => world.requesting === 'withdrawn' && !last.includes(world.requested!))
  assert.deepEqual([...new Set(missed.map(told))], [])
})

test('in whatever order messages come, both can still bring the case to an end', () => {
  for (const { requesting, requested } of explore(false).quiet) {
    for (const [side, state] of [
      ['requesting', requesting],
      ['requested', requested!],
    ] as const) {
      const own = mutualLegalAssistance[side].some((move) => move[0] === state && move[2] !== 'counterpart')
      assert.ok(own && isOpen(state), `${side}: ${state}`)
    }
  }
})
