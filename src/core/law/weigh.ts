import type { Citation, Finding } from '#core/kernel/finding'
import type { Provision } from '#core/knowledge/instrument'
import type { RuleOf } from '#core/knowledge/rule'
import type { Cure } from '#core/knowledge/rule-parts'
import type { Channel } from '#core/knowledge/rule-procedure'
import type { Considered } from '#core/law/bases'
import { judgeBasis, voicesOf, withStatute, type Spoken } from '#core/law/judge'
import { joinObstacles } from '#core/law/join-obstacles'
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
  readonly curableBy: Cure | undefined
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
  readonly toRequestingEur: { readonly amount: number; readonly cites: readonly Citation[] } | undefined
}

/** Weighs one basis: what stands against it, what it asks for, how and how fast it runs. */
export function weighBasis(
  basis: Considered,
  bases: readonly Considered[],
  closed: ReadonlySet<string>,
  bench: Bench,
  speaking: Speaking,
): Weighed {
  const voices = voicesOf(basis, bases)
  const spoken = judgeBasis(basis, voices, bases, closed, bench, speaking)
  const obstacles = joinObstacles(findObstacles(spoken, closed, bench))
  const conditions = findConditions(basis, voices, bench, speaking, spoken)
  const language = adviseLanguages(bench.library, [basis], bench.situation, speaking)
  const asks = new Set<string>()
  if (basis.role === 'possible') for (const ask of basis.offences?.asks ?? []) asks.add(ask)
  for (const ask of basis.asTreaty?.asks ?? []) asks.add(ask)
  for (const { finding } of obstacles) for (const ask of finding.asks) asks.add(ask)
  for (const { judged } of spoken) for (const ask of judged?.lookUps ?? []) asks.add(ask)
  return {
    basis,
    standing: standingOf(basis, obstacles, conditions),
    obstacles,
    risks: findRisks(spoken),
    conditions,
    clocks: findClocks(voices, speaking),
    channel: adviseChannel(voices, speaking),
    language,
    asks: [...asks],
    toRequestingEur: findSum(basis, bench, speaking),
  }
}

/** Findings that are worth telling although nothing stands: the reader expects the question. */
const tellAnyway = [
  'dual-criminality.met',
  'dual-criminality.never-asked',
  'dual-criminality.listed',
  'dual-criminality.partly',
  'ground.political.partly',
  'ground.military.partly',
  'ground.fiscal.partly',
]

/** Measures for which records of a bank can be held back. */
const ofBanks = [
  'bank-account-identification',
  'bank-transaction-records',
  'bank-monitoring',
  'production-of-documents',
  'search-and-seizure',
  'trace-proceeds',
  'tracing',
  'freezing',
]

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
    obstacles.push({ code, duty, finding, curableBy })
  }
  if (
    situation.facts.bankSecrecyInvoked &&
    ofBanks.includes(situation.measure) &&
    !closed.has('bank-secrecy')
  )
    obstacles.push({
      code: 'BANK',
      duty: 'may',
      finding: { answer: 'yes', says: 'bank-secrecy.stands', cites: [], asks: [] },
      curableBy: undefined,
    })
  return obstacles
}

function findRisks(spoken: readonly Spoken[]): Risk[] {
  const risks: Risk[] = []
  for (const { carried, judged } of spoken) {
    const { rule, provision, cites } = carried
    const open = judged?.exceptional && judged.finding.answer === 'unknown'
    if (judged ? !open : rule.kind !== 'ground') continue
    const duty = 'duty' in rule && rule.duty === 'shall' ? 'shall' : 'may'
    const ground = rule.kind === 'ground' ? rule.ground : rule.kind
    risks.push({ ground, duty, provision, cites, ...(open ? { asks: judged.finding.asks } : {}) })
  }
  return risks
}

function findConditions(
  basis: Considered,
  voices: readonly Considered[],
  bench: Bench,
  speaking: Speaking,
  spoken: readonly Spoken[],
): Condition[] {
  const freed = spoken.some(({ judged }) => judged?.finding.says === 'consent.not-needed')
  const conditions: Condition[] = []
  for (const voice of withStatute(basis, voices, bench))
    for (const { rule, provision, cites } of speaking(voice, 'condition'))
      if (!freed || rule.code !== 'CONSENT') conditions.push({ code: rule.code, provision, cites })
  for (const { carried, judged } of spoken)
    for (const { code, cites } of judged?.conditions ?? [])
      conditions.push({ code, cites, provision: carried.provision })
  return conditions.length < 2
    ? conditions
    : conditions.filter((one, at) => conditions.findIndex((other) => isSame(one, other)) === at)
}

const isSame = (a: Condition, b: Condition): boolean =>
  a.code === b.code &&
  a.cites[0]?.instrument === b.cites[0]?.instrument &&
  a.cites[0]?.article === b.cites[0]?.article

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
      channels: distinct(carried.map(({ rule }) => rule.channels)),
      urgent: distinct(carried.map(({ rule }) => rule.urgent ?? [])),
      cites: carried.length === 1 ? carried[0]!.cites : carried.flatMap(({ cites }) => cites),
    }
  }
  return { channels: [], urgent: [], cites: [] }
}

/** What stands in any of the lists, each once. */
const distinct = <T>(lists: readonly (readonly T[])[]): readonly T[] =>
  lists.length === 1 && lists[0]!.length < 2 ? lists[0]! : [...new Set(lists.flat())]

function findSum(basis: Considered, { situation }: Bench, speaking: Speaking): Weighed['toRequestingEur'] {
  const { amountEur } = situation.facts
  const [division] = speaking(basis, 'asset-division')
  if (!division || amountEur === undefined) return undefined
  return { amount: divideAssets(division.rule, amountEur), cites: division.cites }
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
