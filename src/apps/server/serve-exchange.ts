import type { FastifyInstance } from 'fastify'
import { decodeParcel, framingMostBytes, parcelType, receiptType } from '#adapters/transport/parcel'
import { defaultLimits } from '#adapters/signer/unseal'
import { takeParcel } from '#apps/house/inbound'
import { cardOf, type Installation } from '#apps/wire'

/** Largest parcel that is taken, in bytes. */
const parcelMostBytes = framingMostBytes + defaultLimits.ciphertextBytes

/** The door for other States: a parcel in, a signed receipt out. Nothing here needs or reads a session. */
export function serveExchange(http: FastifyInstance, installation: Installation): void {
  http.addContentTypeParser(
    parcelType,
    { parseAs: 'buffer', bodyLimit: parcelMostBytes },
    (_request, body, done) => done(null, body),
  )

  http.post<{ Params: { code: string } }>(
    '/exchange/:code',
    { bodyLimit: parcelMostBytes, config: { rateLimit: { max: 600, timeWindow: '1 minute' } } },
    async (request, reply) => {
      const authority = installation.authorities.get(request.params.code)
      if (!authority) return reply.code(404).type('text/plain').send('There is no such authority here.\n')
      const parcel = Buffer.isBuffer(request.body)
        ? decodeParcel(new Uint8Array(request.body), defaultLimits.ciphertextBytes)
        : undefined
      if (!parcel?.ok)
        return reply
          .code(400)
          .type('text/plain')
          .send(`This is no parcel: ${parcel ? parcel.why : `send it as ${parcelType}`}.\n`)
      const answer = await takeParcel(authority, parcel.value)
      if ('receipt' in answer)
        return reply
          .code(answer.accepted ? 200 : 422)
          .type(receiptType)
          .send(answer.receipt)
      return reply
        .code(answer.again ? 503 : 403)
        .type('text/plain')
        .send(`Not taken: ${answer.unanswered}.\n`)
    },
  )

  http.get<{ Params: { code: string } }>('/exchange/:code/card', async (request, reply) => {
    const authority = installation.authorities.get(request.params.code)
    if (!authority) return reply.code(404).type('text/plain').send('There is no such authority here.\n')
    return cardOf(authority.house, authority.signer)
  })
}
