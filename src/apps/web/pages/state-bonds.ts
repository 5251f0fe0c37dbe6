import { addDays, holds, type Day } from '#core/kernel/day'
import type { Library } from '#core/knowledge/books'
import type { Instrument } from '#core/knowledge/instrument'
import type { Declaration, Participation, Participations } from '#core/knowledge/participation'
import { rowsOf } from '#core/law/binding'

/** One time in which a State is bound by an instrument; without `from` the first day is not known. */
export interface Bond {
  readonly instrument: Instrument
  readonly from?: string | undefined
  /** First day on which it is no longer bound. */
  readonly until?: string | undefined
  /** For a treaty between two: the other one. */
  readonly partner?: string | undefined
  readonly confidence: Participation['confidence']
}

const kept = new WeakMap<Library, Map<string, readonly Bond[]>>()

/** Everything by which the books know a State to be or to have been bound. */
export function treatiesOf(library: Library, code: string): readonly Bond[] {
  let ofLibrary = kept.get(library)
  if (!ofLibrary) kept.set(library, (ofLibrary = new Map<string, readonly Bond[]>()))
  const known = ofLibrary.get(code)
  if (known) return known
  const bonds = library.books.instruments.flatMap((instrument): Bond[] => {
    const { id, between, inForce, lastInForce, confidence } = instrument
    if (between)
      return between.includes(code)
        ? [
            {
              instrument,
              from: inForce ?? undefined,
              until: lastInForce && addDays(lastInForce as Day, 1),
              partner: between.find((one) => one !== code),
              confidence,
            },
          ]
        : []
    const file = library.participation(id)
    const rows = (file && rowsOf(file, code)?.bound) ?? []
    return rows.map((row) => ({ instrument, from: row.from, until: row.until, confidence: row.confidence }))
  })
  ofLibrary.set(code, bonds)
  return bonds
}

/** Whether the time holds on the day: not known where its first day is not. */
export const bondOn = ({ from, until }: Bond, on: Day): 'yes' | 'no' | 'unknown' => {
  if (from === undefined) return until !== undefined && until <= on ? 'no' : 'unknown'
  return holds(on, from as Day, until as Day | undefined) ? 'yes' : 'no'
}

/** Declarations of a State, with the file they stand in. */
export const declarationsBy = (
  library: Library,
  code: string,
): readonly { readonly file: Participations; readonly row: Declaration }[] =>
  library.books.participations.flatMap((file) =>
    (rowsOf(file, code)?.declarations ?? []).map((row) => ({ file, row })),
  )
