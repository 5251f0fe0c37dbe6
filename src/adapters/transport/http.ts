import { jwsMostChars, openJws } from '#core/exchange/jws'
import { encodeParcel, parcelType, receiptType } from '#adapters/transport/parcel'
import { TransportError, type Parcel, type Transport } from '#adapters/transport/transport'

/** How patient the transport is, and whom it talks to. */
export interface HttpOptions {
  /** For the connection and the answer; 30 seconds if not given. */
  readonly timeoutMs?: number
  /** The slowest line that is waited for, added to the timeout; 4096 if not given. */
  readonly slowestBytesPerSecond?: number
  /** Whether `http:` is allowed to other machines, e.g. within a closed network. */
  readonly allowPlainHttp?: boolean
  /** Another way to fetch, e.g. with a client certificate. */
  readonly fetch?: typeof fetch
}

const here = new Set(['localhost', '127.0.0.1', '[::1]'])
const retryAfterMostSeconds = 6 * 60 * 60
const tryAgain = new Set([408, 425, 429])

/** Posts parcels to the partner's server, which answers with its receipt. */
export function makeHttpTransport(options: HttpOptions = {}): Transport {
  return {
    name: 'http',
    async deliver(address, parcel) {
      const url = readAddress(address, options.allowPlainHttp ?? false)
      const body = encode(parcel)
      const { timeoutMs = 30_000, slowestBytesPerSecond = 4096 } = options
      const signal = AbortSignal.timeout(timeoutMs + Math.ceil((body.length / slowestBytesPerSecond) * 1000))
      const answer = await post(options.fetch ?? fetch, url, body, signal)
      return readAnswer(answer)
    },
  }
}

function readAddress(address: string, allowPlain: boolean): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined
  const secure =
    url?.protocol === 'https:' || (url?.protocol === 'http:' && (allowPlain || here.has(url.hostname)))
  if (!url || !secure) throw new TransportError(false, 'the address of the partner is not an https URL')
  if (url.username || url.password)
    throw new TransportError(false, 'the address of the partner must not hold a password')
  return url
}

function encode(parcel: Parcel): Uint8Array<ArrayBuffer> {
  try {
    return encodeParcel(parcel) as Uint8Array<ArrayBuffer>
  } catch (cause) {
    throw new TransportError(false, 'the manifest is no JWS', cause)
  }
}

async function post(
  send: typeof fetch,
  url: URL,
  body: Uint8Array<ArrayBuffer>,
  signal: AbortSignal,
): Promise<Response> {
  try {
    const headers = { 'content-type': parcelType, accept: receiptType }
    return await send(url, { method: 'POST', body, headers, signal, redirect: 'manual' })
  } catch (cause) {
    throw failure(cause)
  }
}

/** A network that fails may work later; the code of the cause tells the administrator which way it failed. */
function failure(cause: unknown): TransportError {
  if (cause instanceof TransportError) return cause
  if (cause instanceof Error && cause.name === 'TimeoutError')
    return new TransportError(true, 'the partner did not answer in time', cause)
  const deeper = cause instanceof Error ? (cause.cause as { code?: unknown } | undefined) : undefined
  const code = typeof deeper?.code === 'string' ? `: ${deeper.code}` : ''
  return new TransportError(true, `the partner cannot be reached${code}`, cause)
}

async function readAnswer(answer: Response): Promise<string | undefined> {
  const { status, headers } = answer
  const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  const decided = answer.ok || (status >= 400 && status < 500 && !tryAgain.has(status))
  if (decided && type === receiptType) return readReceipt(answer)
  await answer.body?.cancel().catch(() => undefined)
  if (status === 202 || status === 204) return undefined
  if (answer.ok)
    throw new TransportError(true, 'the answer is no receipt; something else than the partner has answered')
  if (status >= 300 && status < 400)
    throw new TransportError(false, 'the partner redirects; enter its new address in the partner directory')
  const again = status >= 500 || tryAgain.has(status)
  throw new TransportError(again, `the partner answered ${status}`, undefined, readRetryAfter(headers))
}

/** @source RFC 9110 section 10.2.3, the form in seconds */
function readRetryAfter(headers: Headers): number | undefined {
  const text = headers.get('retry-after') ?? ''
  return /^\d{1,9}$/.test(text) ? Math.min(Number(text), retryAfterMostSeconds) : undefined
}

async function readReceipt(answer: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let sizeBytes = 0
  try {
    const body: AsyncIterable<Uint8Array> | readonly Uint8Array[] = answer.body ?? []
    for await (const chunk of body) {
      sizeBytes += chunk.length
      if (sizeBytes > jwsMostChars) throw new TransportError(true, 'the answer is too long for a receipt')
      chunks.push(chunk)
    }
  } catch (cause) {
    throw failure(cause)
  }
  const jws = Buffer.concat(chunks).toString('latin1')
  if (!openJws(jws).ok) throw new TransportError(true, 'the answer is no receipt, or was cut off')
  return jws
}
