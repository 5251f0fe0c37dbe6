import type { Citation } from '#core/kernel/finding'
import type { Considered } from '#core/law/bases'
import { isWorkedOut } from '#core/law/worked-out'
import type { Sphere } from '#core/law/scope'

/** A sentence by id that a reader must see before relying on the advice. */
export interface Doubt {
  readonly says: string
  readonly cites: readonly Citation[]
}

/** What makes the advice less sure than it looks. */
export function findDoubts(
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
  return doubts
}
