import { randomBytes } from 'node:crypto'
import { signCheckpoint } from '#apps/house/checkpoint'
import type { Signer } from '#adapters/signer/signer'
import type { Outcome } from '#core/kernel/outcome'
import type { Library } from '#core/knowledge/books'
import type { Paper } from '#core/request/blocks'
import type { House, Operation, User, World } from '#operations/operation'
import { runOperation } from '#operations/run-operation'
import type { Db } from '#store/tables'

/** An authority whose rooms are open: its data, its keys, and what every operation gets. */
export interface OpenAuthority {
  readonly house: House
  readonly db: Db
  readonly signer: Signer
  readonly library: Library
  readonly render: World['render']
  readonly now: () => string
}

/** The machine itself: it files verified messages and receipts, and nothing else. */
export const machine: User = { id: 'system', name: 'Comity', roles: [] }

class Refused extends Error {
  readonly outcome: Outcome<never>
  constructor(outcome: Outcome<never>) {
    super('refused')
    this.outcome = outcome
  }
}

/** PostgreSQL asks for the transaction to be run again: serialisation failure, deadlock. */
const isRetryable = (cause: unknown): boolean =>
  ['40001', '40P01'].includes((cause as { code?: string } | null)?.code ?? '')

/** One operation in one transaction; a refusal rolls back, and the log is signed again afterwards. */
export async function perform<Input, Value>(
  authority: OpenAuthority,
  user: User,
  operation: Operation<Input, Value>,
  input: unknown,
): Promise<Outcome<Value>> {
  for (let attempt = 1; ; attempt++) {
    try {
      const outcome = await authority.db.transaction().execute(async (tx) => {
        const { house, library, render } = authority
        const world: World = {
          tx,
          now: authority.now(),
          user,
          house,
          library,
          render,
          random: (count) => randomBytes(count),
        }
        const result = await runOperation(operation, world, input)
        if (!result.ok) throw new Refused(result)
        return result
      })
      if (!operation.reads) await signCheckpoint(authority)
      return outcome
    } catch (cause) {
      if (cause instanceof Refused) return cause.outcome
      if (isRetryable(cause) && attempt < 4) continue
      throw cause
    }
  }
}

export type Render = (paper: Paper, format: 'html' | 'docx' | 'pdf') => Promise<Uint8Array>
