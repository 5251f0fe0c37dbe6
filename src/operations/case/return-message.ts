import { z } from 'zod'
import { step } from '#core/case/lifecycle'
import { done, refuse } from '#core/kernel/outcome'
import { standingIn, standingUnmoved } from '#operations/case/standing'
import { findUnchangedCase } from '#operations/case/visible-case'
import { operation } from '#operations/operation'
import { appendEvent } from '#store/cases'
import { lockDispatch, settleDispatch } from '#store/dispatches'
import { findRequest } from '#store/requests'

/** Gives a prepared message back to the person who prepared it, with the reason. */
export const returnMessage = operation({
  name: 'return-message',
  summary: 'Returns a prepared message to its author with a reason instead of releasing it.',
  needs: 'case.release',
  reads: false,
  input: z.strictObject({
    caseId: z.string(),
    version: z.int(),
    dispatchId: z.string(),
    reason: z.string().trim().min(3).max(2000),
  }),
  async run(world, { caseId, version, dispatchId, reason }) {
    const { tx, user, now, library } = world
    const found = await findUnchangedCase(world, caseId, version)
    if (!found.ok) return found
    const file = found.value
    const prepared = await lockDispatch(tx, dispatchId)
    if (!prepared || prepared.case_id !== file.id || prepared.status !== 'prepared')
      return refuse({ code: 'not-found', what: `message ${dispatchId}` })
    const move =
      prepared.kind === 'request' ? step(file.side, file.state, 'return', 'approver') : { to: file.state }
    if ('open' in move) return refuse({ code: 'not-open', event: 'return', open: move.open })

    await settleDispatch(tx, dispatchId, { status: 'returned', decided_by: user.id, decided_at: now, reason })
    const owner = prepared.prepared_by
    const standing =
      prepared.kind === 'request'
        ? standingIn(file, move.to, owner, {
            library,
            request: (await findRequest(tx, file.id))?.request,
            now,
          })
        : standingUnmoved(file)
    const body = { dispatchId, kind: prepared.kind, reason }
    const moved = await appendEvent(
      tx,
      file.id,
      version,
      { event: 'return', mover: 'approver', shared: false, by: user.id, at: now, body },
      standing,
    )
    return moved.ok ? done({ version: moved.value }) : moved
  },
  about: ({ caseId }) => caseId,
})
