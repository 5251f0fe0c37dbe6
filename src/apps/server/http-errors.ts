import type { FastifyReply } from 'fastify'
import { httpStatus, type Refusal } from '#core/kernel/outcome'

/** A refusal as an answer: its status, and the refusal itself for the page to put into words. @source RFC 9457 */
export function sendRefusal(reply: FastifyReply, refusal: Refusal): FastifyReply {
  if (refusal.code === 'too-many-tries') reply.header('retry-after', String(refusal.retryAfterSeconds))
  return reply
    .code(httpStatus[refusal.code])
    .type('application/problem+json')
    .send({
      type: `urn:comity:refusal:${refusal.code}`,
      title: refusal.code,
      status: httpStatus[refusal.code],
      refusal,
    })
}
