import type { Citation } from '#core/kernel/finding'
import type { Library } from '#core/knowledge/books'
import { rowsOf } from '#core/law/binding'
import type { Considered } from '#core/law/bases'
import { isWorkedOut } from '#core/law/worked-out'
import type { Sphere } from '#core/law/scope'
import type { Situation } from '#core/law/situation'

/** A sentence by id that a reader must see before relying on the advice. */
export interface Doubt {
  readonly says: string
  readonly cites: readonly Citation[]
}

/** What makes the advice less sure than it looks. */
export function findDoubts(
  library: Library,
  situation: Situation,
  considered: readonly Considered[],
  bases: readonly Considered[],
  sphere: Sphere,
): Doubt[] {
  const doubts: Doubt[] = []
  const open = considered.some(({ role }) => role === 'not-known' || role === 'possible')
  if (open && bases.some(({ role }) => role === 'fallback'))
    doubts.push({ says: 'doubt.fallback-open', cites: [] })
  for (const { miniTreaty } of bases) {
    if (miniTreaty?.answer === 'on') doubts.push({ says: 'doubt.other-treaty', cites: miniTreaty.cites })
    if (miniTreaty?.answer === 'unknown')
      doubts.push({ says: 'doubt.mini-treaty-open', cites: miniTreaty.cites })
  }
  for (const { instrument } of bases) {
    const cites = [{ instrument: instrument.id, article: '' }]
    if (instrument.class === 'national-law') doubts.push({ says: 'doubt.statute-not-in-books', cites: [] })
    else if (!isWorkedOut(instrument, sphere)) doubts.push({ says: 'doubt.articles-not-in-books', cites })
  }
  for (const { instrument, requesting, requested } of bases) {
    if ([requesting, requested].some(({ confidence }) => confidence !== undefined && confidence !== 'high')) {
      doubts.push({
        says: 'doubt.participation-unverified',
        cites: [{ instrument: instrument.id, article: '' }],
      })
    }
  }
  for (const { instrument } of bases)
    if (instrument.class === 'union-order' && isTransposedLate(library, instrument.id, situation))
      doubts.push({ says: 'doubt.transposition', cites: [{ instrument: instrument.id, article: '' }] })
  return doubts
}

/**
 * Whether the law of one of the two States applied the act only after the day, or may have: a directive or framework
 * decision binds the State from the end of the time for transposition, courts and persons only by its own law.
 *
 * @source TEU art. 34(2)(b) as it stood before the Treaty of Lisbon, TFEU art. 288; Court of Justice C-573/17
 */
function isTransposedLate(library: Library, id: string, { requesting, requested, asOf }: Situation): boolean {
  const file = library.participation(id)
  if (!file) return false
  return [requesting, requested].some((state) =>
    rowsOf(file, state)?.bound.some(
      ({ transposed, transposedBy }) => asOf < (transposed ?? transposedBy ?? ''),
    ),
  )
}
