import { holds, type Day } from '#core/kernel/day'
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

/** Declarations of a State under an instrument that have effect on the day towards the other State. */
export function declarationsOf(
  library: Library,
  instrument: string,
  { state, towards, on }: { readonly state: string; readonly towards: string; readonly on: Day },
): readonly Declaration[] {
  const file = library.participation(instrument)
  const rows = (file && rowsOf(file, state)?.declarations) ?? []
  return rows.filter(
    (row) =>
      (row.from === undefined || row.from <= on) &&
      (row.until === undefined || on < row.until) &&
      (row.towards === undefined || row.towards.includes(towards)),
  )
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
  if (instrument.class === 'national-law') return { state, answer: 'yes', reason: 'bound' }
  if (instrument.between) return bilateralBinding(instrument, state, on)

  const file = library.participation(instrument.id)
  const rows = file && rowsOf(file, state)
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
  if (instrument.endNotKnown) return { state, answer: 'unknown', reason: 'date-not-known', ...told }
  return { state, answer: 'yes', reason: 'bound', from: instrument.inForce, ...told }
}
