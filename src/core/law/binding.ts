import { addDays, holds, type Day } from '#core/kernel/day'
import type { Library } from '#core/knowledge/books'
import type { Instrument } from '#core/knowledge/instrument'
import type { Declaration, Participation, Participations } from '#core/knowledge/participation'

/** Why a State is bound, is not, or why that is not known. */
export type BindingReason =
  | 'bound'
  | 'not-yet'
  | 'ended'
  | 'signed-only'
  | 'not-party'
  | 'date-not-known'
  | 'no-record'
  /** Ended, but goes on for the person of this request. */
  | 'continues'
  /** Has not ended, and is not applied for the time being. */
  | 'suspended'
  /** One of the two has declared that it does not apply the instrument with the other. */
  | 'excluded'

/** Whether one State is bound by one instrument on one day, and where that stands written. */
export interface Binding {
  readonly state: string
  readonly answer: 'yes' | 'no' | 'unknown'
  readonly reason: BindingReason
  readonly from?: string
  readonly until?: string
  readonly source?: string
  readonly confidence?: 'high' | 'medium' | 'low'
  /** Where the instrument binds two sides: which one the State stands on. */
  readonly side?: string
}

interface StateRows {
  readonly bound: readonly Participation[]
  readonly signed: boolean
  readonly declarations: readonly Declaration[]
}

const indexes = new WeakMap<Participations, Map<string, StateRows>>()

/** Rows of one State, from an index that is built once per file. */
export function rowsOf(file: Participations, state: string): StateRows | undefined {
  let index = indexes.get(file)
  if (!index) {
    const states = new Set([...file.bound, ...file.signed, ...file.declarations].map((row) => row.state))
    index = new Map(
      [...states].map((code) => [
        code,
        {
          bound: file.bound.filter((row) => row.state === code),
          signed: file.signed.some((row) => row.state === code),
          declarations: file.declarations.filter((row) => row.state === code),
        },
      ]),
    )
    indexes.set(file, index)
  }
  return index.get(state)
}

const none: readonly Declaration[] = []

/** Declarations of a State under an instrument that have effect on the day towards the other State. */
export function declarationsOf(
  library: Library,
  instrument: string,
  { state, towards, on }: { readonly state: string; readonly towards: string; readonly on: Day },
): readonly Declaration[] {
  const file = library.participation(instrument)
  const rows = file && rowsOf(file, state)?.declarations
  if (!rows || rows.length === 0) return none
  return rows.filter(
    (row) =>
      (row.from === undefined || row.from <= on) &&
      (row.until === undefined || on < row.until) &&
      (row.towards === undefined || row.towards.includes(towards)),
  )
}

type EffectKind = NonNullable<Declaration['effect']>['kind']
const effects = new WeakMap<Participations, ReadonlySet<EffectKind>>()

/** Whether any State has made a declaration with that effect under the instrument: mostly none has, and nobody need be asked. */
export function isDeclared(library: Library, instrument: string, effect: EffectKind): boolean {
  const file = library.participation(instrument)
  if (!file) return false
  let kinds = effects.get(file)
  if (!kinds) {
    kinds = new Set(file.declarations.flatMap((row) => (row.effect ? [row.effect.kind] : [])))
    effects.set(file, kinds)
  }
  return kinds.has(effect)
}

/**
 * Is the State bound by the instrument on the day?
 *
 * A State is bound on its day of entry into force and still on the last day before a withdrawal takes
 * effect. A State without a row is *not party* only where the list is complete; otherwise it is *not known*.
 *
 * @source VCLT art. 24 (entry into force), 54 (withdrawal); the dates are those of the participation files
 */
export function bindingOf(library: Library, instrument: Instrument, state: string, on: Day): Binding {
  return bindingOn(timelineOf(library, instrument, state), dayNumber(on))
}

/** A day as a number that grows with it, e.g. 20240301: numbers are compared faster than texts. */
export function dayNumber(on: string): number {
  let number = 0
  for (let at = 0; at < 10; at++) if (at !== 4 && at !== 7) number = number * 10 + on.charCodeAt(at) - zero
  return number
}
const zero = 48

/** The binding that holds on a day, given as its number. */
export function bindingOn(timeline: Timeline, on: number): Binding {
  let at = timeline.length - 1
  while (at > 0 && on < timeline[at]!.from) at--
  return timeline[at]!.binding
}

/** From a day on, until the next piece begins, the binding stays the same. */
interface Piece {
  readonly from: number
  readonly binding: Binding
}
export type Timeline = readonly Piece[]
const timelines = new WeakMap<Library, Map<Instrument, Map<string, Timeline>>>()

