import { no, unknown, yes, type Finding } from '#core/kernel/finding'
import type { RuleOf } from '#core/knowledge/rule'
import type { Bench, Judged } from '#core/law/kinds/judged'
import type { Carried } from '#core/law/scope'
import type { Situation } from '#core/law/situation'

/**
 * To whom confiscated assets go: the order of UNCAC 57(3), or priority consideration without a duty.
 *
 * @source UNCAC art. 57(3)(a)-(c); UNTOC art. 14(2); CETS 198 art. 25(2)
 */
export function judgeAssetReturn(
  { rule, cites }: Carried<RuleOf<'asset-return'>>,
  { situation }: Bench,
): Judged | undefined {
  if (rule.by === 'agreement') return undefined
  const consider = (finding: Finding): Judged => ({
    code: 'FINAL',
    duty: 'may',
    finding,
    conditions: [{ code: 'PRIORITY-CONSIDERATION', cites }],
  })
  if (rule.by === 'priority-consideration') return consider(no('return.considered', cites))
  const duty = isReturnOwed(situation)
  if (duty.answer === 'no') return consider(no('return.considered', cites))
  if (duty.answer === 'unknown')
    return { code: 'FINAL', duty: 'may', finding: unknown(duty.asks, cites, 'return.open') }
  const { final } = situation.sentence ?? {}
  return {
    code: 'FINAL',
    duty: 'may',
    finding:
      final === undefined
        ? unknown(['sentence.final'], cites, 'return.final-open')
        : final
          ? no('return.owed', cites)
          : yes('return.not-final', cites),
    curableBy: 'waiver',
    conditions: [{ code: 'RETURN-DUTY', cites }],
  }
}

/** Whether UNCAC 57(3)(a) or (b) makes the return a duty. */
function isReturnOwed({ offences, facts }: Situation): {
  answer: 'yes' | 'no' | 'unknown'
  asks: readonly string[]
} {
  if (offences.length === 0) return { answer: 'unknown', asks: ['offences'] }
  const ids = new Set(offences.flatMap(({ conventionOffences }) => conventionOffences ?? []))
  if (![...ids].some((id) => id.startsWith('uncac:'))) return { answer: 'no', asks: [] }
  const confiscated = facts.propertyConfiscatedUnderArticle55
  if (confiscated === false) return { answer: 'no', asks: [] }
  if (confiscated === undefined)
    return { answer: 'unknown', asks: ['facts.propertyConfiscatedUnderArticle55'] }
  // Embezzlement of public funds, or the laundering of embezzled public funds.
  if (ids.has('uncac:17') || ids.has('uncac:23')) {
    if (facts.publicFunds === undefined) return { answer: 'unknown', asks: ['facts.publicFunds'] }
    if (facts.publicFunds) return { answer: 'yes', asks: [] }
  }
  if (facts.priorOwnershipEstablished || facts.damageRecognised) return { answer: 'yes', asks: [] }
  const open = (['priorOwnershipEstablished', 'damageRecognised'] as const).filter(
    (fact) => facts[fact] === undefined,
  )
  if (open.length > 0) return { answer: 'unknown', asks: open.map((fact) => `facts.${fact}`) }
  return { answer: 'no', asks: [] }
}

/**
 * Property of little value: cooperation may be refused.
 *
 * @source UNCAC art. 55(7), which names no figure
 */
export function judgeDeMinimis(
  { rule, cites }: Carried<RuleOf<'de-minimis'>>,
  { situation: { facts } }: Bench,
): Judged | undefined {
  const settle = (finding: Finding): Judged => ({
    code: 'MIN',
    duty: rule.duty,
    finding,
    exceptional: facts.amountEur === undefined,
  })
  if (facts.amountEur === undefined) return settle(unknown(['facts.amountEur'], cites, 'de-minimis.open'))
  // The text names no figure: a greater sum settles nothing, and only a small one is worth a warning.
  if (facts.amountEur >= rule.belowEur)
    return rule.figureInText ? settle(no('de-minimis.more', cites)) : undefined
  return settle(yes(rule.figureInText ? 'de-minimis.below' : 'de-minimis.small', cites))
}

/**
 * Share of the issuing State in a sum that was confiscated, in euro.
 *
 * @source Regulation (EU) 2018/1805 art. 30(7); Framework Decision 2006/783/JHA art. 16(1)
 */
export function divideAssets(rule: RuleOf<'asset-division'>, amountEur: number): number {
  if (amountEur <= rule.keepsUpToEur) return 0
  return Math.round(amountEur * rule.issuingShare * 100) / 100
}
