import { globSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { loadBooks } from '#adapters/books'
import { addDays, day } from '#core/kernel/day'
import { openLibrary } from '#core/knowledge/books'
import { mechanisms } from '#core/knowledge/instrument'
import { advise } from '#core/law/advise'
import { answerOf } from '#core/law/answer'
import { considerBound } from '#core/law/bases'
import { readGiven } from '#core/law/given'
import type { Situation } from '#core/law/situation'
import { reach } from '#core/law/world'
import { medianOf, sorted, type Figure } from './figure.ts'
import { openJsonRules } from './peer-json-rules.ts'
import { basesOf, makeDecisions, makeRandom, rowsFor, type Decision } from './peer-rows.ts'
import { openZen, type Spared } from './peer-zen.ts'

/*
 * The law engine, in a process of its own so that its memory can be told: `node bench/law.ts` writes the figures as
 * JSON to standard output and what it checked to standard error.
 */

/** Milliseconds of processor time of all threads: what one core needs, whatever else the machine does meanwhile. */
function clock(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

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

function measureWorld(): Figure[] {
  const asOf = day('2026-11-24')
  const samples: number[] = []
  let count = 0
  for (let round = 0; round < 5; round++) {
    count = 0
    const began = clock()
    for (const mechanism of mechanisms)
      for (const requesting of codes)
        for (const requested of codes)
          if (requesting !== requested) {
            reach(library, requesting, requested, mechanism, asOf)
            count++
          }
    samples.push(clock() - began)
  }
  const rss = process.memoryUsage.rss() / 1e6
  const told = `${codes.length} States and territories towards each other, six mechanisms, one day: ${count} decisions on one core`
  return [
    {
      what: 'The whole world',
      median: medianOf(samples),
      worst: sorted(samples).at(-1)!,
      limit: 3000,
      unit: 'ms',
      how: `${told}, five times, the first one cold`,
    },
    {
      what: 'Memory for the whole world',
      median: rss,
      worst: rss,
      limit: 400,
      unit: 'MB',
      how: 'resident memory of the process after it, with the books',
    },
  ]
}

type Engine = (decision: Decision) => Promise<readonly string[]>

/** Every peer must answer every decision as the law engine does: else the comparison says nothing. */
async function checkAgreement(name: string, engine: Engine, decisions: readonly Decision[]): Promise<void> {
  for (const decision of decisions) {
    const told = await engine(decision)
    if (told.join() !== decision.bases.join())
      throw new Error(
        `${name} disagrees on ${JSON.stringify(decision.situation)}: ${told.join()}, not ${decision.bases.join()}`,
      )
  }
  process.stderr.write(`${name}: all ${decisions.length} decisions agree\n`)
}

/** Microseconds for one decision, per round; rounds of all engines take turns, so that noise meets all of them. */
async function measurePeers(decisions: readonly Decision[], peers: ReadonlyMap<string, Engine>) {
  const times = new Map<string, number[]>()
  const note = (name: string, began: number, count: number) =>
    times.set(name, [...(times.get(name) ?? []), ((clock() - began) / count) * 1000])
  const few = decisions.slice(0, 250)
  const alone = () => {
    for (const { situation } of decisions) basesOf(considerBound(library, situation))
  }
  const explained = () => {
    for (const { situation } of decisions) answerOf(advise(library, situation))
  }
  const turns = 10
  for (let round = 0; round < 11; round++) {
    for (const [name, engine] of peers) {
      const began = clock()
      for (const decision of few) await engine(decision)
      note(name, began, few.length)
    }
    for (const [name, work] of [
      ['alone', alone],
      ['explained', explained],
    ] as const) {
      // As long as the peers are at work, else the clock would tell mostly how the processor warms up to it.
      const began = clock()
      for (let turn = 0; turn < turns; turn++) work()
      note(name, began, decisions.length * turns)
    }
  }
  return times
}

/** What a peer decides; only where both decide the same a ratio is promised. */
const sparedTold: Readonly<Record<Spared, string>> = {
  'days-decided': 'deciding the same',
  'days-spared': 'told beforehand which instruments bind both',
}

async function comparePeers(): Promise<Figure[]> {
  const decisions = makeDecisions(library, 1000, 60)
  const pairs = new Set(
    decisions.map(({ situation: { requesting, requested } }) => [requesting, requested].sort().join(' ')),
  )
  const rows = new Map(mechanisms.map((mechanism) => [mechanism, rowsFor(library, mechanism, pairs)]))
  const peers = new Map<string, Engine>()
  for (const spared of Object.keys(sparedTold) as Spared[]) {
    peers.set(`zen-engine, ${sparedTold[spared]}`, openZen(rows, spared))
    peers.set(`json-rules-engine, ${sparedTold[spared]}`, openJsonRules(rows, decisions, spared))
  }
  for (const [name, engine] of peers) await checkAgreement(name, engine, decisions)
  const times = await measurePeers(decisions, peers)
  const figures: Figure[] = []
  for (const [ours, told] of [
    ['alone', 'both tell the bases in order; the peer knows no unknown and tells no reason'],
    ['explained', 'ours explains everything; the peer tells only the bases in order'],
  ] as const)
    for (const name of peers.keys()) {
      const ratios = times.get(name)!.map((time, round) => time / times.get(ours)![round]!)
      const [theirs, mine] = [medianOf(times.get(name)!), medianOf(times.get(ours)!)]
      const same = ours === 'alone' && name.endsWith(sparedTold['days-decided'])
      figures.push({
        what: `${ours === 'alone' ? 'Decision' : 'Explained decision'} against ${name}`,
        median: medianOf(ratios),
        worst: sorted(ratios)[0]!,
        ...(same ? { limit: name.startsWith('zen') ? 20 : 200 } : {}),
        kind: 'least',
        unit: '×',
        how: `${told}: ${theirs.toFixed(0)} µs against ${mine.toFixed(1)} µs`,
      })
    }
  return figures
}

const figures = [...measureWorld(), measureExplained(), ...(await comparePeers())]
process.stdout.write(`${JSON.stringify(figures)}\n`)
