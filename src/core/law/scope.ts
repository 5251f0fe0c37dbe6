import { anyOf, cite, no, unknown, yes, type Citation, type Finding } from '#core/kernel/finding'
import type { Library } from '#core/knowledge/books'
import type { Instrument, Provision } from '#core/knowledge/instrument'
import type { Rule, RuleOf } from '#core/knowledge/rule'
import type { Situation, SituationOffence } from '#core/law/situation'

/** A rule together with the provision that carries it. */
export interface Carried<R extends Rule = Rule> {
  readonly rule: R
  readonly provision: Provision
  readonly cites: readonly [Citation]
}

/** All rules of one kind in the order of the text; `without` leaves out conditional provisions. */
export function rulesOf<K extends Rule['kind']>(
  instrument: Instrument,
  kind: K,
  options: { readonly conditional?: boolean } = {},
): Carried<RuleOf<K>>[] {
  const found: Carried<RuleOf<K>>[] = []
  for (const provision of instrument.provisions) {
    if (provision.conditional && options.conditional === false) continue
    for (const rule of provision.rules ?? []) {
      if (rule.kind === kind) {
        found.push({ rule: rule as RuleOf<K>, provision, cites: [cite(instrument.id, provision.article)] })
      }
    }
  }
  return found
}

/** Does the instrument reach the measure? Without a rule about measures it reaches every one. */
export function reachesMeasure(instrument: Instrument, measure: string): Finding {
  const rules = rulesOf(instrument, 'measures')
  for (const { rule, cites } of rules) {
    if (rule.except?.includes(measure)) return no('scope.measure-outside', cites)
    if (rule.only && !rule.only.includes(measure)) return no('scope.measure-outside', cites)
  }
  return yes('scope.measure-inside', rules[0]?.cites ?? [])
}

/**
 * Does the instrument reach the offence? Rules widen each other; none means every offence.
 * With several offences one that is reached is enough for the request to be made.
 */
export function reachesOffences(library: Library, instrument: Instrument, situation: Situation): Finding {
  const rules = rulesOf(instrument, 'offences')
  if (rules.length === 0) return yes('scope.every-offence', [])
  const all = rules.find(({ rule }) => rule.of === 'all')
  if (all) return yes('scope.every-offence', all.cites)

  const cites = rules.flatMap((carried) => carried.cites)
  const electronic = rules.find(({ rule }) => rule.of === 'electronic-evidence')
  if (electronic && library.measure(situation.measure)?.electronic)
    return yes('scope.electronic-evidence', electronic.cites)
  const others = rules.filter(({ rule }) => rule.of !== 'electronic-evidence')
  if (situation.offences.length === 0) return unknown(['offences'], cites, 'scope.offence-not-known')

  return anyOf(
    situation.offences.flatMap((offence, at) =>
      others.map((carried) => reachesOffence(carried, instrument, situation, offence, at)),
    ),
    no('scope.offence-outside', cites),
  )
}

function reachesOffence(
  { rule, cites }: Carried<RuleOf<'offences'>>,
  instrument: Instrument,
  situation: Situation,
  offence: SituationOffence,
  at: number,
): Finding {
  if (rule.of === 'convention') return isConventionOffence(instrument, offence, at, cites)
  if (rule.of === 'penalty') return hasPenalty(situation, offence, at, rule.minMonths ?? 12, cites)
  return isSeriousTransnational(situation, offence, at, rule.minMonths ?? 48, cites)
}

function isConventionOffence(
  instrument: Instrument,
  offence: SituationOffence,
  at: number,
  cites: readonly Citation[],
): Finding {
  if (offence.conventionOffences === undefined) {
    return unknown([`offences[${at}].conventionOffences`], cites, 'scope.offence-not-known')
  }
  return offence.conventionOffences.some((id) => id.startsWith(`${instrument.id}:`))
    ? yes('scope.convention-offence', cites)
    : no('scope.offence-outside', cites)
}

function hasPenalty(
  situation: Situation,
  offence: SituationOffence,
  at: number,
  minMonths: number,
  cites: readonly Citation[],
): Finding {
  const months = offence.maxMonths?.[situation.requesting]
  if (months === undefined)
    return unknown([`offences[${at}].maxMonths.${situation.requesting}`], cites, 'scope.penalty-not-known')
  return months >= minMonths ? yes('scope.penalty-reached', cites) : no('scope.penalty-below', cites)
}

/** @source UNTOC art. 2(a), 2(b), 3(1)(b), 3(2): four years, transnational, organised criminal group. */
function isSeriousTransnational(
  situation: Situation,
  offence: SituationOffence,
  at: number,
  minMonths: number,
  cites: readonly Citation[],
): Finding {
  const months = offence.maxMonths?.[situation.requesting]
  const { organisedGroup, transnational } = situation.facts
  if (organisedGroup === false || transnational === false || (months !== undefined && months < minMonths)) {
    return no('scope.not-serious-transnational', cites)
  }
  const asks: string[] = []
  if (months === undefined) asks.push(`offences[${at}].maxMonths.${situation.requesting}`)
  if (organisedGroup === undefined) asks.push('organisedGroup')
  if (transnational === undefined) asks.push('transnational')
  return asks.length === 0
    ? yes('scope.serious-transnational', cites)
    : unknown(asks, cites, 'scope.serious-transnational-open')
}
