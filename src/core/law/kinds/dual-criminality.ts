import { no, unknown, yes, type Finding } from '#core/kernel/finding'
import type { Library } from '#core/knowledge/books'
import type { RuleOf } from '#core/knowledge/rule'
import { declarationsOf } from '#core/law/binding'
import { judgeElements } from '#core/law/kinds/elements'
import type { Carried } from '#core/law/scope'
import type { Situation, SituationOffence } from '#core/law/situation'

/**
 * Can want of dual criminality stand against the request under this rule? The conduct is compared, never
 * its name. With several offences the first that is not punishable settles it.
 *
 * @source UNCAC art. 43(2), 46(9); UNTOC art. 18(9); ETS 030 art. 5(1); Directive 2014/41/EU art. 11(1)(g); ETS 185 art. 25(5), 29(3)
 */
export function judgeDualCriminality(
  library: Library,
  carried: Carried<RuleOf<'dual-criminality'>>,
  situation: Situation,
): Finding {
  const { rule, cites } = carried
  if (rule.duty === 'none') return no('dual-criminality.never-asked', cites)
  if (!concerns(library, carried, situation)) return no('dual-criminality.other-measure', cites)
  if (rule.exceptNationalsOfRequesting) {
    const nationals = situation.person?.nationalities
    if (nationals?.includes(situation.requesting)) return no('dual-criminality.own-national', cites)
    const finding = judgeOffences(library, carried, situation)
    return nationals === undefined && finding.answer !== 'no'
      ? unknown([...new Set(['person.nationalities', ...finding.asks])], cites, 'dual-criminality.open')
      : finding
  }
  const finding = judgeOffences(library, carried, situation)
  if (rule.onlyIf !== 'declared' || finding.answer === 'no') return finding
  if (declaredReach(library, carried, situation) !== undefined) return finding
  const [{ instrument, article }] = cites
  const asked = `declaration:${instrument}:${article}:${situation.requested}`
  return unknown([asked, ...finding.asks], cites, 'dual-criminality.declaration-not-known')
}

/** Whether the rule speaks of the measure at all; one that rests on a declaration reaches as far as that does. */
export function concerns(
  library: Library,
  carried: Carried<RuleOf<'dual-criminality'>>,
  situation: Situation,
): boolean {
  const { measures, onlyIf } = carried.rule
  if (measures === undefined || measures.includes(situation.measure)) return true
  return onlyIf === 'declared' && declaredReach(library, carried, situation) === 'coercion'
}

function judgeOffences(
  library: Library,
  carried: Carried<RuleOf<'dual-criminality'>>,
  situation: Situation,
): Finding {
  const { rule, cites } = carried
  const coercive = rule.onlyIf === 'always' ? true : isCoercive(library, situation)
  if (coercive === false) return no('dual-criminality.no-coercion-asked', cites)
  if (situation.offences.length === 0) return unknown(['offences'], cites, 'dual-criminality.open')

  const findings = situation.offences.map((offence, at) =>
    judgeOffence(library, carried, situation, offence, at, coercive),
  )
  // One offence that is punishable in both carries the request; for the others it is limited (ETS 024 2(2), 14).
  const met = findings.find(({ answer }) => answer === 'no')
  const wanting = findings.some(({ answer }) => answer === 'yes')
  if (met) return wanting ? no('dual-criminality.partly', met.cites) : met
  return findings.find(({ answer }) => answer === 'unknown') ?? findings[0]!
}

function judgeOffence(
  library: Library,
  { rule, cites }: Carried<RuleOf<'dual-criminality'>>,
  situation: Situation,
  offence: SituationOffence,
  at: number,
  coercive: boolean | undefined,
): Finding {
  const listed = isListed(library, rule, situation, offence)
  if (listed === true) return no('dual-criminality.listed', cites)
  const elements = judgeElements(library, offence, cites)
  if (elements?.answer === 'yes') return elements
  const punishable = isPunishableInRequested(situation, offence)
  if (punishable === true) {
    const [{ instrument }] = cites
    if (rule.onSchedule && coercive !== false)
      return unknown([`text:${instrument}:${situation.requested}`], cites, 'dual-criminality.schedule-open')
    return no('dual-criminality.met', cites)
  }
  const asks: string[] = []
  if (punishable === undefined) asks.push(`offences[${at}].maxMonths.${situation.requested}`)
  const months = offence.maxMonths?.[situation.requesting]
  if (listed === undefined && months === undefined)
    asks.push(`offences[${at}].maxMonths.${situation.requesting}`)
  else if (listed === undefined)
    // Its name does not settle whether it is on the list, and the list is read by the authority that issues.
    asks.push(
      offence.conduct === undefined ? `offences[${at}].conduct` : `text:eu-eaw-2002:${situation.requesting}`,
    )
  if (coercive === undefined) asks.push('facts.coercive')
  if (asks.length > 0)
    return unknown(
      asks,
      cites,
      rule.listedExemptMonths ? 'dual-criminality.open-unless-listed' : 'dual-criminality.open',
    )
  return yes('dual-criminality.absent', cites)
}

/** The list to which all instruments of the Union refer in the same words. */
const list = 'eu-eaw-2002 2(2)'

/**
 * Whether the conduct stands on the list of 32 categories and reaches the maximum in the issuing State; undefined:
 * its name does not settle it, or the maximum is not known.
 *
 * @source Framework Decision 2002/584/JHA art. 2(2) and the instruments that repeat its list
 */
export function isListed(
  library: Library,
  rule: RuleOf<'dual-criminality'>,
  { requesting }: Situation,
  offence: SituationOffence,
): boolean | undefined {
  if (rule.listedExemptMonths === undefined) return false
  const months = offence.maxMonths?.[requesting]
  if (months !== undefined && months < rule.listedExemptMonths) return false
  const named =
    offence.conventionOffences?.includes('eu-eaw-2002:2(2)') === true ||
    (offence.conduct === undefined ? undefined : library.offence(offence.conduct)?.listed?.[list])
  if (named === false) return false
  return named && months !== undefined ? true : undefined
}

/** Whether the measure needs coercion: by its nature where that is settled, else by the fact, which then is asked. */
export function isCoercive(library: Library, situation: Situation): boolean | undefined {
  const nature = library.measure(situation.measure)?.coercive
  if (nature === 'yes' || nature === 'no') return nature === 'yes'
  return situation.facts.coercive
}

/** Whether the conduct is an offence in the requested State; undefined: not known. */
export function isPunishableInRequested(
  { requested, facts }: Situation,
  offence: SituationOffence,
): boolean | undefined {
  if (facts.notPunishableIn?.includes(requested)) return false
  const months = offence.maxMonths?.[requested]
  return months === undefined ? undefined : months > 0
}

/** What the requested State declared (ETS 030 art. 5(1)); undefined where the books have no declaration of it, which is no "none". */
function declaredReach(
  library: Library,
  { cites: [at] }: Carried,
  { requested: state, requesting: towards, asOf: on }: Situation,
): 'search' | 'coercion' | undefined {
  const effects = declarationsOf(library, at.instrument, { state, towards, on }).map(
    ({ effect }) => effect?.kind,
  )
  if (effects.includes('dual-criminality-for-coercion')) return 'coercion'
  return effects.includes('dual-criminality-for-search') ? 'search' : undefined
}
