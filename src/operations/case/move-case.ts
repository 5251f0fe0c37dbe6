import { z } from 'zod'
import { step } from '#core/case/lifecycle'
import { done, refuse } from '#core/kernel/outcome'
import { ownerOf, standingIn } from '#operations/case/standing'
import { findUnchangedCase } from '#operations/case/visible-case'
import { operation } from '#operations/operation'
import { appendEvent } from '#store/cases'
import { findPrepared } from '#store/dispatches'
import { findRequest } from '#store/requests'

/** Moves a case by a step that sends nothing: discard a draft, close a case that has ended. */
export const moveCase = operation({
  name: 'move-case',
  summary: 'Moves a case one step that needs no message: discard a draft, close an ended case.',
  needs: 'case.write',
  reads: false,
  input: z.strictObject({
    caseId: z.string(),
    version: z.int().describe('the version you were looking at'),
    event: z.enum(['discard', 'close']),
    reason: z.string().trim().min(3).max(2000),
  }),
  async run(world, { caseId, version, event, reason }) {
    const { tx, user, now, library } = world
    const found = await findUnchangedCase(world, caseId, version)
    if (!found.ok) return found
    const file = found.value
    const move = step(file.side, file.state, event, 'officer')
    if ('open' in move) return refuse({ code: 'not-open', event, open: move.open })
    if (await findPrepared(tx, file.id))
      return refuse({ code: 'not-open', event, open: ['release-message', 'return-message'] })
    const stored = await findRequest(tx, file.id)
    const standing = standingIn(file, move.to, ownerOf(file, user.id), {
      library,
      request: stored?.request,
      now,
    })
    const moved = await appendEvent(
      tx,
      file.id,
      version,
      { event, mover: 'officer', shared: false, by: user.id, at: now, body: { reason } },
      standing,
    )
    return moved.ok ? done({ version: moved.value }) : moved
  },
  about: ({ caseId }) => caseId,
  detail: ({ event }) => ({ event }),
})
