import { daysBetween } from '#core/kernel/day'
import type { Citation } from '#core/kernel/finding'
import type { Library } from '#core/knowledge/books'
import type { RuleOf } from '#core/knowledge/rule'
import { advise } from '#core/law/advise'
import { rulesOf, sphereOf } from '#core/law/scope'
import type { Situation } from '#core/law/situation'

type Factor = NonNullable<RuleOf<'competing-requests'>['factors']>[number]

/** One factor, with what each request says of it; undefined: not known. */
export interface Weight {
  readonly factor: Factor
  readonly first: string | undefined
  readonly second: string | undefined
}

/** Two requests for one person, side by side: which provision tells how to choose, and what there is to weigh. */
export interface Competition {
  readonly rules: readonly {
    readonly by: RuleOf<'competing-requests'>['by']
    readonly cites: readonly Citation[]
  }[]
  readonly weights: readonly Weight[]
}

/**
 * Compares two requests for the surrender of one person to two States. The program weighs nothing: the requested
 * State decides.
 *
 * @param first and second: requests to the same State, otherwise there is nothing to choose
 * @source ETS 024 art. 17; Framework Decision 2002/584/JHA art. 16; EU–US extradition agreement art. 10; Rome Statute art. 90
 * @throws RangeError where the requested States differ or the requesting one is the same
 */
export function compareRequests(library: Library, first: Situation, second: Situation): Competition {
  if (first.requested !== second.requested || first.requesting === second.requesting)
    throw new RangeError('Two requests compete only when two States ask the same third one.')
  const offered = [first, second].map((situation) =>
    advise(library, situation).bases.map(({ instrument }) => instrument),
  )
  const bases = offered.map(([best]) => best)
  const same = bases[0] !== undefined && bases[0] === bases[1]
  const found = [first, second].flatMap((situation, at) => {
    const sphere = sphereOf(library, situation)
    return offered[at]!.flatMap((basis) =>
      rulesOf(basis, 'competing-requests', { sphere }).filter(
        ({ rule }) => rule.against === 'any' || rule.against === (same ? 'same' : 'third'),
      ),
    )
  })
  const factors = new Set<Factor>(found.flatMap(({ rule }) => rule.factors ?? []))
  const cited = new Map(
    found.map(({ rule, cites: [at] }) => [`${at.instrument} ${at.article}`, { by: rule.by, cites: [at] }]),
  )
  return {
    rules: [...cited.values()],
    weights: [...factors].map((factor) => ({
      factor,
      first: tell(factor, first, second, bases[0]?.short),
      second: tell(factor, second, first, bases[1]?.short),
    })),
  }
}

function tell(
  factor: Factor,
  one: Situation,
  other: Situation,
  basis: string | undefined,
): string | undefined {
  const { requesting, asOf, phase, person, offences } = one
  switch (factor) {
    case 'seriousness': {
      const months = offences.flatMap(({ maxMonths }) => maxMonths?.[requesting] ?? [])
      return months.length > 0 ? `${Math.max(...months)} months` : undefined
    }
    case 'dates': {
      const days = daysBetween(asOf, other.asOf)
      return days === 0
        ? `${asOf}, the same day`
        : `${asOf}, ${Math.abs(days)} days ${days > 0 ? 'earlier' : 'later'}`
    }
    case 'nationality':
      return (
        person?.nationalities && (person.nationalities.includes(requesting) ? 'a national' : 'no national')
      )
    case 'residence':
      return person?.residence && (person.residence === requesting ? 'lives there' : 'lives elsewhere')
    case 'prosecution-or-execution':
      return phase
    case 'treaty-basis':
      return basis
    case 'place':
    case 're-extradition':
    case 'victims':
      return undefined
  }
}
