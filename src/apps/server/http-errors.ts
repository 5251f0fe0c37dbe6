import type { FastifyReply, FastifyRequest } from 'fastify'
import { tellTooLarge } from '#core/case/file-limits'
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
      ...(refusal.code === 'too-large' ? { detail: tellTooLarge(refusal) } : {}),
      refusal,
    })
}

/** More was sent than is read at once: nobody has looked inside, so it is named by the way it came. */
export function sendTooLarge(reply: FastifyReply, request: FastifyRequest): FastifyReply {
  const limitBytes = request.routeOptions.bodyLimit
  const sizeBytes = Number(request.headers['content-length']) || limitBytes + 1
  return sendRefusal(reply, {
    code: 'too-large',
    what: `what was sent to ${request.url.split('?')[0]}`,
    sizeBytes,
    limitBytes,
  })
}
