import type { Citation } from '#core/kernel/finding'
import type { Library } from '#core/knowledge/books'
import type { Considered } from '#core/law/bases'
import { reachesMeasure, reachesOffences, rulesOf, type Sphere } from '#core/law/scope'
import type { Situation } from '#core/law/situation'

/** A participation that decides and that the books do not have. */
export interface UnknownParty {
  readonly path: string
  readonly cites: readonly Citation[]
}

/**
 * Participations that would matter if they were known: of conventions on the very offence, and, where no treaty on
 * the mechanism governs, of treaties by which one of the two States is bound; and those of which only the day is
 * missing. A list of Parties that is not complete says nothing of a State that is not on it.
 */
export function findUnknownParties(
  library: Library,
  situation: Situation,
  sphere: Sphere,
  open: readonly Considered[],
  bases: readonly Considered[],
): readonly UnknownParty[] {
  const governed = bases.some(({ profile }) => profile.isFullTreaty)
  const found: UnknownParty[] = []
  for (const { role, profile, instrument, requesting, requested } of open) {
    if (role !== 'not-known') continue
    const { isFullTreaty, onlySupplements, kind } = profile
    const half = requesting.answer === 'yes' || requested.answer === 'yes'
    const dated = requesting.reason === 'date-not-known' || requested.reason === 'date-not-known'
    const matters = isFullTreaty
      ? (dated && !(governed && instrument.endNotKnown)) || (!governed && half && !onlySupplements)
      : kind === 'crime-convention' || dated
    if (!matters || reachesMeasure(instrument, situation.measure, sphere).answer !== 'yes') continue
    const reached = reachesOffences(library, instrument, situation, sphere)
    const sure = reached.answer === 'yes' && reached.says !== 'scope.every-offence'
    if (reached.answer === 'no' || (kind === 'crime-convention' && !sure)) continue
    for (const { answer, state } of [requesting, requested])
      if (answer === 'unknown')
        found.push({
          path: `participation:${instrument.id}:${state}`,
          cites: [{ instrument: instrument.id, article: '' }],
        })
  }
  return found
}

/**
 * The day of arrest, where a warrant is older than the end of an instrument that goes on for a person arrested before.
 *
 * @source Withdrawal Agreement of the United Kingdom art. 62(1)(b)
 */
export function findTransitions(
  considered: readonly Considered[],
  { facts }: Situation,
  sphere: Sphere,
): readonly UnknownParty[] {
  const { warrantIssuedOn, arrestedOn } = facts
  if (warrantIssuedOn === undefined || arrestedOn !== undefined) return []
  return considered.flatMap(({ role, instrument, requesting, requested }) => {
    if (role !== 'not-bound' || ![requesting, requested].some(({ reason }) => reason === 'ended')) return []
    return rulesOf(instrument, 'continues', { sphere })
      .filter(({ rule }) => warrantIssuedOn <= rule.arrestedUntil)
      .map(({ cites }) => ({ path: 'facts.arrestedOn', cites }))
  })
}
