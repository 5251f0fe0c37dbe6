import { no, unknown, yes, type Finding } from '#core/kernel/finding'
import type { RuleOf } from '#core/knowledge/rule'
import { declarationsOf } from '#core/law/binding'
import type { Bench, Judged } from '#core/law/kinds/judged'
import type { Carried } from '#core/law/scope'

/**
 * Is prosecution or punishment barred by time in the law that counts?
 *
 * @source ETS 024 art. 10; CETS 212 art. 1; Framework Decision 2002/584/JHA art. 4(4)
 */
export function judgeLapse(
  { rule, cites }: Carried<RuleOf<'lapse-of-time'>>,
  { library, situation }: Bench,
): Judged | undefined {
  const { facts, requesting, requested, asOf: on } = situation
  if (rule.onlyIf === 'declared') {
    const by = { state: requested, towards: requesting, on }
    const declared = declarationsOf(library, cites[0].instrument, by)
    if (!declared.some(({ effect }) => effect?.kind === 'lapse-own-law')) return undefined
  }
  const settle = (finding: Finding): Judged => ({
    code: 'LAPSE',
    duty: rule.duty,
    finding,
    exceptional: true,
  })
  const barred = facts.timeBarredIn
  if (barred === undefined) return settle(unknown(['facts.timeBarredIn'], cites, 'lapse.open'))
  const inRequesting = barred.includes(requesting)
  const inRequested = barred.includes(requested)
  if (rule.law === 'requesting')
    return settle(inRequesting ? yes('lapse.barred', cites) : no('lapse.not-barred', cites))
  if (rule.law === 'either')
    return settle(inRequesting || inRequested ? yes('lapse.barred', cites) : no('lapse.not-barred', cites))
  if (!inRequested) return settle(no('lapse.not-barred', cites))
  if (rule.law === 'requested') return settle(yes('lapse.barred', cites))
  if (facts.requestedStateHasJurisdiction === undefined)
    return settle(unknown(['facts.requestedStateHasJurisdiction'], cites, 'lapse.jurisdiction-open'))
  return settle(
    facts.requestedStateHasJurisdiction ? yes('lapse.barred', cites) : no('lapse.no-jurisdiction', cites),
  )
}
