import type { z } from 'zod'
import type { UserId } from '#core/kernel/ids'
import type { Outcome } from '#core/kernel/outcome'
import type { Library } from '#core/knowledge/books'
import type { Paper } from '#core/request/blocks'
import type { Tx } from '#store/tables'

export const roles = ['officer', 'approver', 'administrator', 'auditor'] as const
export type Role = (typeof roles)[number]

/** What a role may do; per-case access comes on top of `case.*`. */
export const permissions = {
  'law.read': ['officer', 'approver', 'administrator', 'auditor'],
  'account.own': ['officer', 'approver', 'administrator', 'auditor'],
  'case.read': ['officer', 'approver'],
  'case.write': ['officer'],
  'case.release': ['approver'],
  'exchange.read': ['officer', 'approver', 'administrator', 'auditor'],
  'exchange.run': ['officer', 'approver', 'administrator'],
  'admin.partners': ['administrator'],
  'admin.people': ['administrator'],
  'audit.read': ['auditor', 'administrator'],
  /** Only the machine: messages and receipts that the server has verified. */
  system: [],
} as const satisfies Record<string, readonly Role[]>
export type Permission = keyof typeof permissions

export interface User {
  readonly id: UserId | 'system'
  readonly name: string
  readonly roles: readonly Role[]
}

export const may = (user: User, needs: Permission): boolean =>
  needs === 'system'
    ? user.id === 'system'
    : user.roles.some((role) => (permissions[needs] as readonly Role[]).includes(role))

/** The authority in whose rooms the operation runs. */
export interface House {
  /** Code in the directory, e.g. `che-central`. */
  readonly code: string
  /** ISO 3166-1 alpha-3. */
  readonly state: string
  readonly name: string
  readonly address?: string
  /** BCP 47; languages that its people work in. */
  readonly languages: readonly string[]
}

/** All that an operation may touch. It holds the transaction, never the database, and no clock of its own. */
export interface World {
  readonly tx: Tx
  /** ISO 8601, UTC. */
  readonly now: string
  readonly user: User
  readonly house: House
  readonly library: Library
  /** Cryptographically random bytes. */
  readonly random: (count: number) => Uint8Array
  readonly render: (paper: Paper, format: 'html' | 'docx' | 'pdf') => Promise<Uint8Array>
}

/**
 * One thing that a person can do: a route, a command, an entry of OpenAPI, a permission and a line of the
 * audit log, declared once. One run is one transaction.
 */
export interface Operation<Input = never, Value = unknown> {
  /** A verb and a noun, kebab-case. */
  readonly name: string
  /** One sentence for the command line and OpenAPI. */
  readonly summary: string
  readonly needs: Permission
  /** True when nothing is changed; reads of a case are audited all the same. */
  readonly reads: boolean
  readonly input: z.ZodType<Input>
  /** Id of the thing that the audit log names; no entry is made where it is absent and `reads` is true. */
  readonly about?: (input: Input, value: Value) => string
  /** Ids and kinds for the audit log; never content. */
  readonly detail?: (input: Input, value: Value) => unknown
  readonly run: (world: World, input: Input) => Promise<Outcome<Value>>
}

/** Any operation, for the loops of the doors; inputs are parsed by the operation's own schema before `run`. */
export type AnyOperation = Operation<never, unknown>

/** Infers input and value; the doors see it as `AnyOperation`. */
export const operation = <Input, Value>(declared: Operation<Input, Value>): Operation<Input, Value> =>
  declared
