import { globSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { loadBooks } from '#adapters/books'
import { addDays, day } from '#core/kernel/day'
import { openLibrary } from '#core/knowledge/books'
import { advise } from '#core/law/advise'
import { answerOf } from '#core/law/answer'
import { considerBound } from '#core/law/bases'
import { readGiven } from '#core/law/given'
import type { Situation } from '#core/law/situation'
import { clock, medianOf, sorted, type Figure } from './figure.ts'
import { openJsonRules, openJsonRulesStaged } from './peer-json-rules.ts'
import { makeDecisions, makeRandom, tablesFor, tell, type Decision } from './peer-rows.ts'
import { openZen, openZenStaged } from './peer-zen.ts'

/*
 * Explained advice, alone and beside other engines: `node --expose-gc bench/law.ts` writes the figures as JSON to
 * standard output and what it checked to standard error.
 */

const library = openLibrary(loadBooks('knowledge', 'dist/books.json'))
const codes = library.books.states.map(({ code }) => code)

/** Every scenario as it stands, then moved to other pairs and days until there are enough, shuffled. */
function scenarioSituations(count: number): Situation[] {
  const random = makeRandom(7)
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const given = globSync('knowledge/scenarios/*.yaml')
    .sort()
    .flatMap((path) => parse(readFileSync(path, 'utf8')) as { readonly given: unknown }[])
    .map((scenario) => readGiven(library, scenario.given))
    .flatMap((read) => (read.ok ? [read.situation] : []))
  const situations = [...given]
  while (situations.length < count) {
    const from = one(given)
    const [to, pair] = [[one(codes), one(codes)], one(given)]
    const [a, b] = random() < 0.5 ? [pair.requesting, pair.requested] : [to[0]!, to[1]!]
    if (a === b) continue
    const moved = JSON.stringify(from).replaceAll(/"([A-Z]{3})"/g, (all, code: string) =>
      code === from.requesting ? `"${a}"` : code === from.requested ? `"${b}"` : all,
    )
    const asOf = addDays(day('1975-01-01'), Math.floor(random() * 18_950))
    situations.push({ ...(JSON.parse(moved) as Situation), ...(random() < 0.5 ? { asOf } : {}) })
  }
  return situations
    .map((situation) => ({ situation, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ situation }) => situation)
}

/** Rates of rounds: how many a second, each over all of the given work. */
function rates(rounds: number, count: number, work: () => void): number[] {
  work()
  work()
  return Array.from({ length: rounds }, () => {
    const began = clock()
    work()
    return (count / (clock() - began)) * 1000
  })
}

function measureExplained(): Figure {
  const situations = scenarioSituations(6000)
  const samples = rates(15, situations.length, () => {
    for (const situation of situations) answerOf(advise(library, situation))
  })
  return {
    what: 'Explained advice',
    median: medianOf(samples),
    worst: sorted(samples)[0]!,
    limit: 20_000,
    kind: 'least',
    unit: '/s',
    how: `advice and answer, a second of one core, ${situations.length} decisions: all scenarios, and moved to other pairs and days`,
  }
}

type Engine = (decision: Decision) => Promise<readonly string[]>

/** Every peer must answer every decision as the law engine does: else the comparison says nothing. */
async function checkAgreement(name: string, engine: Engine, decisions: readonly Decision[]): Promise<void> {
  let provisions = 0
  for (const decision of decisions) {
    const [theirs, ours] = [sortTexts(await engine(decision)), sortTexts(decision.told)]
    provisions += ours.length
    if (theirs.join() !== ours.join())
      throw new Error(
        `${name} disagrees on ${JSON.stringify(decision.situation)}: ${theirs.join()}, not ${ours.join()}`,
      )
  }
  process.stderr.write(
    `${name}: all ${decisions.length} decisions agree, ${provisions} bases and provisions in them\n`,
  )
}

const sortTexts = (texts: readonly string[]): string[] => [...texts].sort()

/** Microseconds for one decision, per round; rounds of all engines take turns, so that noise meets all of them. */
async function measurePeers(decisions: readonly Decision[], peers: ReadonlyMap<string, Engine>) {
  const times = new Map<string, number[]>()
  const note = (name: string, began: number, count: number) =>
    times.set(name, [...(times.get(name) ?? []), ((clock() - began) / count) * 1000])
  const few = decisions.slice(0, 250)
  const ours = new Map<string, (decision: Decision) => unknown>([
    ['alone', ({ situation }) => tell(library, situation, considerBound(library, situation))],
    ['explained', ({ situation }) => answerOf(advise(library, situation))],
  ])
  for (let round = 0; round < 11; round++) {
    for (const [name, engine] of peers) {
      globalThis.gc?.()
      const began = clock()
      for (const decision of few) await engine(decision)
      note(name, began, few.length)
    }
    for (const [name, work] of ours) {
      globalThis.gc?.()
      // As long as the peers are at work, else the clock would tell mostly how the processor warms up to it.
      const began = clock()
      for (let turn = 0; turn < turns; turn++) for (const decision of decisions) work(decision)
      note(name, began, decisions.length * turns)
    }
  }
  return times
}
const turns = 20

const told = {
  alone:
    'the same decided by both: on what the request can rest, and which provisions speak to it; no reason told',
  explained: 'ours explained in full',
} as const

/** A peer whose tables are split by hand, so that it is asked for nothing but the provisions of its bases. */
const spared = ', a table for each instrument'

async function comparePeers(): Promise<Figure[]> {
  const decisions = makeDecisions(library, 1000, 60)
  const pairs = new Set(
    decisions.map(({ situation: { requesting, requested } }) => [requesting, requested].sort().join(' ')),
  )
  const tables = tablesFor(library, pairs)
  const peers = new Map<string, Engine>([
    ['zen-engine', openZen(tables, { trace: false })],
    ['zen-engine with its trace', openZen(tables, { trace: true })],
    ['json-rules-engine', openJsonRules(tables, decisions)],
    [`zen-engine${spared}`, openZenStaged(tables)],
    [`json-rules-engine${spared}`, openJsonRulesStaged(tables, decisions)],
  ])
  for (const [name, engine] of peers) await checkAgreement(name, engine, decisions)
  const times = await measurePeers(decisions, peers)
  const figures: Figure[] = []
  for (const ours of ['alone', 'explained'] as const)
    for (const name of peers.keys()) {
      const ratios = times.get(name)!.map((time, round) => time / times.get(ours)![round]!)
      const [theirs, mine] = [medianOf(times.get(name)!), medianOf(times.get(ours)!)]
      figures.push({
        what: `${ours === 'alone' ? 'Decision' : 'Explained decision'} against ${name}`,
        median: medianOf(ratios),
        worst: sorted(ratios)[0]!,
        ...(name.endsWith(spared) ? {} : { limit: name.startsWith('zen') ? 20 : 200 }),
        kind: 'least',
        unit: '×',
        how: `${told[ours]}: ${theirs.toFixed(0)} µs against ${mine.toFixed(1)} µs`,
      })
    }
  return figures
}

const figures = [measureExplained(), ...(await comparePeers())]
process.stdout.write(`${JSON.stringify(figures)}\n`)
