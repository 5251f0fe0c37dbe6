import { spell, type Citation, type Finding } from '#core/kernel/finding'
import type { Provision } from '#core/knowledge/instrument'
import type { RuleOf } from '#core/knowledge/rule'
import type { Cure } from '#core/knowledge/rule-parts'
import type { Channel } from '#core/knowledge/rule-procedure'
import type { Considered } from '#core/law/bases'
import { judgeBasis, voicesOf, type Spoken } from '#core/law/judge'
import { divideAssets } from '#core/law/kinds/assets'
import { adviseLanguages, type LanguageAdvice } from '#core/law/kinds/language'
import type { Bench } from '#core/law/kinds/judged'
import type { Speaking } from '#core/law/speaking'

/** Something that stands, may stand, or is settled not to stand, against the request. */
export interface Obstacle {
  /** Code of the field: DUAL, PEN, NAT, POL, MIL, FIS, BASIS, BANK … */
  readonly code: string
  /** Whether the requested State must refuse or may. */
  readonly duty: 'shall' | 'may'
  readonly finding: Finding
  readonly curableBy?: Cure
}

/** A ground that only the requested State can judge, or that somebody has to raise first. */
export interface Risk {
  readonly ground: string
  readonly duty: 'shall' | 'may'
  readonly provision: Provision
  readonly cites: readonly Citation[]
  /** Facts that would raise it. */
  readonly asks?: readonly string[]
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

export interface ChannelAdvice {
  /** Empty: not known. */
  readonly channels: readonly Channel[]
  readonly urgent: readonly Channel[]
  readonly cites: readonly Citation[]
}

/**
 * Whether a request can rest on the basis: `blocked` by something that the requested State must refuse and
 * nothing cures; `unknown` while a fact or a source that decides is missing; `conditional` where something
 * optional or curable stands or conditions must be met; else `available`.
 */
export type Standing = 'available' | 'conditional' | 'blocked' | 'unknown'

/** One basis with everything that follows from it. */
export interface Weighed {
  readonly basis: Considered
  readonly standing: Standing
  readonly obstacles: readonly Obstacle[]
  readonly risks: readonly Risk[]
  readonly conditions: readonly Condition[]
  readonly clocks: readonly Clock[]
  readonly channel: ChannelAdvice
  readonly language: LanguageAdvice
  /** Paths of facts and look-ups that decide about this basis. */
  readonly asks: readonly string[]
  /** Sums in euro that the basis gives to the requesting State. */
  readonly toRequestingEur?: { readonly amount: number; readonly cites: readonly Citation[] }
}

/** Weighs one basis: what stands against it, what it asks for, how and how fast it runs. */
export function weighBasis(
  basis: Considered,
  bases: readonly Considered[],
  closed: ReadonlySet<string>,
  bench: Bench,
  speaking: Speaking,
): Weighed {
  const spoken = judgeBasis(basis, bases, closed, bench, speaking)
  const obstacles = findObstacles(spoken, closed, bench)
  const conditions = findConditions(basis, bases, bench, speaking, spoken)
  const language = adviseLanguages(bench.library, [basis], bench.situation, speaking)
  const asks = [
    ...new Set([
      ...(basis.role === 'possible' ? (basis.offences?.asks ?? []) : []),
      ...(basis.asTreaty?.asks ?? []),
      ...obstacles.flatMap(({ finding }) => finding.asks),
    ]),
  ]
  const voices = voicesOf(basis, bases, bench.sphere) as readonly Considered[]
  return {
    basis,
    standing: standingOf(basis, obstacles, conditions),
    obstacles,
    risks: findRisks(spoken),
    conditions,
    clocks: findClocks(voices, speaking),
    channel: adviseChannel(voices, speaking),
    language,
    asks,
    ...findSum(basis, bench, speaking),
  }
}

/** Findings that are worth telling although nothing stands: the reader expects the question. */
const tellAnyway = ['dual-criminality.met', 'dual-criminality.never-asked', 'dual-criminality.listed']

function findObstacles(
  spoken: readonly Spoken[],
  closed: ReadonlySet<string>,
  { situation }: Bench,
): Obstacle[] {
  const obstacles: Obstacle[] = []
  for (const { judged } of spoken) {
    if (!judged) continue
    const { code, duty, finding, curableBy, exceptional } = judged
    if (finding.answer === 'no' && !tellAnyway.includes(finding.says)) continue
    if (finding.answer === 'unknown' && exceptional) continue
    obstacles.push({ code, duty, finding, ...(curableBy ? { curableBy } : {}) })
  }
  if (situation.facts.bankSecrecyInvoked && !closed.has('bank-secrecy'))
    obstacles.push({
      code: 'BANK',
      duty: 'may',
      finding: { answer: 'yes', says: 'bank-secrecy.stands', cites: [], asks: [] },
    })
  return obstacles
}

function findRisks(spoken: readonly Spoken[]): Risk[] {
  return spoken.flatMap(({ carried, judged }) => {
    const { rule, provision, cites } = carried
    const open = judged?.exceptional && judged.finding.answer === 'unknown'
    if (judged && !open) return []
    if (!judged && rule.kind !== 'ground') return []
    const duty = 'duty' in rule && rule.duty === 'shall' ? 'shall' : 'may'
    const ground = rule.kind === 'ground' ? rule.ground : rule.kind
    return [{ ground, duty, provision, cites, ...(open ? { asks: judged.finding.asks } : {}) }]
  })
}

function findConditions(
  basis: Considered,
  bases: readonly Considered[],
  { library, situation, sphere }: Bench,
  speaking: Speaking,
  spoken: readonly Spoken[],
): Condition[] {
  const law = library.law(situation.requested)
  const voices: readonly Pick<Considered, 'instrument' | 'miniTreaty'>[] = [
    ...voicesOf(basis, bases, sphere),
    ...(law && basis.instrument.class === 'national-law' ? [{ instrument: law }] : []),
  ]
  const freed = spoken.some(({ judged }) => judged?.finding.says === 'consent.not-needed')
  const conditions: Condition[] = voices.flatMap((voice) =>
    speaking(voice, 'condition')
      .filter(({ rule }) => !(freed && rule.code === 'CONSENT'))
      .map(({ rule, provision, cites }) => ({ code: rule.code, provision, cites })),
  )
  for (const { carried, judged } of spoken)
    for (const { code, cites } of judged?.conditions ?? [])
      conditions.push({ code, cites, provision: carried.provision })
  const seen = new Set<string>()
  return conditions.filter(({ code, cites }) => {
    const key = `${code} ${cites[0] ? spell(cites[0]) : ''}`
    return !seen.has(key) && seen.add(key)
  })
}

/** The clocks that run, one of each kind; one for the measure goes before a general one. */
export function findClocks(voices: readonly Considered[], speaking: Speaking): Clock[] {
  const clocks = new Map<string, Clock>()
  for (const voice of voices) {
    const carried = speaking(voice, 'clock')
    if (carried.length === 0) continue
    const special = carried.filter(({ rule }) => rule.measures !== undefined)
    for (const { rule, cites } of special.length > 0 ? [...special, ...carried] : carried) {
      if (!clocks.has(rule.for))
        clocks.set(rule.for, { for: rule.for, length: rule.length, from: rule.from, cites })
    }
  }
  return [...clocks.values()]
}

/** The channel of the first that names one. */
export function adviseChannel(voices: readonly Considered[], speaking: Speaking): ChannelAdvice {
  for (const voice of voices) {
    const carried = speaking(voice, 'channel')
    if (carried.length === 0) continue
    return {
      channels: [...new Set(carried.flatMap(({ rule }) => rule.channels))],
      urgent: [...new Set(carried.flatMap(({ rule }) => rule.urgent ?? []))],
      cites: carried.flatMap(({ cites }) => cites),
    }
  }
  return { channels: [], urgent: [], cites: [] }
}

function findSum(
  basis: Considered,
  { situation }: Bench,
  speaking: Speaking,
): Pick<Weighed, 'toRequestingEur'> {
  const { amountEur } = situation.facts
  const [division] = speaking(basis, 'asset-division')
  if (!division || amountEur === undefined) return {}
  return { toRequestingEur: { amount: divideAssets(division.rule, amountEur), cites: division.cites } }
}

function standingOf(
  basis: Considered,
  obstacles: readonly Obstacle[],
  conditions: readonly Condition[],
): Standing {
  const standing = obstacles.filter(({ finding }) => finding.answer === 'yes')
  if (standing.some(({ duty, curableBy }) => duty === 'shall' && (!curableBy || curableBy === 'alternative')))
    return 'blocked'
  const open = obstacles.some(({ finding }) => finding.answer === 'unknown')
  if (open || basis.role === 'possible' || basis.asTreaty?.answer === 'unknown') return 'unknown'
  return standing.length > 0 || conditions.length > 0 ? 'conditional' : 'available'
}
