import { no, unknown, yes, type Finding } from '#core/kernel/finding'
import type { RuleOf } from '#core/knowledge/rule'
import type { Carried } from '#core/law/scope'
import type { Situation } from '#core/law/situation'

/** Obstacle codes of the field by ground; grounds without a code are reported as risks only. */
export const groundCodes: Partial<Record<RuleOf<'ground'>['ground'], string>> = {
  political: 'POL',
  military: 'MIL',
  fiscal: 'FIS',
}

const traits = ['political', 'military', 'fiscal'] as const
type Trait = (typeof traits)[number]
const isTrait = (ground: string): ground is Trait => (traits as readonly string[]).includes(ground)

/**
 * Does a ground for refusal that turns on the offence stand against the request? Grounds that turn on the
 * judgement of the requested State (essential interests and the like) are never found by a program: they
 * are listed as risks with their article.
 *
 * @source UNCAC art. 46(21); ETS 030 art. 1(2), 2; ASEAN treaty art. 3
 */
export function judgeGround({ rule, cites }: Carried<RuleOf<'ground'>>, situation: Situation): Finding {
  const { ground } = rule
  if (!isTrait(ground)) return no('ground.not-judged', cites)
  if (situation.offences.length === 0) return unknown(['offences'], cites, `ground.${ground}.open`)
  if (situation.offences.some((offence) => offence[ground] === true))
    return yes(`ground.${ground}.stands`, cites)
  const open = situation.offences.flatMap((offence, at) =>
    offence[ground] === undefined ? [`offences[${at}].${ground}`] : [],
  )
  return open.length > 0
    ? unknown(open, cites, `ground.${ground}.open`)
    : no(`ground.${ground}.absent`, cites)
}
