import type { Citation } from '#core/kernel/finding'
import type { Library } from '#core/knowledge/books'
import type { Provision } from '#core/knowledge/instrument'
import type { RuleOf } from '#core/knowledge/rule'
import { findAlternatives, type Alternative } from '#core/law/alternatives'
import { considerInstruments, type Considered } from '#core/law/bases'
import { findDoubts, type Doubt } from '#core/law/doubts'
import type { Bench } from '#core/law/kinds/judged'
import { adviseLanguages, type LanguageAdvice } from '#core/law/kinds/language'
import { findMayBeClosed } from '#core/law/may-be-closed'
import { sphereOf } from '#core/law/scope'
import type { Situation } from '#core/law/situation'
import { findTransitions, findUnknownParties, type UnknownParty } from '#core/law/unknown-parties'
import { listenTo, type Speaking } from '#core/law/speaking'
import {
  adviseChannel,
  findClocks,
  weighBasis,
  type ChannelAdvice,
  type Clock,
  type Condition,
  type Obstacle,
  type Risk,
  type Weighed,
} from '#core/law/weigh'

export interface Term {
  readonly topic: RuleOf<'term'>['topic']
  readonly cites: readonly [Citation]
  readonly provision: Provision
}

/** What the law says to one measure between two States on one day: a value, explained. */
export interface Advice {
  readonly situation: Situation
  readonly booksHash: string
  readonly considered: readonly Considered[]
  /** Offered, in order: governing, supporting, or the law of the requested State alone. */
  readonly bases: readonly Considered[]
  /** The same bases, each weighed for itself; then those that are possible as far as the facts go. */
  readonly weighed: readonly Weighed[]
  readonly displaced: readonly Considered[]
  /** On the best basis; `BASIS` where there is none. */
  readonly obstacles: readonly Obstacle[]
  readonly risks: readonly Risk[]
  /** Grounds closed by a provision, e.g. bank secrecy. */
  readonly closed: readonly { readonly ground: string; readonly cites: readonly Citation[] }[]
  readonly conditions: readonly Condition[]
  readonly clocks: readonly Clock[]
  readonly terms: readonly Term[]
  readonly channel: ChannelAdvice
  readonly language: LanguageAdvice
  /** What else can be done about the case. */
  readonly alternatives: readonly Alternative[]
  /** Facts whose answers would settle what is open, with the provisions that ask. */
  readonly asks: readonly { readonly path: string; readonly cites: readonly Citation[] }[]
  /** Sentences by id that a reader must see before relying on the advice. */
  readonly doubts: readonly Doubt[]
}

/**
 * The legal basis of one measure and everything that follows from it.
 *
 * Pure: the same books, situation and day give the same advice; `booksHash` allows it to be replayed.
 *
 * @source UNCAC art. 44, 46, 47, 55, 57, UNTOC art. 16, 18, 21, 1988 Convention art. 5 to 8, the conventions of the
 *   Council of Europe, the acts of the Union and the treaties in the books; VCLT art. 24, 30 and 59 for time and
 *   succession of treaties
 * @throws Fault `law.conflict` where two provisions of the books exclude each other
 */
export function advise(library: Library, situation: Situation): Advice {
  const sphere = sphereOf(library, situation)
  const considered = considerInstruments(library, situation)
  const { bases, possible, displaced, open } = sortByRole(considered)
  const speaking = listenTo(library, bases, situation)
  const closed = closedGrounds(bases, speaking)
  const shut = new Set(closed.map(({ ground }) => ground))
  const mayBeClosed = findMayBeClosed(library, bases, situation, shut)
  const weigh = (basis: Considered) => {
    const bench: Bench = { library, situation, sphere, basis: basis.instrument, mayBeClosed }
    return weighBasis(basis, bases, shut, bench, speaking)
  }
  const weighed = inherit(bases.map(weigh))
  const weighedToo = possible.map(weigh)
  const best = weighed.find(({ basis: { role } }) => role === 'govern' || role === 'fallback')
  const parties = [
    ...findUnknownParties(library, situation, sphere, open, bases),
    ...findTransitions(considered, situation, sphere),
  ]
  const obstacles = best ? best.obstacles : [noBasis(possible, parties)]
  const language = adviseLanguages(library, bases, situation, speaking)
  return {
    situation,
    booksHash: library.books.hash,
    considered,
    bases,
    weighed: [...weighed, ...weighedToo],
    displaced,
    obstacles,
    risks: weighed.flatMap(({ risks }) => risks),
    closed,
    conditions: weighed.flatMap(({ conditions }) => conditions),
    clocks: findClocks(bases, speaking),
    terms: findTerms(bases, speaking),
    channel: adviseChannel(bases, speaking),
    language,
    alternatives: findAlternatives(situation, obstacles),
    asks: [...collectAsks(open, obstacles, weighed, language), ...parties].filter(
      ({ path }, at, all) => all.findIndex((one) => one.path === path) === at,
    ),
    doubts: findDoubts(library, situation, considered, bases, sphere),
  }
}

