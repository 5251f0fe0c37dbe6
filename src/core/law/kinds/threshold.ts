import { no, unknown, yes, type Finding } from '#core/kernel/finding'
import type { RuleOf } from '#core/knowledge/rule'
import type { Carried } from '#core/law/scope'
import type { Situation } from '#core/law/situation'

/**
 * Is the penalty below a threshold of the instrument for this measure? One offence that reaches it is enough.
 *
 * @source ETS 024 art. 2(1); Framework Decision 2002/584/JHA art. 2(1); 2001 Protocol art. 1(3); treaty of the Netherlands and the United States of 1981 art. 6; and their like
 */
export function judgeThreshold(carried: Carried<RuleOf<'threshold'>>, situation: Situation): Finding {
  const finding = judgePenalties(carried, situation)
  // A threshold for prosecution says nothing to a sentence: while the phase is not known, only that it is reached is certain.
  if (carried.rule.phase === undefined || situation.phase !== undefined || finding.answer === 'no')
    return finding
  return unknown([...new Set(['phase', ...finding.asks])], carried.cites, 'threshold.open')
}

function judgePenalties({ rule, cites }: Carried<RuleOf<'threshold'>>, situation: Situation): Finding {
  if (situation.offences.length === 0) return unknown(['offences'], cites, 'threshold.open')
  const sides = [
    [situation.requesting, rule.requestingMonths],
    [situation.requested, rule.requestedMonths],
  ] as const

  const asks = new Set<string>()
  for (const [at, offence] of situation.offences.entries()) {
    const open: string[] = []
    let below = false
    for (const [state, least] of sides) {
      if (least === undefined) continue
      const months = offence.maxMonths?.[state]
      if (months === undefined) open.push(`offences[${at}].maxMonths.${state}`)
      else if (rule.ofMinimum && months >= least) {
        const lowest = offence.minMonths?.[state]
        if (lowest === undefined) open.push(`offences[${at}].minMonths.${state}`)
        else if (lowest < least) below = true
      }
      // Not punishable there at all is a matter of dual criminality.
      else if (months < least && !(months === 0 && state === situation.requested)) below = true
    }
    if (!below && open.length === 0) return no('threshold.reached', cites)
    if (!below) open.forEach((ask) => asks.add(ask))
  }
  return asks.size > 0 ? unknown([...asks], cites, 'threshold.open') : yes('threshold.below', cites)
}
