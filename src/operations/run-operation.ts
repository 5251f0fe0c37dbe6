import { bytesToHex } from '@noble/hashes/utils.js'
import { refuse, type Outcome } from '#core/kernel/outcome'
import { listIssues } from '#operations/issues'
import { may, type Operation, type World } from '#operations/operation'
import { appendAudit } from '#store/audit'

/**
 * Parse, permit, run, log: the whole life of one operation inside the transaction that the door has opened.
 * The door rolls back when the outcome is a refusal.
 */
export async function runOperation<Input, Value>(
  declared: Operation<Input, Value>,
  world: World,
  asked: unknown,
): Promise<Outcome<Value>> {
  if (!may(world.user, declared.needs)) return refuse({ code: 'not-permitted', needs: declared.needs })
  const input = declared.input.safeParse(asked)
  if (!input.success) {
    return refuse({ code: 'malformed', issues: listIssues(input.error, asked) })
  }
  const outcome = await declared.run(world, input.data)
  if (!outcome.ok) return outcome
  if (!declared.reads || declared.about) {
    await appendAudit(
      world.tx,
      {
        at: world.now,
        actor: world.user.id,
        action: declared.name,
        object: declared.about?.(input.data, outcome.value) ?? world.house.code,
        ...(declared.detail ? { detail: declared.detail(input.data, outcome.value) } : {}),
      },
      bytesToHex(world.random(32)),
    )
  }
  return outcome
}
