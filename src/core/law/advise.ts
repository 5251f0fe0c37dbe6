import { unknown, type Citation, type Finding } from '#core/kernel/finding'
import type { Library } from '#core/knowledge/books'
import type { Instrument, Provision } from '#core/knowledge/instrument'
import type { Channel, Rule, RuleOf } from '#core/knowledge/rule'
import { considerInstruments, type Considered } from '#core/law/bases'
import { concerns, judgeDualCriminality } from '#core/law/kinds/dual-criminality'
import { groundCodes, judgeGround } from '#core/law/kinds/ground'
import { adviseLanguages, type LanguageAdvice } from '#core/law/kinds/language'
import { judgeThreshold } from '#core/law/kinds/threshold'
import type { Carried } from '#core/law/scope'
import { listenTo, type Speaking } from '#core/law/speaking'
import type { Situation } from '#core/law/situation'

/** Something that stands, may stand, or is settled not to stand, against the request. */
export interface Obstacle {
  /** Code of the field: DUAL, PEN, POL, MIL, FIS, BASIS, BANK. */
  readonly code: string
  /** Whether the requested State must refuse or may. */
  readonly duty: 'shall' | 'may'
  readonly finding: Finding
}

/** A ground that only the requested State can judge. */
export interface Risk {
  readonly ground: string
  readonly duty: 'shall' | 'may'
  readonly provision: Provision
  readonly cites: readonly Citation[]
}

export interface Condition {
  readonly code: string
  readonly cites: readonly Citation[]
  readonly provision: Provision
}

export interface Clock {
  readonly for: RuleOf<'clock'>['for']
  /** ISO 8601 duration. */
  readonly length: string
  readonly from: RuleOf<'clock'>['from']
  readonly cites: readonly [Citation]
}

export interface Term {
  readonly topic: RuleOf<'term'>['topic']
  readonly cites: readonly [Citation]
  readonly provision: Provision
}

export interface ChannelAdvice {
  /** Empty: not known. */
  readonly channels: readonly Channel[]
  readonly urgent: readonly Channel[]
  readonly cites: readonly Citation[]
}

/** What the law says to one measure between two States on one day: a value, explained. */
export interface Advice {
  readonly situation: Situation
  readonly booksHash: string
  readonly considered: readonly Considered[]
  /** Offered, in order: governing, supporting, or the law of the requested State alone. */
  readonly bases: readonly Considered[]
  readonly displaced: readonly Considered[]
  readonly obstacles: readonly Obstacle[]
  readonly risks: readonly Risk[]
  /** Grounds closed by a provision, e.g. bank secrecy. */
  readonly closed: readonly { readonly ground: string; readonly cites: readonly Citation[] }[]
  readonly conditions: readonly Condition[]
  readonly clocks: readonly Clock[]
  readonly terms: readonly Term[]
  readonly channel: ChannelAdvice
  readonly language: LanguageAdvice
  /** Facts whose answers would settle what is open, with the provisions that ask. */
  readonly asks: readonly { readonly path: string; readonly cites: readonly Citation[] }[]
  /** Sentences by id that a reader must see before relying on the advice. */
  readonly doubts: readonly { readonly says: string; readonly cites: readonly Citation[] }[]
}

/**
 * The legal basis of one measure and everything that follows from it.
 *
 * Pure: the same books, situation and day give the same advice; `booksHash` allows it to be replayed.
 *
 * @source UNCAC art. 46, UNTOC art. 18, 1988 Convention art. 7, ETS 030 with protocols, Directive 2014/41/EU,
 *   ETS 185 and the treaties in the books; VCLT art. 24, 30 for time and succession of treaties
 */
