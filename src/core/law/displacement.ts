import { spell, type Citation } from '#core/kernel/finding'
import { Fault } from '#core/kernel/outcome'
import type { Candidate } from '#core/law/candidates'
import type { Situation } from '#core/law/situation'

/** Which instrument stands in the place of another one, and by which provision. */
export interface Displacement {
  readonly by: Citation
  readonly inFavourOf: string
}

const nothing: ReadonlyMap<string, Displacement> = new Map()
const idsOf = (candidates: readonly Candidate[]): ReadonlySet<string> =>
  new Set(candidates.map(({ profile }) => profile.instrument.id))

/** Which of the instruments give way, and by which provision of which other one; one of which it is open whether it reaches the case can give way, and displaces nothing. */
export function findDisplaced(
  situation: Situation,
  reached: readonly Candidate[],
  open: readonly Candidate[],
): ReadonlyMap<string, Displacement> {
  const speaks = reached.some(
    ({ profile: { displaces, yields, supersedes } }) =>
      displaces.length > 0 || yields.length > 0 || supersedes,
  )
  if (!speaks) return nothing
  const displaced = new Map<string, Displacement>()
  const ids = idsOf([...reached, ...open])
  for (const { profile } of reached) {
    for (const { rule, cites } of profile.displaces) {
      if (rule.exceptMeasures?.includes(situation.measure)) continue
      if (rule.from && situation.asOf < rule.from) continue
      for (const id of rule.instruments)
        if (ids.has(id)) displaced.set(id, { by: cites[0], inFavourOf: profile.instrument.id })
    }
  }
  const sure = idsOf(reached)
  for (const { profile } of [...reached, ...open])
    for (const { rule, cites } of profile.yields) {
      const before = rule.to.find((id) => sure.has(id))
      if (before) displaced.set(profile.instrument.id, { by: cites[0], inFavourOf: before })
    }
  refuseCircle(situation, displaced)
  supersede(reached, [...reached, ...open], displaced)
  return displaced
}

function refuseCircle(situation: Situation, displaced: ReadonlyMap<string, Displacement>): void {
  for (const [id, { by, inFavourOf }] of displaced) {
    const back = displaced.get(inFavourOf)
    if (back?.inFavourOf !== id) continue
    throw new Fault(
      'law.conflict',
      `Two provisions put each other's instrument aside on ${situation.asOf}: ${spell(by)} and ${spell(back.by)}. Only the books can settle which one holds; correct the rule or its days.`,
    )
  }
}

/** Treaties of two States give way to an instrument that supersedes them, unless they supplement it. */
function supersede(
  reached: readonly Candidate[],
  all: readonly Candidate[],
  displaced: Map<string, Displacement>,
): void {
  for (const { profile } of reached) {
    const { instrument, supersedes } = profile
    if (!supersedes || displaced.has(instrument.id)) continue
    for (const { profile: other } of all) {
      const { id, between } = other.instrument
      if (!between || other.kind !== 'cooperation-treaty' || displaced.has(id)) continue
      if (other.supplements.some(({ rule }) => rule.instruments.includes(instrument.id))) continue
      displaced.set(id, { by: supersedes[0], inFavourOf: instrument.id })
    }
  }
}

/** Parts instruments that only supplement others none of which is there from those that stand. */
export function partOrphans(candidates: readonly Candidate[]): {
  readonly carried: readonly Candidate[]
  readonly orphans: readonly Candidate[]
} {
  if (!candidates.some(({ profile }) => profile.supplements.length > 0))
    return { carried: candidates, orphans: [] }
  const ids = idsOf(candidates)
  const carried: Candidate[] = []
  const orphans: Candidate[] = []
  for (const candidate of candidates) {
    const { supplements } = candidate.profile
    const stands =
      supplements.length === 0 ||
      supplements.some(({ rule }) => rule.alone || rule.instruments.some((id) => ids.has(id)))
    if (stands) carried.push(candidate)
    else orphans.push(candidate)
  }
  return { carried, orphans }
}
