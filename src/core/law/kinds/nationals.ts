import { no, unknown, yes, type Citation, type Finding } from '#core/kernel/finding'
import type { RuleOf } from '#core/knowledge/rule'
import type { NationalsPolicy } from '#core/knowledge/rule-person'
import { declarationsOf } from '#core/law/binding'
import { isWorkedOut } from '#core/law/worked-out'
import { isNationalOfRequested, isResidentOfRequested, type Bench, type Judged } from '#core/law/kinds/judged'
import { policyOfLaw, type LawOnNationals } from '#core/law/kinds/nationals-policy'
import type { Carried } from '#core/law/scope'

/**
 * Does the nationality of the person stand against surrender? The instrument opens or closes the ground; the
 * declaration of the requested State, else its law, says whether it uses it. Neither in the books: not known.
 *
 * @source ETS 024 art. 6; Framework Decision 2002/584/JHA art. 4(6); EU–UK agreement art. 603; UNCAC art. 44(11);
 *   UNTOC art. 16(10); and the national rules in the books
 */
export function judgeNationals(carried: Carried<RuleOf<'nationals'>>, bench: Bench): Judged | undefined {
  const { rule, cites } = carried
  const { situation, library } = bench
  const settle = (finding: Finding, duty: 'shall' | 'may' = 'may', more: Partial<Judged> = {}): Judged => ({
    code: 'NAT',
    duty,
    finding,
    ...more,
  })
  const own = cites[0].instrument.startsWith('law:')
  const is = isNationalOfRequested(situation) || countsAsNational(bench, carried.cites[0].instrument)
  if (is === false) return settle(no('nationals.foreigner', cites))

  const [at] = cites
  const { requested: state, requesting: towards, asOf: on } = situation
  const declared = own
    ? undefined
    : declarationsOf(library, at.instrument, { state, towards, on }).find(
        ({ effect }) => effect?.kind === 'nationals',
      )
  const declaredPolicy = declared?.effect?.kind === 'nationals' ? declared.effect.policy : undefined
  if (rule.effect === 'no-bar' && !declaredPolicy) return settle(no('nationals.no-bar', cites))
  if (rule.effect === 'if-declared' && !declaredPolicy) {
    if (library.participation(at.instrument)?.declarationsComplete)
      return settle(no('nationals.not-declared', cites))
    const article = rule.declaredUnder ?? at.article
    const asks = is === undefined ? ['person.nationalities'] : []
    return settle(
      unknown(
        [...asks, `declaration:${at.instrument}:${article}:${state}`],
        cites,
        'nationals.declaration-open',
      ),
    )
  }
  const law = policyOfLaw(bench)
  // Of several rules of one law, one speaks: that which holds in the case.
  if (own && law && law.rule !== rule) return undefined
  const settled = declaredPolicy ?? (own ? undefined : rule.policy)
  const told = [...cites, ...(settled || own ? [] : (law?.cites ?? []))]
  const known = (settled ? undefined : law) ?? { policies: [settled], asks: [], passedOver: false }
  return applyKnown(known, is, told, bench, settle)
}

/** What follows from the policies that may hold: while it is not known which, only what all of them say is certain. */
function applyKnown(
  { policies, asks, passedOver }: Pick<LawOnNationals, 'policies' | 'asks' | 'passedOver'>,
  is: boolean | undefined,
  told: readonly Citation[],
  bench: Bench,
  settle: Settle,
): Judged {
  if (is === undefined && policies.some((one) => one !== 'surrenders'))
    return settle(unknown(['person.nationalities', ...asks], told, 'nationals.open'))
  const judged = policies.map((policy) => {
    if (!policy) {
      const law = [`law:${bench.situation.requested}`]
      return settle(unknown(law, told, 'nationals.policy-not-known'))
    }
    return policy === 'never' && passedOver
      ? settle(yes('nationals.never-here', told), 'shall', { curableBy: 'alternative' })
      : applyPolicy(policy, told, bench, settle)
  })
  const [first] = judged as [Judged]
  if (judged.length === 1) return first
  const { answer } = first.finding
  if (answer !== 'unknown' && judged.every(({ finding }) => finding.answer === answer))
    return judged.find(({ duty }) => duty === 'may') ?? first
  const open = new Set([...asks, ...judged.flatMap(({ finding }) => finding.asks)])
  return settle(unknown([...open], told, 'nationals.rule-open'))
}

const nordic = ['DNK', 'FIN', 'ISL', 'NOR', 'SWE']

/** Whether a declaration of the requested State makes a resident, or a national of a Nordic State, one of its own. */
function countsAsNational({ library, situation }: Bench, instrument: string): boolean | undefined {
  const { requested: state, requesting: towards, asOf: on, person } = situation
  if (instrument.startsWith('law:')) return isNationalOfRequested(situation)
  const who = declarationsOf(library, instrument, { state, towards, on }).flatMap(({ effect }) =>
    effect?.kind === 'nationals-include' ? effect.who : [],
  )
  const resident = isResidentOfRequested(situation)
  if (who.includes('resident') && resident) return true
  const northern = person?.nationalities?.some((code) => nordic.includes(code) && code !== towards)
  if (who.includes('nordic') && northern && resident !== false) return true
  return isNationalOfRequested(situation)
}

type Settle = (finding: Finding, duty?: 'shall' | 'may', more?: Partial<Judged>) => Judged

function applyPolicy(
  policy: NationalsPolicy,
  cites: readonly Citation[],
  { situation, basis, sphere }: Bench,
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
      if (basis.class === 'national-law') return never()
      return isWorkedOut(basis, sphere)
        ? settle(yes('nationals.may-refuse', cites))
        : settle(unknown([`text:${basis.id}:${situation.requested}`], cites, 'nationals.text-open'))
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
