import { anyOf, cite, no, unknown, yes, type Citation, type Finding } from '#core/kernel/finding'
import type { Library } from '#core/knowledge/books'
import type { Instrument, Mechanism, Provision } from '#core/knowledge/instrument'
import type { Rule, RuleOf } from '#core/knowledge/rule'
import type { Situation, SituationOffence } from '#core/law/situation'

/** A rule together with the provision that carries it. */
export interface Carried<R extends Rule = Rule> {
  readonly rule: R
  readonly provision: Provision
  readonly cites: readonly [Citation]
}

/** Mechanisms whose provisions can speak to a request: its own, and for a joint team and its like a second one. */
export type Sphere = readonly Mechanism[]

/** One object per sphere, so that it can be a key. */
const spheres = new Map<string, Sphere>()

/** The mechanisms whose provisions speak to the situation. */
export function sphereOf(library: Library, { mechanism, measure }: Situation): Sphere {
  const known = library.measure(measure)
  const all = known?.also ? [known.mechanism, ...known.also] : []
  const names = all.includes(mechanism) ? all : [mechanism]
  const key = names.join(' ')
  let sphere = spheres.get(key)
  if (!sphere) spheres.set(key, (sphere = names))
  return sphere
}

interface Shelf {
  readonly every: Map<Rule['kind'], Carried[]>
  readonly unconditional: Map<Rule['kind'], Carried[]>
}
const everything: Sphere = []
const shelves = new WeakMap<Instrument, Map<Sphere, Shelf>>()

/** Rules of an instrument sorted by kind, once for each sphere: the engine asks for them thousands of times a second. */
function shelfOf(instrument: Instrument, sphere: Sphere): Shelf {
  let bySphere = shelves.get(instrument)
  if (!bySphere) shelves.set(instrument, (bySphere = new Map<Sphere, Shelf>()))
  const kept = bySphere.get(sphere)
  if (kept) return kept
  const shelf: Shelf = { every: new Map(), unconditional: new Map() }
  for (const provision of instrument.provisions) {
    if (sphere !== everything && !sphere.includes(provision.mechanism)) continue
    for (const rule of provision.rules ?? []) {
      const carried: Carried = { rule, provision, cites: [cite(instrument.id, provision.article)] }
      for (const into of provision.conditional ? [shelf.every] : [shelf.every, shelf.unconditional]) {
        const row = into.get(rule.kind)
        if (row) row.push(carried)
        else into.set(rule.kind, [carried])
      }
    }
  }
  bySphere.set(sphere, shelf)
  return shelf
}

const none: readonly Carried[] = []

/**
 * All rules of one kind in the order of the text.
 *
 * @param options `sphere`: only provisions on these mechanisms; `conditional: false` leaves out conditional provisions
 */
export function rulesOf<K extends Rule['kind']>(
  instrument: Instrument,
  kind: K,
  options: { readonly sphere?: Sphere; readonly conditional?: boolean } = {},
): readonly Carried<RuleOf<K>>[] {
  const shelf = shelfOf(instrument, options.sphere ?? everything)
  const rows = (options.conditional === false ? shelf.unconditional : shelf.every).get(kind) ?? none
  return rows as readonly Carried<RuleOf<K>>[]
}

/** Whether a request under one of the mechanisms can rest on the instrument at all. */
export const servesMechanism = ({ mechanisms }: Instrument, sphere: Sphere): boolean =>
  mechanisms.some((mechanism) => sphere.includes(mechanism))

/**
 * Does the instrument reach the measure? A rule about measures settles it; else it does so for every
 * measure, unless all provisions on which a request can rest are for other ones.
 */
export function reachesMeasure(instrument: Instrument, measure: string, sphere: Sphere): Finding {
  const rules = rulesOf(instrument, 'measures', { sphere })
  for (const { rule, cites } of rules) {
    if (rule.except?.includes(measure)) return no('scope.measure-outside', cites)
    if (rule.only && !rule.only.includes(measure)) return no('scope.measure-outside', cites)
  }
  const bases = rulesOf(instrument, 'basis', { sphere })
  const narrow = !sphere.includes('mutual-legal-assistance') && bases.length > 0
  if (narrow && !bases.some(({ rule }) => rule.measures === undefined || rule.measures.includes(measure)))
    return no('scope.measure-outside', bases[0]!.cites)
  return yes('scope.measure-inside', rules[0]?.cites ?? [])
}

/** Rules on the offences reached: those for the mechanism, else those that the instrument has for any (a crime convention has one list). */
function offenceRules(instrument: Instrument, sphere: Sphere): readonly Carried<RuleOf<'offences'>>[] {
  const own = rulesOf(instrument, 'offences', { sphere })
  if (own.length > 0) return own
  return rulesOf(instrument, 'offences').filter(({ rule }) => rule.of !== 'all')
}

/**
 * Does the instrument reach the offence? Rules widen each other; none means every offence.
 * With several offences one that is reached is enough for the request to be made.
 */
export function reachesOffences(
  library: Library,
  instrument: Instrument,
  situation: Situation,
  sphere: Sphere = sphereOf(library, situation),
): Finding {
  const rules = offenceRules(instrument, sphere)
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

/** Whether one of the offences is one of the convention, as the situation says. */
export const isOffenceOf = (instrument: Instrument, offence: SituationOffence): boolean | undefined =>
  offence.conventionOffences?.some((id) => id.startsWith(`${instrument.id}:`))

function isConventionOffence(
  instrument: Instrument,
  offence: SituationOffence,
  at: number,
  cites: readonly Citation[],
): Finding {
  const is = isOffenceOf(instrument, offence)
  if (is === undefined)
    return unknown([`offences[${at}].conventionOffences`], cites, 'scope.offence-not-known')
  return is ? yes('scope.convention-offence', cites) : no('scope.offence-outside', cites)
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
  if (organisedGroup === undefined) asks.push('facts.organisedGroup')
  if (transnational === undefined) asks.push('facts.transnational')
  return asks.length === 0
    ? yes('scope.serious-transnational', cites)
    : unknown(asks, cites, 'scope.serious-transnational-open')
}
