import { ZenEngine } from '@gorules/zen-engine'
import { citedBy, isTreatyAmong, type ProvisionRow } from './peer-provisions.ts'
import type { Decision, Offences, Row, Table, Tables } from './peer-rows.ts'

const quote = (text: string): string => JSON.stringify(text)
const list = (texts: readonly string[]): string => `[${texts.map(quote).join(', ')}]`

/** A cell that holds where the instrument binds both States on the day. */
const boundCell = (id: string): string => {
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

/** Columns whose cells are compared with a fact; the others hold expressions. */
const plain = ['measure', 'requested']

const table = (id: string, path: string, inputs: readonly string[], rules: readonly object[]) => ({
  id,
  name: id,
  type: 'decisionTableNode',
  content: {
    hitPolicy: 'collect',
    passThrough: true,
    outputPath: path,
    executionMode: 'single',
    inputs: inputs.map((name) => ({ id: name, name, ...(plain.includes(name) ? { field: name } : {}) })),
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

/** Who can be a basis, as the nodes of a graph; the last of them leaves `bases`. */
function basesNodes(rows: readonly Row[], passThrough: boolean): Node[] {
  const reach = rows.map((row, at) => ({
    _id: `r${at}`,
    bound: boundCell(row.id),
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
  return [
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
          expressions('end', { bases: 'filter(standing, # not in orphanIds)' }, passThrough),
        ]
      : [expressions('end', { bases: 'standing' }, passThrough)]),
  ]
}

interface Node {
  readonly id: string
  readonly [key: string]: unknown
}

/** Nodes one after the other between the facts and the answer, as a graph. */
function chain(inner: readonly Node[]): object {
  const nodes = [
    { id: 'in', name: 'in', type: 'inputNode' },
    ...inner,
    { id: 'out', name: 'out', type: 'outputNode' },
  ]
  return {
    nodes: nodes.map((node) => ({ ...node, position: { x: 0, y: 0 } })),
    edges: nodes.slice(1).map((node, at) => ({
      id: `e${at}`,
      type: 'edge',
      sourceId: nodes[at]!.id,
      targetId: node.id,
    })),
  }
}

const speakRow = (row: ProvisionRow, at: number) => ({
  _id: `p${at}`,
  measure: row.measures?.map(quote).join(', ') ?? '',
  requested: row.requested ? quote(row.requested) : '',
  when: [
    `not(contains(silent, ${quote(citedBy(row))}))`,
    ...(row.urgent ? ['urgent'] : []),
    ...(row.conditional ? ['not(treaty)'] : []),
    ...(row.convention ? [`contains(conventions, ${quote(row.convention)})`] : []),
    ...(row.offences ? [`some(offences, # in ${list(row.offences)})`] : []),
  ].join(' and '),
  out: quote(row.out),
})

/** The table of one instrument: which of its provisions speak. */
const provisionGraph = (rows: readonly ProvisionRow[]): object =>
  chain([table('speak', 'spoken', ['measure', 'requested', 'when'], rows.map(speakRow))])

/** Everything that a mechanism knows in one graph: the bases, then the provisions of all instruments. */
function wholeGraph({ rows, provisions, treaties }: Table): object {
  const all = [...provisions].flatMap(([id, of]) => of.map((row) => ({ id, row })))
  return chain([
    ...basesNodes(rows, true),
    expressions('treaty', { treaty: `some(bases, # in ${list([...treaties])})` }),
    table(
      'speak',
      'spoken',
      ['basis', 'measure', 'requested', 'when'],
      all.map(({ id, row }, at) => ({ ...speakRow(row, at), basis: `contains(bases, ${quote(id)})` })),
    ),
    expressions('told', { bases: 'bases', spoken: 'spoken' }, false),
  ])
}

interface ZenAnswer {
  readonly bases: readonly string[]
  readonly spoken?: readonly { readonly out: string }[]
}
const spokenIn = (result: unknown): string[] => ((result as ZenAnswer).spoken ?? []).map(({ out }) => out)

/** All in one graph for each mechanism, compiled once, asked again and again. */
export function openZen(
  tables: Tables,
  options: { readonly trace: boolean },
): (decision: Decision) => Promise<readonly string[]> {
  const engine = new ZenEngine()
  const compiled = new Map(
    [...tables].map(([mechanism, table]) => [mechanism, compile(engine, wholeGraph(table))]),
  )
  return async ({ situation, facts, provisionFacts }) => {
    const known = { ...facts, ...provisionFacts }
    const { result } = await compiled.get(situation.mechanism)!.evaluate(known, options)
    return [...(result as ZenAnswer).bases, ...spokenIn(result)]
  }
}

const compile = (engine: ZenEngine, graph: object) =>
  engine.createDecision(Buffer.from(JSON.stringify(graph)))

/**
 * Spared by code around it: a graph for the bases, and one for each instrument, of which only those of the bases
 * are asked.
 */
export function openZenStaged(tables: Tables): (decision: Decision) => Promise<readonly string[]> {
  const engine = new ZenEngine()
  const compiled = new Map(
    [...tables].map(([mechanism, { rows, provisions, treaties }]) => [
      mechanism,
      {
        bases: compile(engine, chain(basesNodes(rows, false))),
        provisions: new Map([...provisions].map(([id, of]) => [id, compile(engine, provisionGraph(of))])),
        treaties,
      },
    ]),
  )
  return async ({ situation, facts, provisionFacts }) => {
    const { bases, provisions, treaties } = compiled.get(situation.mechanism)!
    const { result } = await bases.evaluate(facts)
    const told = (result as ZenAnswer).bases
    const known = { ...provisionFacts, treaty: isTreatyAmong(told, treaties) }
    const spoken = await Promise.all(told.flatMap((id) => provisions.get(id)?.evaluate(known) ?? []))
    return [...told, ...spoken.flatMap((one) => spokenIn(one.result))]
  }
}
