import { Engine, type RuleProperties, type TopLevelCondition } from 'json-rules-engine'
import type { Mechanism } from '#core/knowledge/instrument'
import type { Decision, GivesWay, Offences, PeerFacts, Row } from './peer-rows.ts'
import type { Spared } from './peer-zen.ts'

type Condition = Extract<TopLevelCondition, { all: unknown }>['all'][number]

const is = (fact: string, operator: string, value: unknown): Condition => ({ fact, operator, value })
const hasReached = (id: string): Condition => is(`reached:${id}`, 'equal', true)
const not = (condition: Condition): Condition => ({ not: condition }) as Condition

function boundConditions(id: string, spared: Spared): Condition[] {
  if (spared === 'days-spared') return [is('bound', 'contains', id)]
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

const reachRule = (row: Row, spared: Spared): RuleProperties => ({
  priority: 4,
  conditions: {
    all: [
      ...boundConditions(row.id, spared),
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

function engineOf(rows: readonly Row[], spared: Spared): Engine {
  const engine = new Engine([], { allowUndefinedFacts: true })
  for (const row of rows) {
    const later = laterRules(row, rows)
    engine.addRule(reachRule(row, spared))
    for (const rule of later) engine.addRule(rule)
  }
  // What is found becomes a fact for the rules that come after.
  const settled = new Set(rows.filter((row) => laterRules(row, rows).length === 0).map(({ id }) => id))
  engine.on('success', ({ type, params }, almanac) => {
    const id = String(params?.['id'])
    if (type === 'reached') almanac.addRuntimeFact(`reached:${id}`, true)
    if (type !== 'reached' || settled.has(id)) almanac.addRuntimeFact(`stands:${id}`, true)
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

/** One engine for each mechanism, its rules compiled once, asked again and again. */
export function openJsonRules(
  rowsBy: ReadonlyMap<Mechanism, readonly Row[]>,
  decisions: readonly Decision[],
  spared: Spared,
): (decision: Decision) => Promise<readonly string[]> {
  const engines = new Map([...rowsBy].map(([mechanism, rows]) => [mechanism, engineOf(rows, spared)]))
  const places = new Map(
    [...rowsBy].map(([mechanism, rows]) => [mechanism, new Map(rows.map(({ id }, at) => [id, at]))]),
  )
  const settled = new Map(
    [...rowsBy].map(([mechanism, rows]) => [
      mechanism,
      new Set(rows.filter((row) => laterRules(row, rows).length === 0).map(({ id }) => id)),
    ]),
  )
  const prepared = new Map(decisions.map((decision) => [decision, flatten(decision.facts)]))
  return async (decision) => {
    const { mechanism } = decision.situation
    const { events } = await engines.get(mechanism)!.run(prepared.get(decision)!)
    const place = places.get(mechanism)!
    const done = settled.get(mechanism)!
    return events
      .filter(
        ({ type, params }) => type === 'basis' || (type === 'reached' && done.has(String(params?.['id']))),
      )
      .map(({ params }) => String(params?.['id']))
      .sort((a, b) => place.get(a)! - place.get(b)!)
  }
}
