import { no, unknown, yes, type Finding } from '#core/kernel/finding'
import type { RuleOf } from '#core/knowledge/rule'
import type { Bench, Judged } from '#core/law/kinds/judged'
import type { Carried } from '#core/law/scope'

const ways = ['summonedInPerson', 'counselMandatedAndDefended', 'decisionServed', 'retrialRight'] as const

/**
 * Does a judgment given in absence stand against the request? One of the four ways out is enough; a right to a
 * retrial alone becomes a condition.
 *
 * @source Framework Decision 2002/584/JHA art. 4a; ETS 098 art. 3; EU–UK agreement art. 601(1)(i)
 */
export function judgeInAbsentia(
  { rule, cites }: Carried<RuleOf<'in-absentia'>>,
  { situation: { facts, phase } }: Bench,
): Judged | undefined {
  if (phase === 'prosecution' && facts.inAbsentia === undefined) return undefined
  const settle = (finding: Finding, more: Partial<Judged> = {}): Judged => ({
    code: 'ABS',
    duty: rule.duty,
    finding,
    curableBy: 'assurance',
    exceptional: facts.inAbsentia === undefined,
    ...more,
  })
  if (facts.inAbsentia === undefined) return settle(unknown(['facts.inAbsentia'], cites, 'absentia.open'))
  if (!facts.inAbsentia) return settle(no('absentia.present', cites))
  const cures = rule.retrialCures ? ways : ways.filter((way) => way !== 'retrialRight')
  const met = cures.filter((way) => facts[way] === true)
  if (met.length > 0)
    return settle(no('absentia.cured', cites), {
      conditions: met.every((way) => way === 'retrialRight') ? [{ code: 'RETRIAL', cites }] : [],
    })
  const open = cures.filter((way) => facts[way] === undefined).map((way) => `facts.${way}`)
  return settle(open.length > 0 ? unknown(open, cites, 'absentia.ways-open') : yes('absentia.stands', cites))
}
