import { no, unknown, yes, type Citation, type Finding } from '#core/kernel/finding'
import type { RuleOf } from '#core/knowledge/rule'
import type { NationalsPolicy } from '#core/knowledge/rule-person'
import { declarationsOf } from '#core/law/binding'
import { isNationalOfRequested, isResidentOfRequested, type Bench, type Judged } from '#core/law/kinds/judged'
import { rulesOf, type Carried } from '#core/law/scope'

/**
 * Does the nationality of the person stand against surrender? The instrument opens or closes the ground; the
 * declaration of the requested State, else its law, says whether it uses it. Neither in the books: not known.
 *
 * @source ETS 024 art. 6; Framework Decision 2002/584/JHA art. 4(6); EU–UK agreement art. 603; UNCAC art. 44(11);
 *   UNTOC art. 16(10); and the national rules in the books
 */
export function judgeNationals({ rule, cites }: Carried<RuleOf<'nationals'>>, bench: Bench): Judged {
  const { situation, library } = bench
  const settle = (finding: Finding, duty: 'shall' | 'may' = 'may', more: Partial<Judged> = {}): Judged => ({
    code: 'NAT',
    duty,
    finding,
    ...more,
  })
  const is = isNationalOfRequested(situation)
  if (is === false) return settle(no('nationals.foreigner', cites))

  const [at] = cites
  const { requested: state, requesting: towards, asOf: on } = situation
  const declared = at.instrument.startsWith('law:')
    ? undefined
    : declarationsOf(library, at.instrument, { state, towards, on }).find(
        ({ effect }) => effect?.kind === 'nationals',
      )
  const declaredPolicy = declared?.effect?.kind === 'nationals' ? declared.effect.policy : undefined
  if (rule.effect === 'no-bar' && !declaredPolicy) return settle(no('nationals.no-bar', cites))
  if (rule.effect === 'if-declared' && !declaredPolicy) return settle(no('nationals.not-declared', cites))
  const law = policyOfLaw(bench)
  const policy = declaredPolicy ?? rule.policy ?? law?.policy
  const told = [...cites, ...(declaredPolicy || rule.policy ? [] : (law?.cites ?? []))]
  if (is === undefined && policy !== 'surrenders')
    return settle(unknown(['person.nationalities'], told, 'nationals.open'))
  if (!policy) {
    const asked = rule.prosecute || !at.instrument.startsWith('law:') ? [`law:${state}`] : []
    return settle(unknown(asked, told, 'nationals.policy-not-known'))
  }
  return applyPolicy(policy, told, bench, settle)
}

type Settle = (finding: Finding, duty?: 'shall' | 'may', more?: Partial<Judged>) => Judged

function applyPolicy(
  policy: NationalsPolicy,
  cites: readonly Citation[],
  { situation, basis }: Bench,
  settle: Settle,
): Judged {
  const never = (): Judged => settle(yes('nationals.never', cites), 'shall', { curableBy: 'alternative' })
  switch (policy) {
    case 'surrenders':
      return settle(no('nationals.surrendered', cites))
    case 'with-return':
      return settle(no('nationals.with-return', cites), 'may', {
        conditions: situation.phase === 'execution' ? [] : [{ code: 'NAT-RETURN', cites }],
      })
    case 'by-consent': {
      const consents = situation.facts.personConsentsToExtradition
      if (consents) return settle(no('nationals.consents', cites))
      return consents === false
        ? settle(yes('nationals.no-consent', cites), 'shall', { curableBy: 'consent' })
        : settle(unknown(['facts.personConsentsToExtradition'], cites, 'nationals.consent-open'), 'shall')
    }
    case 'unless-treaty':
      return basis.class === 'national-law' ? never() : settle(yes('nationals.may-refuse', cites))
    case 'never-native': {
      const native = situation.person?.nationalByBirth
      if (native === undefined)
        return settle(unknown(['person.nationalByBirth'], cites, 'nationals.birth-open'), 'shall')
      return native ? never() : settle(yes('nationals.naturalised', cites))
    }
    case 'may-refuse':
      return settle(yes('nationals.may-refuse', cites), 'may', { curableBy: 'return-guarantee' })
    case 'never':
      return never()
  }
}

/** What the law of the requested State says of its nationals. */
function policyOfLaw({
  library,
  situation,
  sphere,
}: Bench): { policy: NationalsPolicy; cites: readonly Citation[] } | undefined {
  const law = library.law(situation.requested)
  if (!law) return undefined
  for (const { rule, cites } of rulesOf(law, 'nationals', { sphere }))
    if (rule.policy) return { policy: rule.policy, cites }
  return undefined
}

/**
 * Surrender for prosecution of a national or resident tied to his return to serve the sentence.
 *
 * @source Framework Decision 2002/584/JHA art. 5(3); EU–UK agreement art. 604(b)
 */
export function judgeReturnGuarantee(
  { rule, cites }: Carried<RuleOf<'return-guarantee'>>,
  { situation }: Bench,
): Judged {
  const tied =
    (rule.of.includes('national') && isNationalOfRequested(situation)) ||
    (rule.of.includes('resident') && isResidentOfRequested(situation))
  const asked = tied === true && situation.phase === 'prosecution'
  return {
    code: 'NAT',
    duty: 'may',
    finding: no(asked ? 'return-guarantee.may-be-asked' : 'return-guarantee.not-asked', cites),
    conditions: asked ? [{ code: 'NAT-RETURN', cites }] : [],
  }
}
