import { z } from 'zod'
import { nextAction } from '#core/case/due'
import { endStates, firstState, mutualLegalAssistance, type Move, type Side } from '#core/case/lifecycle'
import { day, daysBetween } from '#core/kernel/day'
import type { Say } from '#core/knowledge/words'
import { operations } from '#operations/all'
import { permissions, type AnyOperation } from '#operations/operation'
import { rooms } from './check-arrows.ts'

/** A Markdown table; a bar inside a cell would end it. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows]
    .map(
      (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`,
    )
    .join('\n')

const code = (text: string): string => `\`${text}\``
const statesOf = (moves: readonly Move[]): string[] => [
  ...new Set(moves.flatMap(([from, , , to]) => [from, to])),
]

/** Both sides of the life of a request, as tables and as diagrams. */
export function lifecyclePage(say: Say): string {
  return [
    '# The life of a request for mutual legal assistance\n',
    'Each State keeps its own copy of the case. A move is made by an `officer` or an `approver` of this authority, by',
    '`dispatch` (a message of ours that was released), by the `counterpart` (a verified message of the other State) or by',
    'the `exchange` (a receipt or a rejection at the other gate). A move that is not here cannot be made.',
    ...(['requesting', 'requested'] as const).flatMap((side) => sidePart(side, say)),
  ].join('\n')
}

function sidePart(side: Side, say: Say): string[] {
  const moves = mutualLegalAssistance[side]
  return [
    `\n## The ${side} State\n`,
    diagram(side, moves),
    '\n### Moves\n',
    table(
      ['from', 'event', 'by', 'to'],
      moves.map((move) => move.map(code)),
    ),
    '\n### What is due\n',
    'By practice of the house, where no provision of the legal basis and no deadline of the request sets another day.\n',
    table(
      ['state', 'next action', 'days'],
      statesOf(moves).flatMap((state) => dueRow(side, state, say)),
    ),
  ]
}

/** From a Monday, so that working days and calendar days can be told apart in the number. */
function dueRow(side: Side, state: string, say: Say): string[][] {
  const monday = day('2026-05-04')
  const next = nextAction(side, state, monday, [])
  return next ? [[code(state), say(`next.${next.action}`), String(daysBetween(monday, next.due))]] : []
}

function diagram(side: Side, moves: readonly Move[]): string {
  const name = (state: string) => state.replaceAll('-', '_')
  const labels = new Map<string, string[]>()
  for (const [from, event, by, to] of moves) {
    const arrow = `${name(from)} --> ${name(to)}`
    labels.set(arrow, [...(labels.get(arrow) ?? []), `${event} (${by})`])
  }
  const aliases = statesOf(moves)
    .filter((state) => state.includes('-'))
    .map((state) => `  state "${state}" as ${name(state)}`)
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...aliases,
    `  [*] --> ${name(firstState[side])}`,
    ...[...labels].map(([arrow, events]) => `  ${arrow}: ${events.join(', ')}`),
    ...endStates
      .filter((state) => statesOf(moves).includes(state))
      .map((state) => `  ${name(state)} --> [*]`),
    '```',
  ].join('\n')
}

/** Every operation with what it needs and takes. */
export function operationsPage(): string {
  const all = Object.values(operations) as unknown as AnyOperation[]
  const forPeople = all.filter(({ needs }) => needs !== 'system')
  return [
    '# Operations\n',
    'An operation is a route (`POST /do/<name>`, for files also `GET /files/<name>`), a command',
    "(`npm run comity -- <name> --as <e-mail> --input '{…}'`), an entry of `openapi.json` and a permission. One run is one",
    'transaction. What it writes, and what it reads of a case, stands in the audit log.\n',
    table(
      ['name', 'what it does', 'needs', 'roles', ''],
      all.map(({ name, summary, needs, reads }) => [
        needs === 'system' ? code(name) : `[${code(name)}](#${name})`,
        summary,
        code(needs),
        permissions[needs].join(', ') || 'the machine only',
        reads ? 'reads' : 'writes',
      ]),
    ),
    '\n## Permissions\n',
    table(
      ['permission', 'roles'],
      Object.entries(permissions).map(([name, roles]) => [
        code(name),
        roles.join(', ') || 'the machine only',
      ]),
    ),
    '\nPermissions on cases open nothing by themselves: a person sees the cases to which access was given.',
    ...forPeople.map(inputPart),
  ].join('\n')
}

interface Schema {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly format?: string
  readonly description?: string
  readonly default?: unknown
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
}

function inputPart({ name, summary, input }: AnyOperation): string {
  const { properties = {}, required = [] } = z.toJSONSchema(input as z.ZodType, {
    io: 'input',
    unrepresentable: 'any',
  }) as Schema
  const rows = Object.entries(properties).map(([field, schema]) => [
    code(field),
    kindOf(schema),
    required.includes(field)
      ? 'yes'
      : schema.default === undefined
        ? 'no'
        : `no, ${code(JSON.stringify(schema.default))}`,
    schema.description ?? '',
  ])
  const asked = rows.length > 0 ? table(['field', 'kind', 'needed', ''], rows) : 'Takes nothing.'
  return `\n## ${name}\n\n${summary}\n\n${asked}`
}

function kindOf({ type, const: only, enum: values, format, items }: Schema): string {
  if (only !== undefined) return code(JSON.stringify(only))
  if (values) return values.map((value) => code(String(value))).join(', ')
  if (items) return `list of ${kindOf(items)}`
  return format ?? type ?? 'anything'
}

/** Who may import whom. */
export function arrowsPage(): string {
  return [
    '# Arrows\n',
    'Imports go down this list, never up; `npm run arrows` checks it. In `core/` nothing reads the clock, the machine or',
    'the network, and nothing waits.\n',
    table(
      ['room', 'may import', 'from outside', 'why no more'],
      rooms.map(({ name, may, packages, why }) => [
        code(name),
        may
          .map((room) => (room.startsWith('type ') ? `types of ${code(room.slice(5))}` : code(room)))
          .join(', ') || 'nothing',
        packages === 'any' ? 'anything' : packages.map(code).join(', ') || 'nothing',
        why,
      ]),
    ),
  ].join('\n')
}
