import { no, unknown, yes } from '#core/kernel/finding'
import type { RuleOf } from '#core/knowledge/rule'
import type { Bench, Judged } from '#core/law/kinds/judged'
import type { Carried } from '#core/law/scope'

/**
 * Is the sentence too short, imposed or left to serve? In extradition it is asked only of a person already
 * sentenced; in a transfer always.
 *
 * @source ETS 024 art. 2(1); Framework Decision 2002/584/JHA art. 2(1); ETS 112 art. 3(1)(c), 3(2); Managua Convention art. III(6)
 */
export function judgeSentence(
  { rule, cites }: Carried<RuleOf<'sentence-threshold'>>,
  { situation: { mechanism, phase, sentence } }: Bench,
): Judged | undefined {
  const extradition = mechanism === 'extradition'
  if (extradition && phase === 'prosecution') return undefined
  const code = extradition ? 'PEN' : 'REM'
  const settle = (finding: Judged['finding']): Judged => ({
    code,
    duty: rule.duty,
    finding,
    ...(rule.lessByAgreement ? { curableBy: 'consent' } : {}),
  })
  if (extradition && phase === undefined) return settle(unknown(['phase'], cites, 'sentence.phase-open'))
  const asks: string[] = []
  for (const [least, has, path] of [
    [rule.imposedMonths, sentence?.imposedMonths, 'sentence.imposedMonths'],
    [rule.remainingMonths, sentence?.remainingMonths, 'sentence.remainingMonths'],
  ] as const) {
    if (least === undefined) continue
    if (has === undefined) asks.push(path)
    else if (has < least) return settle(yes('sentence.too-short', cites))
  }
  return settle(asks.length > 0 ? unknown(asks, cites, 'sentence.open') : no('sentence.long-enough', cites))
}
