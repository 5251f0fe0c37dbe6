import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { operations, type OperationName } from '#operations/all'
import type { AnyOperation } from '#operations/operation'
import { perform } from '#apps/house/authority'
import { sendRefusal } from '#apps/server/http-errors'
import { readSession } from '#apps/server/sessions'
import type { Installation } from '#apps/wire'
import type { Outcome } from '#core/kernel/outcome'

const isFile = (value: unknown): value is { name: string; bytes: Uint8Array; mediaType?: string } =>
  typeof value === 'object' && value !== null && 'bytes' in value && value.bytes instanceof Uint8Array

const mediaTypes: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
}

/**
 * `POST /do/<name>` for every operation, and `GET /files/<name>` for those that make a file. No route has
 * code of its own. Files are always downloads, never shown by the browser inside our pages.
 */
export function serveOperations(
  http: FastifyInstance,
  installation: Installation,
  afterWrite: () => void,
): void {
  const run = async (
    request: FastifyRequest,
    reply: FastifyReply,
    name: string,
    input: unknown,
  ): Promise<Outcome<unknown> | undefined> => {
    const operation = Object.hasOwn(operations, name)
      ? (operations[name as OperationName] as unknown as AnyOperation)
      : undefined
    const session = await readSession(installation, request)
    if (!session) {
      await sendRefusal(reply, { code: 'not-signed-in' })
      return undefined
    }
    // A request to read changes nothing: pages elsewhere can make a browser send it.
    if (!operation || operation.needs === 'system' || (request.method === 'GET' && !operation.reads)) {
      await sendRefusal(reply, { code: 'not-found', what: `operation "${name}"` })
      return undefined
    }
    const outcome = await perform(session.authority, session.user, operation as never, input)
    if (outcome.ok && !operation.reads) afterWrite()
    return outcome
  }

  http.post<{ Params: { name: string } }>('/do/:name', async (request, reply) => {
    const outcome = await run(request, reply, request.params.name, request.body ?? {})
    if (!outcome) return reply
    if (!outcome.ok) return sendRefusal(reply, outcome.refusal)
    return {
      value: isFile(outcome.value)
        ? { ...outcome.value, bytes: Buffer.from(outcome.value.bytes).toString('base64') }
        : outcome.value,
    }
  })

  http.get<{ Params: { name: string } }>('/files/:name', async (request, reply) => {
    const outcome = await run(request, reply, request.params.name, request.query)
    if (!outcome) return reply
    if (!outcome.ok) return sendRefusal(reply, outcome.refusal)
    if (!isFile(outcome.value))
      return sendRefusal(reply, { code: 'not-found', what: `a file of "${request.params.name}"` })
    const { name, bytes, mediaType } = outcome.value
    return reply
      .type(mediaType ?? mediaTypes[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream')
      .header(
        'content-disposition',
        `attachment; filename="${name.replace(/[^\x20-\x7e]|["\\]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      )
      .send(Buffer.from(bytes))
  })
}
