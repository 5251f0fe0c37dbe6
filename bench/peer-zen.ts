import { ZenEngine } from '@gorules/zen-engine'
import type { Mechanism } from '#core/knowledge/instrument'
import type { Decision, Offences, Row } from './peer-rows.ts'

/** How much is decided by the tables: the days of each State, or only what follows once both are bound. */
export type Spared = 'days-decided' | 'days-spared'

const quote = (text: string): string => JSON.stringify(text)
const list = (texts: readonly string[]): string => `[${texts.map(quote).join(', ')}]`

/** A cell that holds where the instrument binds both States on the day. */
const boundCell = (id: string, spared: Spared): string => {
  if (spared === 'days-spared') return `contains(bound, ${quote(id)})`
  const key = `[${quote(id)}]`
  return ['mine', 'theirs']
    .map((who) => `(${who}${key} ?? 99999999) <= day and day < (${who}End${key} ?? 99999999)`)
    .join(' and ')
}

const offenceCell = (offences: readonly Offences[] | undefined): string =>
  (offences ?? [])
    .map((one) => {
      if (one.of === 'electronic') return 'electronic'
      if (one.of === 'convention') return `contains(conventions, ${quote(one.id)})`
      return one.of === 'penalty' ? `months >= ${one.months}` : `(serious and months >= ${one.months})`
    })
    .join(' or ')

const table = (id: string, path: string, inputs: readonly string[], rules: readonly object[]) => ({
  id,
  name: id,
  type: 'decisionTableNode',
  content: {
    hitPolicy: 'collect',
    passThrough: true,
    outputPath: path,
    executionMode: 'single',
    inputs: inputs.map((name) => ({ id: name, name, ...(name === 'measure' ? { field: 'measure' } : {}) })),
    outputs: [{ id: 'out', name: 'out', field: 'out' }],
    rules,
  },
})

const expressions = (id: string, values: Readonly<Record<string, string>>, passThrough = true) => ({
  id,
  name: id,
  type: 'expressionNode',
  content: {
    passThrough,
    expressions: Object.entries(values).map(([key, value]) => ({ id: key, key, value })),
  },
})

/** Rows that say who gives way: to whom, for which measures, from which day on. */
function displacementRules(rows: readonly Row[]): object[] {
  const direct = new Map<string, { cell: string; gone: string[] }>()
  for (const { id, givesWay } of rows)
    for (const { to, exceptMeasures, from } of givesWay) {
      const cell = [
        `contains(ids, ${quote(to)})`,
        ...(exceptMeasures.length > 0 ? [`not(contains(${list(exceptMeasures)}, measure))`] : []),
        ...(from > 0 ? [`day >= ${from}`] : []),
      ].join(' and ')
      const rule = direct.get(cell) ?? { cell, gone: [] }
      rule.gone.push(id)
      direct.set(cell, rule)
    }
  const superseding = new Map<string, string[]>()
  for (const { id, supersededBy } of rows)
    for (const to of supersededBy) superseding.set(to, [...(superseding.get(to) ?? []), id])
  const later = [...superseding].map(([to, gone]) => {
    const before = rows.find(({ id }) => id === to)?.givesWay.map((one) => one.to) ?? []
    const stands = before.map((id) => ` and not(contains(ids, ${quote(id)}))`).join('')
    return { cell: `contains(ids, ${quote(to)})${stands}`, gone }
  })
  return [...direct.values(), ...later].map(({ cell, gone }, at) => ({
    _id: `d${at}`,
    when: cell,
    out: list(gone),
  }))
}

function graphOf(rows: readonly Row[], spared: Spared): object {
  const reach = rows.map((row, at) => ({
    _id: `r${at}`,
    bound: boundCell(row.id, spared),
    measure: row.measures?.map(quote).join(', ') ?? '',
    offence: offenceCell(row.offences),
    out: quote(row.id),
  }))
  const orphans = rows.flatMap(({ id, needs }, at) =>
    needs
      ? [
          {
            _id: `o${at}`,
            when: `contains(standing, ${quote(id)}) and not(some(${list(needs)}, contains(standing, #)))`,
            out: quote(id),
          },
        ]
      : [],
  )
  const nodes = [
    { id: 'in', name: 'in', type: 'inputNode' },
    table('reach', 'reached', ['bound', 'measure', 'offence'], reach),
    expressions('name', { ids: 'map(reached, #.out)' }),
    table('displace', 'gone', ['when'], displacementRules(rows)),
    expressions('part', { goneIds: 'flatMap(gone, #.out)' }),
    expressions('stand', { standing: 'filter(ids, # not in goneIds)' }),
    // A table without a row, and what follows it, would only cost time.
    ...(orphans.length > 0
      ? [
          table('orphan', 'orphans', ['when'], orphans),
          expressions('fall', { orphanIds: 'map(orphans, #.out)' }),
          expressions('end', { bases: 'filter(standing, # not in orphanIds)' }, false),
        ]
      : [expressions('end', { bases: 'standing' }, false)]),
    { id: 'out', name: 'out', type: 'outputNode' },
  ].map((node) => ({ ...node, position: { x: 0, y: 0 } }))
  const edges = nodes.slice(1).map((node, at) => ({
    id: `e${at}`,
    type: 'edge',
    sourceId: nodes[at]!.id,
    targetId: node.id,
  }))
  return { nodes, edges }
}

/** One compiled graph of decision tables for each mechanism, asked again and again. */
export function openZen(
  rowsBy: ReadonlyMap<Mechanism, readonly Row[]>,
  spared: Spared,
): (decision: Decision) => Promise<readonly string[]> {
  const engine = new ZenEngine()
  const decisions = new Map(
    [...rowsBy].map(([mechanism, rows]) => [
      mechanism,
      engine.createDecision(Buffer.from(JSON.stringify(graphOf(rows, spared)))),
    ]),
  )
  return async ({ situation, facts }) => {
    const { result } = await decisions.get(situation.mechanism)!.evaluate(facts)
    return (result as { bases: string[] }).bases
  }
}
