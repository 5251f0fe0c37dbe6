import { z } from 'zod'
import { done, refuse } from '#core/kernel/outcome'
import { findVisibleCase } from '#operations/case/visible-case'
import { operation } from '#operations/operation'
import { findAttachment } from '#store/attachments'

/** The bytes of a file of a case. */
export const readAttachment = operation({
  name: 'read-attachment',
  summary: 'Downloads a file of a case.',
  needs: 'case.read',
  reads: true,
  input: z.strictObject({ caseId: z.string(), attachmentId: z.string() }),
  async run(world, { caseId, attachmentId }) {
    const found = await findVisibleCase(world, caseId)
    if (!found.ok) return found
    const attachment = await findAttachment(world.tx, attachmentId)
    if (!attachment || attachment.case_id !== found.value.id)
      return refuse({ code: 'not-found', what: `attachment ${attachmentId}` })
    return done({ name: attachment.name, mediaType: attachment.media_type, bytes: attachment.content })
  },
  about: ({ caseId }) => caseId,
  detail: ({ attachmentId }) => ({ attachmentId }),
})
