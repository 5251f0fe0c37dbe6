import type { Candidate } from '#core/law/candidates'
import type { Profile } from '#core/law/profile'

/**
 * Class first; inside it one that is more favourable, an express clause, two States before many, the later one.
 *
 * @param standing the instruments that are there: a clause that ranks before another one speaks only beside it
 */
export function ranker(standing: readonly Candidate[]): (a: Candidate, b: Candidate) => number {
  const before = ({ ranksBefore }: Profile): number =>
    ranksBefore.some((id) => standing.some(({ profile }) => profile.instrument.id === id)) ? -1 : 0
  return ({ profile: a }, { profile: b }) =>
    a.classRank - b.classRank ||
    before(a) - before(b) ||
    a.place - b.place ||
    b.inForce - a.inForce ||
    (a.instrument.id < b.instrument.id ? -1 : a.instrument.id > b.instrument.id ? 1 : 0)
}