/** The bindings of one State by one instrument over all time: they change only on the days that its rows name. */
export function timelineOf(library: Library, instrument: Instrument, state: string): Timeline {
  let byInstrument = timelines.get(library)
  if (!byInstrument) timelines.set(library, (byInstrument = new Map<Instrument, Map<string, Timeline>>()))
  let byState = byInstrument.get(instrument)
  if (!byState) byInstrument.set(instrument, (byState = new Map<string, Timeline>()))
  const kept = byState.get(state)
  if (kept) return kept
  const file = instrument.between ? undefined : library.participation(instrument.id)
  const rows = (file && rowsOf(file, state)?.bound) ?? []
  const days = instrument.between
    ? [
        instrument.inForce,
        instrument.lastInForce && addDays(instrument.lastInForce as Day, 1),
        ...(instrument.suspensions ?? []).flatMap(({ from, until }) => [from, until]),
      ]
    : [instrument.inForce, ...rows.flatMap(({ from, until, deposited }) => [from, until, deposited])]
  const known = days.filter((one): one is Day => typeof one === 'string')
  const cuts = [...new Set(['0000-01-01' as Day, ...known])].sort()
  const cut = cuts.map((from): Piece => ({
    from: dayNumber(from),
    binding: readBinding(library, instrument, state, from),
  }))
  byState.set(state, cut)
  return cut
}

function readBinding(library: Library, instrument: Instrument, state: string, on: Day): Binding {
  if (instrument.class === 'national-law') return { state, answer: 'yes', reason: 'bound' }
  if (instrument.between) return bilateralBinding(instrument, state, on)

  const file = library.participation(instrument.id)
  const rows = file && rowsOf(file, state)
  // Before its entry into force it binds nobody, whatever is not known of the State.
  if (!rows && instrument.inForce !== null && on < instrument.inForce)
    return { state, answer: 'no', reason: 'not-yet' }
  if (!file || !rows)
    return {
      state,
      answer: file?.complete ? 'no' : 'unknown',
      reason: file?.complete ? 'not-party' : 'no-record',
    }

  const told = (row: Participation) => ({
    source: file.sources[row.source] ?? row.source,
    confidence: row.confidence,
    ...(row.from ? { from: row.from } : {}),
    ...(row.until ? { until: row.until } : {}),
    ...(row.side ? { side: row.side } : {}),
  })
  const now = rows.bound.find(
    (row) => row.from !== undefined && holds(on, row.from as Day, row.until as Day | undefined),
  )
  if (now) return { state, answer: 'yes', reason: 'bound', ...told(now) }

  const dated = rows.bound.filter((row) => row.from !== undefined)
  const later = dated.find((row) => on < row.from!)
  const undated = rows.bound.find((row) => row.from === undefined)
  if (undated) {
    // Beside dated rows an undated one speaks of what came after them; alone, of what came after the act.
    const tooEarly =
      (later && on < later.from!) || (undated.deposited !== undefined && on < undated.deposited)
    return {
      state,
      answer: tooEarly ? 'no' : 'unknown',
      reason: tooEarly ? 'not-yet' : 'date-not-known',
      ...told(undated),
    }
  }
  if (later?.atLatest && !(instrument.inForce !== null && on < instrument.inForce))
    return { state, answer: 'unknown', reason: 'date-not-known', ...told(later) }
  if (later) return { state, answer: 'no', reason: 'not-yet', ...told(later) }
  const past = dated.at(-1)
  if (past) return { state, answer: 'no', reason: 'ended', ...told(past) }
  // An old list that knows only a signature does not know whether the State has joined since.
  if (rows.signed) return { state, answer: file.complete ? 'no' : 'unknown', reason: 'signed-only' }
  return {
    state,
    answer: file.complete ? 'no' : 'unknown',
    reason: file.complete ? 'not-party' : 'no-record',
  }
}

function bilateralBinding(instrument: Instrument, state: string, on: Day): Binding {
  if (!instrument.between!.includes(state)) return { state, answer: 'no', reason: 'not-party' }
  const source = Object.values(instrument.sources)[0]
  const told = { confidence: instrument.confidence, ...(source ? { source } : {}) }
  if (instrument.inForce === null) return { state, answer: 'unknown', reason: 'date-not-known', ...told }
  if (on < instrument.inForce)
    return { state, answer: 'no', reason: 'not-yet', from: instrument.inForce, ...told }
  if (instrument.lastInForce && on > instrument.lastInForce)
    return { state, answer: 'no', reason: 'ended', ...told }
  const suspended = instrument.suspensions?.find(
    ({ certain, from, until }) => certain && holds(on, from as Day, until as Day | undefined),
  )
  if (suspended) return { state, answer: 'no', reason: 'suspended', from: suspended.from, ...told }
  if (instrument.endNotKnown) return { state, answer: 'unknown', reason: 'date-not-known', ...told }
  return { state, answer: 'yes', reason: 'bound', from: instrument.inForce, ...told }
}
