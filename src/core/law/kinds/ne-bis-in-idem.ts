import { no, unknown, yes, type Finding } from '#core/kernel/finding'
import type { RuleOf } from '#core/knowledge/rule'
import type { PenaltyEnforcement } from '#core/knowledge/rule-person'
import { bindingOf } from '#core/law/binding'
import type { Bench, Judged } from '#core/law/kinds/judged'
import type { Carried } from '#core/law/scope'
import type { SituationFacts } from '#core/law/situation'

/** Ways in which a case ends without ending it for good: the person can be tried again. */
export const notFinal = [
  'closed-by-prosecutor-without-detailed-investigation',
  'closed-provisionally',
  'no-decision-on-merits',
  'pending',
]

/** Ways in which a case ends for good without a penalty that could still be enforced. */
export const withoutPenalty = /acquittal|settlement|time-barred/

/** What became of the penalty, if there is one; undefined: not known. */
const enforcementOf = ({ penaltyEnforcement, disposal }: SituationFacts): PenaltyEnforcement | undefined =>
  penaltyEnforcement ?? (disposal !== undefined && withoutPenalty.test(disposal) ? 'none' : undefined)

/**
 * Have the same facts been disposed of for good where it counts? A settlement that ends prosecution counts, a
 * closure without detailed investigation does not. Where a penalty was imposed, most texts of Europe ask that it
 * has been enforced, is being enforced or can no longer be enforced.
 *
 * @source ETS 024 art. 9; Framework Decision 2002/584/JHA art. 3(2), 4(5); Convention implementing the Schengen
 *   Agreement art. 54; ETS 073 art. 35(1); ETS 086 art. 2; Court of Justice C-187/01 and C-385/01, C-288/05, C-469/03,
 *   C-491/07, C-129/14 PPU, C-486/14
 */
export function judgeNeBisInIdem({ rule, cites }: Carried<RuleOf<'ne-bis-in-idem'>>, bench: Bench): Judged {
  const { facts, requested } = bench.situation
  const settle = (finding: Finding): Judged => ({
    code: 'NBI',
    duty: rule.duty,
    finding,
    // Somebody has raised it once it is said where the facts were disposed of; then what is missing is asked.
    exceptional: facts.finallyDisposedIn === undefined,
  })
  if (facts.disposal !== undefined && notFinal.includes(facts.disposal))
    return settle(no('ne-bis.not-final', cites))
  if (facts.sameFacts === false) return settle(no('ne-bis.other-facts', cites))
  const where = facts.finallyDisposedIn
  if (where === undefined) return settle(unknown(['facts.finallyDisposedIn'], cites, 'ne-bis.open'))
  if (where === false) return settle(no('ne-bis.nowhere', cites))
  if (!counts(rule.where, where, requested, bench, cites[0].instrument))
    return settle(no('ne-bis.elsewhere', cites))
  const enforcement = rule.ifPenalty ? enforcementOf(facts) : 'none'
  if (enforcement && enforcement !== 'none' && !isAmong(rule.ifPenalty!, enforcement))
    return settle(no('ne-bis.not-enforced', cites))
  const open = enforcement ? [] : ['facts.penaltyEnforcement']
  if (facts.sameFacts === undefined)
    return settle(unknown(['facts.sameFacts', ...open], cites, 'ne-bis.same-facts-open'))
  return settle(
    open.length > 0 ? unknown(open, cites, 'ne-bis.enforcement-open') : yes('ne-bis.disposed', cites),
  )
}

const isAmong = (all: readonly PenaltyEnforcement[], one: PenaltyEnforcement): boolean => all.includes(one)

function counts(
  rule: RuleOf<'ne-bis-in-idem'>['where'],
  where: string,
  requested: string,
  { library, situation }: Bench,
  instrument: string,
): boolean {
  if (rule === 'any') return true
  if (rule === 'requested') return where === requested
  if (rule === 'either') return where === requested || where === situation.requesting
  const book = library.instrument(instrument)
  const bound = book !== undefined && bindingOf(library, book, where, situation.asOf).answer === 'yes'
  return rule === 'bound' ? bound : !bound && where !== requested
}
