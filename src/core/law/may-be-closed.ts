import type { Library } from '#core/knowledge/books'
import type { RuleOf } from '#core/knowledge/rule'
import type { Considered } from '#core/law/bases'
import { reachesOffences } from '#core/law/scope'
import type { Situation } from '#core/law/situation'
import { listenTo } from '#core/law/speaking'

/** Grounds that a basis closes if the offences are its own, each with the facts that would tell. */
export type MayBeClosed = ReadonlyMap<string, readonly string[]>

/**
 * Grounds of the political, military or fiscal offence of which it is not known whether they are closed: the provision
 * speaks only for the offences of its instrument, and of one offence it is not known whether it is among them.
 *
 * @source UNTOC art. 16(15), 18(22); UNCAC art. 44(4), 44(16), 46(22); ICSFT art. 13 and 14
 */
export function findMayBeClosed(
  library: Library,
  bases: readonly Considered[],
  situation: Situation,
  closed: ReadonlySet<string>,
): MayBeClosed | undefined {
  const { offences } = situation
  // Mostly no offence has any of these colours, and nothing needs to be closed.
  if (!offences.some(({ political, military, fiscal }) => political || military || fiscal)) return undefined
  const found = new Map<string, readonly string[]>()
  const hopeful = listenTo(library, bases, situation, true)
  for (const basis of bases)
    for (const { rule } of hopeful(basis, 'ground-excluded'))
      if (!closed.has(rule.ground))
        found.set(rule.ground, [
          ...new Set([...(found.get(rule.ground) ?? []), ...openOffences(library, basis, rule, situation)]),
        ])
  return found.size > 0 ? found : undefined
}

function openOffences(
  library: Library,
  { instrument }: Considered,
  { of }: RuleOf<'ground-excluded'>,
  situation: Situation,
): string[] {
  return situation.offences.flatMap((offence, at) => {
    if (of !== 'reached') return offence.conventionOffences ? [] : [`offences[${at}].conventionOffences`]
    const { answer, asks } = reachesOffences(library, instrument, { ...situation, offences: [offence] })
    return answer === 'unknown' ? asks.map((path) => path.replace('offences[0]', `offences[${at}]`)) : []
  })
}