/** What was considered, by what it is to the advice. */
interface ByRole {
  readonly bases: readonly Considered[]
  readonly possible: readonly Considered[]
  readonly displaced: readonly Considered[]
  /** Possible, or not known to bind. */
  readonly open: readonly Considered[]
}

function sortByRole(considered: readonly Considered[]): ByRole {
  const bases: Considered[] = []
  const possible: Considered[] = []
  const displaced: Considered[] = []
  const open: Considered[] = []
  for (const one of considered) {
    const { role } = one
    if (role === 'not-bound') continue
    if (role === 'govern' || role === 'support' || role === 'fallback') bases.push(one)
    else if (role === 'displaced') displaced.push(one)
    else if (role === 'possible') possible.push(one)
    if (role === 'possible' || role === 'not-known') open.push(one)
  }
  return { bases, possible, displaced, open }
}

const standings = ['available', 'conditional', 'unknown', 'blocked'] as const

/** What only adds to another instrument stands no better than that one. */
const inherit = (weighed: readonly Weighed[]): readonly Weighed[] =>
  weighed.map((one) => {
    const { onlySupplements, supplements } = one.basis.profile
    if (!onlySupplements) return one
    const parents = weighed.filter((parent) =>
      supplements.some(({ rule }) => rule.instruments.includes(parent.basis.instrument.id)),
    )
    const worst = Math.max(...[one, ...parents].map(({ standing }) => standings.indexOf(standing)))
    return { ...one, standing: standings[worst]! }
  })

/** No basis: for certain, or as long as what is possible, or who is bound, is open. */
function noBasis(possible: readonly Considered[], parties: readonly UnknownParty[]): Obstacle {
  const told = { code: 'BASIS', duty: 'shall', curableBy: 'alternative' } as const
  if (possible.length + parties.length === 0)
    return { ...told, finding: { answer: 'yes', says: 'basis.none', cites: [], asks: [] } }
  const asks = new Set([
    ...possible.flatMap(({ offences, asTreaty }) => [
      ...(offences?.answer === 'unknown' ? offences.asks : []),
      ...(asTreaty?.asks ?? []),
    ]),
    ...parties.map(({ path }) => path),
  ])
  const cites = [
    ...possible.map(({ instrument }) => ({ instrument: instrument.id, article: '' })),
    ...parties.flatMap((party) => party.cites),
  ]
  return { ...told, finding: { answer: 'unknown', says: 'basis.open', cites, asks: [...asks] } }
}

function closedGrounds(
  bases: readonly Considered[],
  speaking: Speaking,
): { ground: string; cites: readonly Citation[] }[] {
  const closed = new Map<string, Citation[]>()
  for (const basis of bases) {
    for (const { rule, cites } of speaking(basis, 'ground-excluded')) {
      closed.set(rule.ground, [...(closed.get(rule.ground) ?? []), ...cites])
    }
  }
  return [...closed].map(([ground, cites]) => ({ ground, cites }))
}

function findTerms(bases: readonly Considered[], speaking: Speaking): Term[] {
  const terms: Term[] = []
  for (const basis of bases)
    for (const { rule, provision, cites } of speaking(basis, 'term'))
      terms.push({ topic: rule.topic, provision, cites })
  return terms
}

function collectAsks(
  open: readonly Considered[],
  obstacles: readonly Obstacle[],
  weighed: readonly Weighed[],
  language: LanguageAdvice,
): { path: string; cites: readonly Citation[] }[] {
  const asks = new Map<string, Citation[]>()
  const ask = (paths: readonly string[], cites: readonly Citation[]) => {
    for (const path of paths) {
      const told = asks.get(path)
      if (told) told.push(...cites)
      else asks.set(path, [...cites])
    }
  }
  for (const { finding } of obstacles) ask(finding.asks, finding.cites)
  for (const { basis } of weighed) if (basis.asTreaty) ask(basis.asTreaty.asks, basis.asTreaty.cites)
  for (const { role, offences, asTreaty } of open) {
    if (role !== 'possible') continue
    if (offences?.answer === 'unknown') ask(offences.asks, offences.cites)
    if (asTreaty) ask(asTreaty.asks, asTreaty.cites)
  }
  ask(language.asks, language.cites)
  return [...asks].map(([path, cites]) => ({ path, cites }))
}
