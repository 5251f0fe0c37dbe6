import { z } from 'zod'
import { done, refuse } from '#core/kernel/outcome'
import { findVisibleCase } from '#operations/case/visible-case'
import { operation } from '#operations/operation'
import { deleteAttachment, findAttachment } from '#store/attachments'
import { listDispatches } from '#store/dispatches'

/** Removes a file that has not left this authority and stands in no prepared message. */
export const removeAttachment = operation({
  name: 'remove-attachment',
  summary: 'Removes a file that has not been sent.',
  needs: 'case.write',
  reads: false,
  input: z.strictObject({ caseId: z.string(), attachmentId: z.string() }),
  async run(world, { caseId, attachmentId }) {
    const found = await findVisibleCase(world, caseId)
    if (!found.ok) return found
    const attachment = await findAttachment(world.tx, attachmentId)
    if (!attachment || attachment.case_id !== found.value.id)
      return refuse({ code: 'not-found', what: `attachment ${attachmentId}` })
    const used = (await listDispatches(world.tx, found.value.id)).some(
      ({ attachments, status }) => status !== 'returned' && attachments.includes(attachmentId),
    )
    if (attachment.origin === 'theirs' || attachment.message_id !== null || used) {
      return refuse({
        code: 'unacceptable',
        what: attachment.name,
        why: 'The file has been sent or received, or waits for release; what both States know stays.',
        mend: 'Have the waiting message returned first, if it has not left.',
      })
    }
    await deleteAttachment(world.tx, attachmentId)
    return done({ removed: attachmentId })
  },
  about: ({ caseId }) => caseId,
  detail: ({ attachmentId }) => ({ attachmentId }),
})
