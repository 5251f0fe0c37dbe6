import { no, unknown, yes, type Finding } from '#core/kernel/finding'
import type { RuleOf } from '#core/knowledge/rule'
import { bindingOf } from '#core/law/binding'
import type { Bench, Judged } from '#core/law/kinds/judged'
import type { Carried } from '#core/law/scope'

/** Ways in which a case ends without ending it for good: the person can be tried again. */
const notFinal = [
  'closed-by-prosecutor-without-detailed-investigation',
  'closed-provisionally',
  'no-decision-on-merits',
  'pending',
]

/**
 * Have the same facts been disposed of for good where it counts? A settlement that ends prosecution counts, a
 * closure without detailed investigation does not.
 *
 * @source ETS 024 art. 9; Framework Decision 2002/584/JHA art. 3(2), 4(5); Convention implementing the Schengen
 *   Agreement art. 54; Court of Justice C-187/01 and C-385/01, C-469/03, C-491/07, C-486/14
 */
export function judgeNeBisInIdem({ rule, cites }: Carried<RuleOf<'ne-bis-in-idem'>>, bench: Bench): Judged {
  const { facts, requested } = bench.situation
  const settle = (finding: Finding): Judged => ({ code: 'NBI', duty: rule.duty, finding, exceptional: true })
  if (facts.disposal !== undefined && notFinal.includes(facts.disposal))
    return settle(no('ne-bis.not-final', cites))
  if (facts.sameFacts === false) return settle(no('ne-bis.other-facts', cites))
  const where = facts.finallyDisposedIn
  if (where === undefined) return settle(unknown(['facts.finallyDisposedIn'], cites, 'ne-bis.open'))
  if (where === false) return settle(no('ne-bis.nowhere', cites))
  if (!counts(rule.where, where, requested, bench, cites[0].instrument))
    return settle(no('ne-bis.elsewhere', cites))
  if (facts.sameFacts === undefined)
    return settle(unknown(['facts.sameFacts'], cites, 'ne-bis.same-facts-open'))
  return settle(yes('ne-bis.disposed', cites))
}

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
