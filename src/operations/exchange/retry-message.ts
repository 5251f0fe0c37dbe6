import { z } from 'zod'
import { done, refuse } from '#core/kernel/outcome'
import { operation } from '#operations/operation'
import { findOutgoing, retryNow } from '#store/messages'

/** Tries a message that has no receipt yet again, at once; the other side recognises it if it has it already. */
export const retryMessage = operation({
  name: 'retry-message',
  summary: 'Sends a message without receipt again at once.',
  needs: 'exchange.run',
  reads: false,
  input: z.strictObject({ messageId: z.string() }),
  async run({ tx, now }, { messageId }) {
    const sent = await findOutgoing(tx, messageId)
    if (!sent) return refuse({ code: 'not-found', what: `message ${messageId}` })
    const row = await retryNow(tx, messageId, now)
    return row.numUpdatedRows > 0n ? done({ messageId }) : refuse({ code: 'already-sent', messageId })
  },
  about: ({ messageId }) => messageId,
})
