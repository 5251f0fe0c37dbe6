import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import serveStatic from '@fastify/static'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { ZodError } from 'zod'
import { startWorker } from '#apps/house/worker'
import { sendRefusal, sendTooLarge } from '#apps/server/http-errors'
import { serveBooks } from '#apps/server/serve-books'
import { serveInvitations } from '#apps/server/invitations'
import { describeInterface } from '#apps/server/openapi'
import { serveOwnAccount } from '#apps/server/own-account'
import { servePasskeys } from '#apps/server/passkeys'
import { openSecretBox } from '#apps/server/secrets'
import { serveExchange } from '#apps/server/serve-exchange'
import { serveOperations } from '#apps/server/serve-operations'
import { serveSignIn } from '#apps/server/sign-in'
import { programFolder, type Installation } from '#apps/wire'
import { listIssues } from '#operations/issues'

export interface RunningServer {
  readonly address: string
  close(): Promise<void>
}

const version = (JSON.parse(readFileSync(join(programFolder, 'package.json'), 'utf8')) as { version: string })
  .version

/** A file of the build, with its hash in the name. */
const builtFile = /^\/[\w-]+-[A-Z0-9]{8}\.(js|css|json)$/

/** No script, style or connection but our own; no frame around us; no address of ours told to others. */
const headers = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
}

/** Opens the doors of an installation and starts to carry messages. */
export async function startServer(
  installation: Installation,
  options: { host: string; port: number; log: (line: string) => void },
): Promise<RunningServer> {
  const http = Fastify({
    bodyLimit: 42_000_000,
    trustProxy: process.env['COMITY_BEHIND_PROXY'] === '1',
    logger: false,
    forceCloseConnections: true,
    // An address that cannot be read comes by no hook: the headers are put on here, and nothing is repeated.
    frameworkErrors: (_cause: unknown, _request: FastifyRequest, reply: FastifyReply) => {
      reply.headers(headers).code(400).type('application/problem+json')
      void reply.send({ type: 'about:blank', title: 'bad-address', status: 400 })
    },
  })
  const worker = startWorker(installation, 1000, options.log)
  await http.register(cookie)
  await http.register(rateLimit, {
    max: 1200,
    timeWindow: '1 minute',
    // A new build is fetched whole by every browser, and an office may stand behind one address.
    allowList: ({ url }) => builtFile.test(url),
  })
  guard(http, options.log)
  const box = openSecretBox(installation.config)
  serveSignIn(http, installation, box)
  serveInvitations(http, installation, box)
  servePasskeys(http, installation)
  serveOwnAccount(http, installation, box)
  serveOperations(http, installation, () => worker.kick())
  serveExchange(http, installation)
  http.get('/openapi.json', () => describeInterface(version))
  http.get('/health', async () => ({
    ok: true,
    version,
    books: installation.library.books.hash.slice(0, 12),
  }))
  await servePages(http, installation)
  const address = await http.listen({ host: options.host, port: options.port })
  return {
    address,
    async close() {
      await http.close()
      await worker.stop()
    },
  }
}

/** Headers on everything, our own pages only for what changes something, and no inner detail in an error. */
function guard(http: FastifyInstance, log: (line: string) => void): void {
  http.addHook('onRequest', async (request, reply) => {
    reply.headers(headers)
    if (
      request.url.startsWith('/api/') ||
      request.url.startsWith('/do/') ||
      request.url.startsWith('/files/')
    )
      reply.header('cache-control', 'no-store')
    const origin = request.headers.origin
    const foreign = origin !== undefined && URL.parse(origin)?.host !== request.headers.host
    if (request.method !== 'GET' && foreign && !request.url.startsWith('/exchange/')) {
      await reply
        .code(403)
        .send({ title: 'foreign-origin', detail: 'Only pages of this server may do that.' })
    }
  })
  http.setErrorHandler((cause: Error & { statusCode?: number; code?: string }, request, reply) => {
    if (cause instanceof ZodError)
      return sendRefusal(reply, { code: 'malformed', issues: listIssues(cause, request.body) })
    if (cause.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return sendTooLarge(reply, request)
    const status = cause.statusCode ?? 500
    if (status < 500)
      return reply
        .code(status)
        .type('application/problem+json')
        .send({ type: 'about:blank', title: cause.code ?? 'bad-request', status, detail: cause.message })
    // The message of a fault can quote what was worked on; the log gets where and which kind only.
    log(`${request.method} ${request.routeOptions.url ?? ''}: ${cause.code ?? cause.name}`)
    return reply.code(500).type('application/problem+json').send({
      type: 'about:blank',
      title: 'fault',
      status: 500,
      detail: 'Something is wrong on the server. Nothing was changed. Tell your administrator.',
    })
  })
}

/** The built pages; any other path is the page of the application, which knows its own addresses. */
async function servePages(http: FastifyInstance, { library }: Installation): Promise<void> {
  const root = join(programFolder, 'dist/web')
  if (!existsSync(join(root, 'index.html'))) {
    http.get('/', async (_request, reply) =>
      reply.type('text/plain').send('The pages are not built. Run "npm run build".\n'),
    )
    return
  }
  serveBooks(http, root, library.books)
  await http.register(serveStatic, {
    root,
    preCompressed: true,
    setHeaders: (reply, path) => {
      reply.header(
        'cache-control',
        // The books can be another edition at the same address.
        /-[A-Z0-9]{8}\./.test(path) && !/books-[A-Z0-9]{8}\./.test(path)
          ? 'public, max-age=31536000, immutable'
          : 'no-cache',
      )
    },
  })
  http.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?', 1)
    const page = request.method === 'GET' && !/^\/(api|do|files|exchange)\//.test(path) && !path.includes('.')
    return page
      ? reply.sendFile('index.html')
      : reply
          .code(404)
          .type('application/problem+json')
          .send({ type: 'about:blank', title: 'not-found', status: 404 })
  })
}
