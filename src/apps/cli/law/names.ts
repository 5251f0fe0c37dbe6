import { nearest } from '#core/kernel/nearest'
import { isDay, tellNoDay, type Day } from '#core/kernel/day'
import type { Library } from '#core/knowledge/books'
import { mechanisms, type Instrument, type Mechanism } from '#core/knowledge/instrument'
import type { State } from '#core/knowledge/state'

/** What a person writes on the command line, read strictly: what is not known is refused with what was probably meant. */

const meant = (word: string | undefined): string => (word === undefined ? '' : ` Did you mean "${word}"?`)

/** A State by its alpha-3 code. */
export function readState(library: Library, code: string): State {
  const found = library.state(code.toUpperCase())
  if (found) return found
  const { states } = library.books
  const byName = states.find(({ name, alpha2 }) =>
    [...Object.values(name), alpha2].some((one) => one.toLowerCase() === code.toLowerCase()),
  )
  const near =
    byName?.code ??
    nearest(
      code,
      states.map((state) => state.code),
    )
  throw new Error(
    `The books know no State "${code}".${meant(near)} States are named by their ISO 3166-1 alpha-3 code; "comity list-states" has them all.`,
  )
}

/** Two different States. */
export function readPair(library: Library, a: string, b: string): readonly [State, State] {
  const pair = [readState(library, a), readState(library, b)] as const
  if (pair[0].code === pair[1].code)
    throw new Error(`${pair[0].code} does not ask itself. Name two different States.`)
  return pair
}

/** An instrument of the books, or the law of a State as `law:BRA`. */
export function readInstrument(library: Library, id: string): Instrument {
  const found = id.startsWith('law:') ? library.law(id.slice(4).toUpperCase()) : library.instrument(id)
  if (found) return found
  const wanted = id.toLowerCase()
  const { instruments } = library.books
  const within = instruments
    .filter(({ id: one, short, title }) => `${one} ${short} ${title.en}`.toLowerCase().includes(wanted))
    .slice(0, 8)
    .map((one) => one.id)
  const near = nearest(
    id,
    instruments.map((one) => one.id),
  )
  throw new Error(
    `The books have no instrument "${id}".${meant(near)}${within.length > 0 ? ` With these words there are: ${within.join(', ')}.` : ''}`,
  )
}

/** A day, or today where none was given. */
export function readDay(text: string | undefined, option = '--as-of'): Day {
  if (text === undefined) return new Date().toISOString().slice(0, 10) as Day
  if (!isDay(text)) throw new Error(`${option}: ${tellNoDay(text)}`)
  return text
}

/** One mechanism, or all where none was given. */
export function readMechanisms(text: string | undefined): readonly Mechanism[] {
  if (text === undefined) return mechanisms
  const found = mechanisms.find((one) => one === text)
  if (found) return [found]
  throw new Error(
    `There is no mechanism "${text}".${meant(nearest(text, mechanisms))} There are: ${mechanisms.join(', ')}.`,
  )
}
