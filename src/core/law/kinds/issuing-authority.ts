import { no, unknown, yes, type Finding } from '#core/kernel/finding'
import type { RuleOf } from '#core/knowledge/rule'
import type { Bench, Judged } from '#core/law/kinds/judged'
import { rulesOf, type Carried } from '#core/law/scope'

/**
 * Was the order issued by a judicial authority that takes no instructions? Courts are; of prosecutors the law of
 * the requesting State tells.
 *
 * @source Framework Decision 2002/584/JHA art. 6(1); Court of Justice C-508/18 and C-82/19 PPU, C-566/19 PPU, C-625/19 PPU
 */
export function judgeIssuingAuthority(
  { rule, cites }: Carried<RuleOf<'issuing-authority'>>,
  { library, situation, sphere }: Bench,
): Judged {
  const { issuingAuthority: issuer } = situation.facts
  const settle = (finding: Finding, more: Partial<Judged> = {}): Judged => ({
    code: 'DOC',
    duty: rule.duty,
    finding,
    curableBy: 'supplement',
    exceptional: issuer === undefined,
    ...more,
  })
  const court = { conditions: [{ code: 'COURT-ISSUED', cites }] }
  if (issuer === undefined) return settle(unknown(['facts.issuingAuthority'], cites, 'issuer.open'))
  if (/court|judge/.test(issuer)) return settle(no('issuer.judicial', cites))
  if (!/prosecutor/.test(issuer)) return settle(yes('issuer.not-judicial', cites), court)
  const law = library.law(situation.requesting)
  const told = law && rulesOf(law, 'issuing-authority', { sphere }).find((one) => one.rule.prosecutors)
  if (!told) return settle(unknown([`law:${situation.requesting}`], cites, 'issuer.prosecutor-open'), court)
  return told.rule.prosecutors === 'independent'
    ? settle(no('issuer.judicial', [...cites, ...told.cites]))
    : settle(yes('issuer.under-instructions', [...cites, ...told.cites]), court)
}

/**
 * Was the person below the age of criminal responsibility of the requested State?
 *
 * @source Framework Decision 2002/584/JHA art. 3(3); EU–UK agreement art. 600(c)
 */
export function judgeAge(
  { rule, cites }: Carried<RuleOf<'minimum-age'>>,
  { library, situation, sphere }: Bench,
): Judged {
  const age = situation.person?.ageAtOffence
  const settle = (finding: Finding): Judged => ({
    code: 'AGE',
    duty: rule.duty,
    finding,
    exceptional: age === undefined,
  })
  if (age === undefined) return settle(unknown(['person.ageAtOffence'], cites, 'age.open'))
  const law = library.law(situation.requested)
  const own = law && rulesOf(law, 'minimum-age', { sphere }).find((one) => one.rule.years)
  const years = rule.years ?? own?.rule.years
  const told = rule.years ? cites : [...cites, ...(own?.cites ?? [])]
  if (years !== undefined) return settle(age < years ? yes('age.below', told) : no('age.reached', told))
  // No State puts the age of criminal responsibility above eighteen.
  return settle(
    age >= 18 ? no('age.reached', told) : unknown([`law:${situation.requested}`], told, 'age.law-open'),
  )
}
