import { Engine, type RuleProperties, type TopLevelCondition } from 'json-rules-engine'
import { citedBy, isTreatyAmong, type ProvisionRow } from './peer-provisions.ts'
import type { Decision, GivesWay, Offences, PeerFacts, Row, Table, Tables } from './peer-rows.ts'

type Condition = Extract<TopLevelCondition, { all: unknown }>['all'][number]

const lenient = { allowUndefinedFacts: true }

const is = (fact: string, operator: string, value: unknown): Condition => ({ fact, operator, value })
const hasReached = (id: string): Condition => is(`reached:${id}`, 'equal', true)
const not = (condition: Condition): Condition => ({ not: condition }) as Condition

function boundConditions(id: string): Condition[] {
  return ['mine', 'theirs'].flatMap((who) => [
    is('day', 'greaterThanInclusive', { fact: `${who}:${id}` }),
    not(is('day', 'greaterThanInclusive', { fact: `${who}End:${id}` })),
  ])
}

function offenceCondition(one: Offences): Condition {
  if (one.of === 'electronic') return is('electronic', 'equal', true)
  if (one.of === 'convention') return is('conventions', 'contains', one.id)
  const months = is('months', 'greaterThanInclusive', one.months)
  return one.of === 'penalty' ? months : ({ all: [is('serious', 'equal', true), months] } as Condition)
}

const reachRule = (row: Row): RuleProperties => ({
  priority: 4,
  conditions: {
    all: [
      ...boundConditions(row.id),
      ...(row.measures ? [is('measure', 'in', row.measures)] : []),
      ...(row.offences ? [{ any: row.offences.map(offenceCondition) } as Condition] : []),
    ],
  },
  event: { type: 'reached', params: { id: row.id } },
})

const givesWayTo = ({ to, exceptMeasures, from }: GivesWay): Condition =>
  ({
    all: [
      hasReached(to),
      ...(exceptMeasures.length > 0 ? [is('measure', 'notIn', exceptMeasures)] : []),
      ...(from > 0 ? [is('day', 'greaterThanInclusive', from)] : []),
    ],
  }) as Condition

/** Rules about those of which something turns on others: who stands, then who falls away because nothing carries it. */
function laterRules(row: Row, rows: readonly Row[]): RuleProperties[] {
  const { id, givesWay, supersededBy, needs } = row
  if (givesWay.length + supersededBy.length === 0 && !needs) return []
  const before = (of: string) => rows.find((one) => one.id === of)?.givesWay ?? []
  const out: Condition[] = [
    ...givesWay.map(givesWayTo),
    ...supersededBy.map(
      (to) => ({ all: [hasReached(to), ...before(to).map((one) => not(givesWayTo(one)))] }) as Condition,
    ),
  ]
  const stands: Condition[] = [hasReached(id), ...(out.length > 0 ? [not({ any: out } as Condition)] : [])]
  const first: RuleProperties = {
    priority: 3,
    conditions: { all: stands },
    event: { type: needs ? 'stands' : 'basis', params: { id } },
  }
  if (!needs) return [first]
  const carried: Condition = { any: needs.map((one) => is(`stands:${one}`, 'equal', true)) } as Condition
  const second: RuleProperties = {
    priority: 2,
    conditions: { all: [is(`stands:${id}`, 'equal', true), carried] },
    event: { type: 'basis', params: { id } },
  }
  return [first, second]
}

/** Instruments of which nothing turns on others: reached is then as good as standing. */
const settledOf = (rows: readonly Row[]): ReadonlySet<string> =>
  new Set(rows.filter((row) => laterRules(row, rows).length === 0).map(({ id }) => id))

/** Who can be a basis, and in the same engine what each of them says, where it is given. */
function engineOf({ rows, treaties }: Table, provisions: Table['provisions']): Engine {
  const engine = new Engine([], lenient)
  for (const row of rows) {
    const later = laterRules(row, rows)
    engine.addRule(reachRule(row))
    for (const rule of later) engine.addRule(rule)
  }
  for (const [id, of] of provisions)
    for (const row of of) engine.addRule(provisionRule(row, [is(`basis:${id}`, 'equal', true)]))
  // What is found becomes a fact for the rules that come after.
  const settled = settledOf(rows)
  engine.on('success', ({ type, params }, almanac) => {
    if (type === 'speaks') return
    const id = String(params?.['id'])
    const isBasis = type === 'basis' || settled.has(id)
    if (type === 'reached') almanac.addRuntimeFact(`reached:${id}`, true)
    if (type !== 'reached' || settled.has(id)) almanac.addRuntimeFact(`stands:${id}`, true)
    if (isBasis) almanac.addRuntimeFact(`basis:${id}`, true)
    if (isBasis && treaties.has(id)) almanac.addRuntimeFact('treaty', true)
  })
  return engine
}

