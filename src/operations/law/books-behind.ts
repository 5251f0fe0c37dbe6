import type { Library } from '#core/knowledge/books'
import { answer, type Answer } from '#core/law/answer'
import type { Situation } from '#core/law/situation'

/**
 * On what books an answer rests, and how far they reach. An answer without a treaty says that none is in the books:
 * whether there is one outside them it does not know.
 */
export interface BooksBehind {
  /** SHA-256 of the books, hex; with it the answer can be replayed. */
  readonly hash: string
  /** Day for which the law was asked. */
  readonly asOf: string
  /** Whether the books have a treaty between the two States for the mechanism, in force on the day or not. `none-in-books` is never "there is none". */
  readonly bilateral: 'in-books' | 'none-in-books'
  /** Their ids. */
  readonly treaties: readonly string[]
  /** Days on which the lists of Parties of the instruments of many for the mechanism were read; null where there is no list. */
  readonly listsReadOn: { readonly oldest: string; readonly newest: string } | null
  /** Instruments of many for the mechanism of which the books have no list of Parties: whether they bind the two is not known. */
  readonly listsNotInBooks: readonly string[]
}

/** What the law says to a situation, and how far the books behind it reach. */
export type AnswerOnBooks = Answer & { readonly books: BooksBehind }

export const answerOnBooks = (library: Library, situation: Situation): AnswerOnBooks => ({
  ...answer(library, situation),
  books: booksBehind(library, situation),
})

/** What the books have for the question of a situation. */
export function booksBehind(library: Library, situation: Situation): BooksBehind {
  const { requesting, requested, mechanism, asOf } = situation
  const { hash, instruments } = library.books
  const serving = instruments.filter(({ mechanisms }) => mechanisms.includes(mechanism))
  const treaties = serving
    .filter(({ between }) => between?.includes(requesting) && between.includes(requested))
    .map(({ id }) => id)
  const days = serving.flatMap(({ id }) => library.participation(id)?.readOn ?? []).sort()
  return {
    hash,
    asOf,
    bilateral: treaties.length > 0 ? 'in-books' : 'none-in-books',
    treaties,
    listsReadOn: days.length > 0 ? { oldest: days[0]!, newest: days.at(-1)! } : null,
    listsNotInBooks: serving.filter(({ parties }) => parties === 'not-in-books').map(({ id }) => id),
  }
}
