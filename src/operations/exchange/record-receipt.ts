import { z } from 'zod'
import { step } from '#core/case/lifecycle'
import { done, refuse } from '#core/kernel/outcome'
import { standingIn, standingUnmoved } from '#operations/case/standing'
import { operation } from '#operations/operation'
import { appendEvent, lockCase } from '#store/cases'
import { findOutgoing, settleMessage } from '#store/messages'
import { findRequest } from '#store/requests'

/** Files a verified receipt: the message counts as delivered or rejected, once. */
export const recordReceipt = operation({
  name: 'record-receipt',
  summary: 'Files a verified receipt for a message that was sent (the machine only).',
  needs: 'system',
  reads: false,
  input: z.strictObject({
    messageId: z.string(),
    receipt: z.string(),
    accepted: z.boolean(),
    reason: z.string().max(2000).optional(),
    checkpoint: z
      .string()
      .optional()
      .describe('the log checkpoint of the other authority, as witnessed in the receipt'),
  }),
  async run(world, { messageId, receipt, accepted, reason }) {
    const { tx, now, library } = world
    const sent = await findOutgoing(tx, messageId)
    if (!sent) return refuse({ code: 'not-found', what: `message ${messageId}` })
    const first = await settleMessage(tx, messageId, {
      status: accepted ? 'delivered' : 'rejected',
      receipt,
      settled_at: now,
      last_error: reason ?? null,
    })
    if (!first) return done({ messageId, again: true })

    const file = await lockCase(tx, sent.case_id)
    if (!file) return refuse({ code: 'not-found', what: `case ${sent.case_id}` })
    const event = accepted ? 'deliver' : 'bounce'
    const move = sent.kind === 'request' ? step(file.side, file.state, event, 'exchange') : undefined
    const stored = await findRequest(tx, file.id)
    const owner = file.next_owner ?? 'intake'
    const standing =
      move && 'to' in move
        ? standingIn(file, move.to, owner, { library, request: stored?.request, now })
        : standingUnmoved(file)
    const happened = {
      event,
      mover: 'exchange' as const,
      shared: true,
      by: sent.partner,
      at: now,
      body: { messageId, kind: sent.kind, ...(reason ? { reason } : {}) },
    }
    const moved = await appendEvent(tx, file.id, file.version, happened, standing)
    return moved.ok ? done({ messageId, again: false }) : moved
  },
  about: ({ messageId }) => messageId,
  detail: ({ accepted }) => ({ accepted }),
})
