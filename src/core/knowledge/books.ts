import type { Citation } from '#core/kernel/finding'
import type { Form, Measure } from '#core/knowledge/form'
import { mechanisms, type Instrument, type Provision } from '#core/knowledge/instrument'
import type { Offence } from '#core/knowledge/offence'
import type { Participations } from '#core/knowledge/participation'
import type { State } from '#core/knowledge/state'
import type { Words } from '#core/knowledge/words'

/** All books, checked and compiled, with the hash by which a finding can be replayed. */
export interface Books {
  /** SHA-256 of the canonical JSON of everything below, hex. */
  readonly hash: string
  readonly instruments: readonly Instrument[]
  readonly participations: readonly Participations[]
  readonly states: readonly State[]
  readonly measures: readonly Measure[]
  readonly offences: readonly Offence[]
  readonly forms: readonly Form[]
  /** Sentences by language and id, e.g. `words.fr['letter.subject']`. */
  readonly words: Readonly<Record<string, Words>>
}

/** The books with the look-ups that the law engine needs, built once. */
export interface Library {
  readonly books: Books
  readonly instrument: (id: string) => Instrument | undefined
  readonly participation: (id: string) => Participations | undefined
  readonly state: (code: string) => State | undefined
  readonly measure: (id: string) => Measure | undefined
  readonly offence: (id: string) => Offence | undefined
  readonly form: (mechanism: string) => Form | undefined
  /** The law of a State on cooperation as far as the books have it, in the shape of an instrument with the id `law:BRA`. */
  readonly law: (code: string) => Instrument | undefined
}

/** The provision that a citation names, in an instrument or in the law of a State (`law:BRA`). */
export function provisionOf(library: Library, { instrument, article }: Citation): Provision | undefined {
  const book = instrument.startsWith('law:')
    ? library.law(instrument.slice(4))
    : library.instrument(instrument)
  return book?.provisions.find((one) => one.article === article)
}

const byKey = <T>(rows: readonly T[], key: (row: T) => string) => new Map(rows.map((row) => [key(row), row]))

/** The law of a State, cited as `law:BRA Lei 13.445 art. 82`. */
const lawOf = (state: State): Instrument => ({
  id: `law:${state.code}`,
  title: { en: `Law of ${state.name.en} on cooperation` },
  short: `Law of ${state.name.en}`,
  class: 'national-law',
  mechanisms: [...mechanisms],
  adopted: null,
  inForce: null,
  depositary: 'none',
  series: 'none',
  sources: state.sources ?? {},
  confidence: 'medium',
  provisions: state.law ?? [],
})

export function openLibrary(books: Books): Library {
  const instruments = byKey(books.instruments, (row) => row.id)
  const participations = byKey(books.participations, (row) => row.instrument)
  const states = byKey(books.states, (row) => row.code)
  const measures = byKey(books.measures, (row) => row.id)
  const offences = byKey(books.offences, (row) => row.id)
  const forms = byKey(books.forms, (row) => row.mechanism)
  const laws = new Map(books.states.map((state) => [state.code, lawOf(state)]))
  return {
    books,
    law: (code) => laws.get(code),
    instrument: (id) => instruments.get(id),
    participation: (id) => participations.get(id),
    state: (code) => states.get(code),
    measure: (id) => measures.get(id),
    offence: (id) => offences.get(id),
    form: (mechanism) => forms.get(mechanism),
  }
}