export function advise(library: Library, situation: Situation): Advice {
  const considered = considerInstruments(library, situation)
  const bases = considered.filter(
    ({ role }) => role === 'govern' || role === 'support' || role === 'fallback',
  )
  const speaking = listenTo(library, bases, situation)
  const closed = closedGrounds(bases, speaking)
  const obstacles = findObstacles(library, bases, closed, situation, speaking)
  const language = adviseLanguages(library, bases, situation, speaking)
  return {
    situation,
    booksHash: library.books.hash,
    considered,
    bases,
    displaced: considered.filter(({ role }) => role === 'displaced'),
    obstacles,
    risks: findRisks(bases, closed, speaking),
    closed,
    conditions: findConditions(bases, speaking),
    clocks: findClocks(bases, speaking),
    terms: findTerms(bases, speaking),
    channel: adviseChannel(bases, speaking),
    language,
    asks: collectAsks(considered, obstacles, language),
    doubts: findDoubts(considered, bases),
  }
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

function findObstacles(
  library: Library,
  bases: readonly Considered[],
  closed: readonly { ground: string }[],
  situation: Situation,
  speaking: Speaking,
): Obstacle[] {
  const best = bases.find(({ role }) => role === 'govern' || role === 'fallback')
  if (!best)
    return [
      { code: 'BASIS', duty: 'shall', finding: { answer: 'yes', says: 'basis.none', cites: [], asks: [] } },
    ]
  const obstacles: Obstacle[] = []
  const note = (code: string, duty: 'shall' | 'may', finding: Finding) => {
    const relevant =
      finding.answer !== 'no' ||
      finding.says === 'dual-criminality.met' ||
      finding.says === 'dual-criminality.never-asked'
    if (relevant) obstacles.push({ code, duty, finding })
  }
  for (const carried of dualRules(library, bases, best, situation, speaking)) {
    note(
      'DUAL',
      carried.rule.duty === 'shall' ? 'shall' : 'may',
      judgeDualCriminality(library, carried, situation),
    )
  }
  if (!isWorkedOut(best.instrument)) {
    const { id } = best.instrument
    const asks = [id === 'national-law' ? `law:${situation.requested}` : `text:${id}:${situation.requested}`]
    note('DUAL', 'may', unknown(asks, [{ instrument: id, article: '' }], 'dual-criminality.not-in-books'))
  }
  for (const carried of speaking(best, 'threshold'))
    note('PEN', carried.rule.duty, judgeThreshold(carried, situation))
  for (const carried of speaking(best, 'ground')) {
    const code = groundCodes[carried.rule.ground]
    if (code && !closed.some(({ ground }) => ground === carried.rule.ground))
      note(code, carried.rule.duty, judgeGround(carried, situation))
  }
  if (situation.facts.bankSecrecyInvoked && !closed.some(({ ground }) => ground === 'bank-secrecy')) {
    obstacles.push({
      code: 'BANK',
      duty: 'may',
      finding: { answer: 'yes', says: 'bank-secrecy.stands', cites: [], asks: [] },
    })
  }
  return obstacles
}

/** Rules that tell how a request is run or refused, and not only that it may rest on the instrument. */
const telling: readonly Rule['kind'][] = [
  'channel',
  'language',
  'ground',
  'ground-excluded',
  'dual-criminality',
  'threshold',
]

/** Whether the books hold more of an instrument than that it exists: its silence is then the silence of its text. */
const isWorkedOut = ({ class: kind, provisions }: Instrument): boolean =>
  kind !== 'national-law' &&
  provisions.some(({ rules }) => rules?.some(({ kind }) => telling.includes(kind)) ?? false)

/** The rules on dual criminality of the best basis; where it has none, those of the supporting ones only tell that none is asked. */
function dualRules(
  library: Library,
  bases: readonly Considered[],
  best: Considered,
  situation: Situation,
  speaking: Speaking,
): Carried<RuleOf<'dual-criminality'>>[] {
  const own = speaking(best, 'dual-criminality').filter((carried) => concerns(library, carried, situation))
  if (own.length > 0) return own
  return bases
    .flatMap((basis) => speaking(basis, 'dual-criminality'))
    .filter(({ rule }) => rule.duty === 'none' && rule.measures !== undefined)
}

function findRisks(
  bases: readonly Considered[],
  closed: readonly { ground: string }[],
  speaking: Speaking,
): Risk[] {
  return bases.flatMap((basis) =>
    speaking(basis, 'ground')
      .filter(
        ({ rule }) => !(rule.ground in groundCodes) && !closed.some(({ ground }) => ground === rule.ground),
      )
      .map(({ rule, provision, cites }) => ({ ground: rule.ground, duty: rule.duty, provision, cites })),
  )
}

const findConditions = (bases: readonly Considered[], speaking: Speaking): Condition[] =>
  bases.flatMap((basis) =>
    speaking(basis, 'condition').map(({ rule, provision, cites }) => ({ code: rule.code, provision, cites })),
  )

/** The clocks of the first basis that has one of each kind; one for the measure goes before a general one. */
function findClocks(bases: readonly Considered[], speaking: Speaking): Clock[] {
  const clocks = new Map<string, Clock>()
  for (const basis of bases) {
    const carried = speaking(basis, 'clock')
    const special = carried.filter(({ rule }) => rule.measures !== undefined)
    for (const { rule, cites } of [...special, ...carried]) {
      if (!clocks.has(rule.for))
        clocks.set(rule.for, { for: rule.for, length: rule.length, from: rule.from, cites })
    }
  }
  return [...clocks.values()]
}

const findTerms = (bases: readonly Considered[], speaking: Speaking): Term[] =>
  bases.flatMap((basis) =>
    speaking(basis, 'term').map(({ rule, provision, cites }) => ({ topic: rule.topic, provision, cites })),
  )

function adviseChannel(bases: readonly Considered[], speaking: Speaking): ChannelAdvice {
  for (const basis of bases) {
    const carried = speaking(basis, 'channel')
    if (carried.length === 0) continue
    return {
      channels: [...new Set(carried.flatMap(({ rule }) => rule.channels))],
      urgent: [...new Set(carried.flatMap(({ rule }) => rule.urgent ?? []))],
      cites: carried.flatMap(({ cites }) => cites),
    }
  }
  return { channels: [], urgent: [], cites: [] }
}

function collectAsks(
  considered: readonly Considered[],
  obstacles: readonly Obstacle[],
  language: LanguageAdvice,
): { path: string; cites: readonly Citation[] }[] {
  const asks = new Map<string, Citation[]>()
  const ask = (paths: readonly string[], cites: readonly Citation[]) => {
    for (const path of paths) asks.set(path, [...(asks.get(path) ?? []), ...cites])
  }
  for (const { finding } of obstacles) ask(finding.asks, finding.cites)
  for (const { role, offences, instrument, requesting, requested } of considered) {
    if (role === 'possible' && offences) ask(offences.asks, offences.cites)
    if (role !== 'not-known') continue
    for (const binding of [requesting, requested]) {
      if (binding.reason === 'date-not-known') ask([`participation:${instrument.id}:${binding.state}`], [])
    }
  }
  ask(language.asks, language.cites)
  return [...asks].map(([path, cites]) => ({ path, cites }))
}

function findDoubts(
  considered: readonly Considered[],
  bases: readonly Considered[],
): { says: string; cites: readonly Citation[] }[] {
  const doubts: { says: string; cites: readonly Citation[] }[] = []
  const open = considered.some(({ role }) => role === 'not-known' || role === 'possible')
  if (open && bases.some(({ role }) => role === 'fallback'))
    doubts.push({ says: 'doubt.fallback-open', cites: [] })
  for (const { miniTreaty } of bases) {
    if (miniTreaty?.answer === 'on') doubts.push({ says: 'doubt.other-treaty', cites: miniTreaty.cites })
    if (miniTreaty?.answer === 'unknown')
      doubts.push({ says: 'doubt.mini-treaty-open', cites: miniTreaty.cites })
  }
  for (const { instrument } of bases) {
    if (instrument.class === 'national-law') doubts.push({ says: 'doubt.statute-not-in-books', cites: [] })
    else if (!isWorkedOut(instrument))
      doubts.push({
        says: 'doubt.articles-not-in-books',
        cites: [{ instrument: instrument.id, article: '' }],
      })
  }
  for (const { instrument, requesting, requested } of bases) {
    if ([requesting, requested].some(({ confidence }) => confidence !== undefined && confidence !== 'high')) {
      doubts.push({
        says: 'doubt.participation-unverified',
        cites: [{ instrument: instrument.id, article: '' }],
      })
    }
  }
  return doubts
}
