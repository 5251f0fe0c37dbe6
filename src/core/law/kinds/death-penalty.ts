import { no, yes } from '#core/kernel/finding'
import type { RuleOf } from '#core/knowledge/rule'
import type { Bench, Judged } from '#core/law/kinds/judged'
import type { Carried } from '#core/law/scope'

/**
 * The death penalty in the law of the requesting State: refusal in any case, or unless it is assured that it
 * is not imposed or not carried out. Until the facts say that it is possible, nothing is reported.
 *
 * @source ETS 024 art. 11; EU–US extradition agreement art. 13; UK–US treaty of 2003 art. 7; CPLP convention art. 3(1)(a)
 */
export function judgeDeathPenalty(
  { rule, cites }: Carried<RuleOf<'death-penalty'>>,
  { situation: { offences } }: Bench,
): Judged | undefined {
  if (!offences.some(({ deathPenaltyPossible }) => deathPenaltyPossible === true)) return undefined
  if (rule.effect === 'refuse')
    return { code: 'DP', duty: 'shall', finding: yes('death-penalty.refused', cites) }
  return {
    code: 'DP',
    duty: rule.duty,
    finding: no('death-penalty.assurance', cites),
    conditions: [{ code: 'DP', cites }],
  }
}