/** Facts as the engine wants them: each by its own name. */
function flatten(facts: PeerFacts): Record<string, unknown> {
  const { mine, theirs, mineEnd, theirsEnd, ...flat } = facts
  const named = Object.entries({ mine, theirs, mineEnd, theirsEnd }).flatMap(([who, days]) =>
    Object.entries(days).map(([id, on]) => [`${who}:${id}`, on] as const),
  )
  return { ...flat, ...Object.fromEntries(named) }
}

const provisionRule = (row: ProvisionRow, first: readonly Condition[] = []): RuleProperties => ({
  priority: 1,
  conditions: {
    all: [
      ...first,
      not(is('silent', 'contains', citedBy(row))),
      ...(row.measures ? [is('measure', 'in', row.measures)] : []),
      ...(row.requested ? [is('requested', 'equal', row.requested)] : []),
      ...(row.urgent ? [is('urgent', 'equal', true)] : []),
      ...(row.conditional ? [not(is('treaty', 'equal', true))] : []),
      ...(row.convention ? [is('conventions', 'contains', row.convention)] : []),
      ...(row.offences
        ? [{ any: row.offences.map((id) => is('offences', 'contains', id)) } as Condition]
        : []),
    ],
  },
  event: { type: 'speaks', params: { id: row.out } },
})

interface Told {
  readonly type: string
  readonly params?: Readonly<Record<string, unknown>>
}
const idOf = ({ params }: Told): string => String(params?.['id'])

/** Bases and provisions among the events. */
const toldBy = (events: readonly Told[], settled: ReadonlySet<string>): string[] =>
  events
    .filter(
      (one) =>
        one.type === 'basis' || one.type === 'speaks' || (one.type === 'reached' && settled.has(idOf(one))),
    )
    .map(idOf)

/** All rules of a mechanism in one engine, compiled once, asked again and again. */
export function openJsonRules(
  tables: Tables,
  decisions: readonly Decision[],
): (decision: Decision) => Promise<readonly string[]> {
  const compiled = new Map(
    [...tables].map(([mechanism, table]) => [
      mechanism,
      { engine: engineOf(table, table.provisions), settled: settledOf(table.rows) },
    ]),
  )
  const prepared = new Map(
    decisions.map((decision) => [decision, { ...flatten(decision.facts), ...decision.provisionFacts }]),
  )
  return async (decision) => {
    const { engine, settled } = compiled.get(decision.situation.mechanism)!
    const { events } = await engine.run(prepared.get(decision)!)
    return toldBy(events, settled)
  }
}

/**
 * Spared by code around it: an engine for the bases, and one for each instrument, of which only those of the bases
 * are asked.
 */
export function openJsonRulesStaged(
  tables: Tables,
  decisions: readonly Decision[],
): (decision: Decision) => Promise<readonly string[]> {
  const compiled = new Map(
    [...tables].map(([mechanism, table]) => [
      mechanism,
      {
        bases: engineOf(table, new Map()),
        settled: settledOf(table.rows),
        treaties: table.treaties,
        provisions: new Map(
          [...table.provisions].map(([id, of]) => [
            id,
            new Engine(
              of.map((row) => provisionRule(row)),
              lenient,
            ),
          ]),
        ),
      },
    ]),
  )
  const prepared = new Map(decisions.map((decision) => [decision, flatten(decision.facts)]))
  return async (decision) => {
    const { bases, settled, treaties, provisions } = compiled.get(decision.situation.mechanism)!
    const told = toldBy((await bases.run(prepared.get(decision)!)).events, settled)
    const known = { ...decision.provisionFacts, treaty: isTreatyAmong(told, treaties) }
    const runs = await Promise.all(told.flatMap((id) => provisions.get(id)?.run({ ...known }) ?? []))
    return [...told, ...runs.flatMap(({ events }) => events.map(idOf))]
  }
}
