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

function intern(key: string, names: Sphere): Sphere {
  const kept = spheres.get(key)
  if (!kept) spheres.set(key, names)
  return kept ?? names
}

/** The mechanisms whose provisions speak to the situation. */
export function sphereOf(library: Library, { mechanism, measure }: Situation): Sphere {
  const known = library.measure(measure)
  if (known?.also && (known.mechanism === mechanism || known.also.includes(mechanism))) {
    const names = [known.mechanism, ...known.also]
    return intern(names.join(' '), names)
  }
  return spheres.get(mechanism) ?? intern(mechanism, [mechanism])
}

/** Rules of an instrument on a sphere, by kind and in the order of the text. */
export interface Rules {
  readonly every: ReadonlyMap<Rule['kind'], readonly Carried[]>
  /** Without those of conditional provisions. */
  readonly unconditional: ReadonlyMap<Rule['kind'], readonly Carried[]>
  /** Whether it reaches a measure, by measure, and what offences it reaches: filled when first asked. */
  readonly measures: Map<string, Finding>
  reach: Reach | undefined
}
const everything: Sphere = []

/** By sphere, then by instrument; the last sphere is kept at hand, because one advice stays within one. */
const shelves = new WeakMap<Sphere, WeakMap<Instrument, Rules>>()
let lastSphere: Sphere | undefined
let lastShelf = new WeakMap<Instrument, Rules>()

/** Rules of an instrument sorted once for each sphere: the engine asks for them many thousands of times a second. */
export function rulesIn(instrument: Instrument, sphere: Sphere): Rules {
  if (sphere !== lastSphere) {
    lastShelf = shelves.get(sphere) ?? new WeakMap<Instrument, Rules>()
    shelves.set(sphere, lastShelf)
    lastSphere = sphere
  }
  let rules = lastShelf.get(instrument)
  if (!rules) lastShelf.set(instrument, (rules = sortRules(instrument, sphere)))
  return rules
}

function sortRules(instrument: Instrument, sphere: Sphere): Rules {
  const every = new Map<Rule['kind'], Carried[]>()
  const unconditional = new Map<Rule['kind'], Carried[]>()
  for (const provision of instrument.provisions) {
    if (sphere !== everything && !sphere.includes(provision.mechanism)) continue
    for (const rule of provision.rules ?? []) {
      const carried: Carried = { rule, provision, cites: [cite(instrument.id, provision.article)] }
      for (const into of provision.conditional ? [every] : [every, unconditional]) {
        const row = into.get(rule.kind)
        if (row) row.push(carried)
        else into.set(rule.kind, [carried])
      }
    }
  }
  return { every, unconditional, measures: new Map(), reach: undefined }
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
  const rules = rulesIn(instrument, options.sphere ?? everything)
  const rows = (options.conditional === false ? rules.unconditional : rules.every).get(kind) ?? none
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
  const { measures } = rulesIn(instrument, sphere)
  let finding = measures.get(measure)
  if (!finding) measures.set(measure, (finding = readMeasure(instrument, measure, sphere)))
  return finding
}

function readMeasure(instrument: Instrument, measure: string, sphere: Sphere): Finding {
  const rules = rulesOf(instrument, 'measures', { sphere })
  for (const { rule, cites } of rules) {
    if (rule.except?.includes(measure)) return no('scope.measure-outside', cites)
    if (rule.only && !rule.only.includes(measure)) return no('scope.measure-outside', cites)
  }
  const bases = rulesOf(instrument, 'basis', { sphere })
  // What only adds to another instrument reaches as far as that one.
  const narrow =
    !sphere.includes('mutual-legal-assistance') &&
    bases.length > 0 &&
    rulesOf(instrument, 'supplements', { sphere }).length === 0
  if (narrow && !bases.some(({ rule }) => rule.measures === undefined || rule.measures.includes(measure)))
    return no('scope.measure-outside', bases[0]!.cites)
  return yes('scope.measure-inside', rules[0]?.cites ?? [])
}

/** What an instrument says of the offences that it reaches in a sphere, read once. */
interface Reach {
  /** Set where the case does not matter: it reaches every offence. */
  readonly every?: Finding
  /** Set where it reaches evidence in electronic form of any offence. */
  readonly electronic?: Finding
  readonly others: readonly Carried<RuleOf<'offences'>>[]
  /** Where no offence is known yet, and where none of those known is one of its own. */
  readonly open: Finding
  readonly outside: Finding
}

/** Rules on the offences reached: those for the mechanism, else those that the instrument has for any (a crime convention has one list). */
function offenceRules(instrument: Instrument, sphere: Sphere): readonly Carried<RuleOf<'offences'>>[] {
  const own = rulesOf(instrument, 'offences', { sphere })
  if (own.length > 0) return own
  return rulesOf(instrument, 'offences').filter(({ rule }) => rule.of !== 'all')
}

function readReach(instrument: Instrument, sphere: Sphere): Reach {
  const rules = offenceRules(instrument, sphere)
  const all = rules.find(({ rule }) => rule.of === 'all')
  const electronic = rules.find(({ rule }) => rule.of === 'electronic-evidence')
  const cites = rules.flatMap((carried) => carried.cites)
  return {
    ...(all || rules.length === 0 ? { every: yes('scope.every-offence', all?.cites ?? []) } : {}),
    ...(electronic ? { electronic: yes('scope.electronic-evidence', electronic.cites) } : {}),
    others: rules.filter(({ rule }) => rule.of !== 'electronic-evidence'),
    open: unknown(['offences'], cites, 'scope.offence-not-known'),
    outside: no('scope.offence-outside', cites),
  }
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
  const rules = rulesIn(instrument, sphere)
  const { every, electronic, others, open, outside } = (rules.reach ??= readReach(instrument, sphere))
  if (every) return every
  if (electronic && library.measure(situation.measure)?.electronic) return electronic
  if (situation.offences.length === 0) return open
  const findings: Finding[] = []
  for (let at = 0; at < situation.offences.length; at++)
    for (const carried of others)
      findings.push(reachesOffence(carried, instrument, situation, situation.offences[at]!, at))
  return findings.length === 1 ? findings[0]! : anyOf(findings, outside)
}

function reachesOffence(
  { rule, cites }: Carried<RuleOf<'offences'>>,
  instrument: Instrument,
  situation: Situation,
  offence: SituationOffence,
  at: number,
): Finding {
  if (rule.of === 'convention')
    return isConventionOffence(instrument, offence, at, cites, rule.exceptOffences)
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
  except: readonly string[] = [],
): Finding {
  const is = offence.conventionOffences?.some(
    (id) => id.startsWith(`${instrument.id}:`) && !except.includes(id),
  )
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
