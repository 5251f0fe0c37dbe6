import { p256 } from '@noble/curves/nist.js'
import { z } from 'zod'
import { decodeBase64url, encodeBase64url } from '#core/audit/base64'
import { believe, doubt, type Verdict } from '#core/audit/verdict'
import { isSealKey, KeyId, readP256, type PublicKey } from '#core/exchange/key'
import { readSignedJson, writeSignedJson } from '#core/exchange/signed-json'

/** Longest payload of a manifest, receipt or seal, in bytes of JSON. */
export const payloadMostBytes = 4096
/** Longest JWS: such a payload in base64url, with header, signature and two full stops. */
export const jwsMostChars = 6144

const headerMostBytes = 256
const shape = /^([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]{86})$/

/** Exactly these three: no `crit`, no `jwk`, no `x5u`, nothing that would make a verifier fetch or choose. */
const Header = z.strictObject({
  alg: z.literal('ES256'),
  kid: KeyId,
  /** The same word as `typ` in the payload, so that one kind of statement cannot pass for another. */
  typ: z.string().max(40),
})

/** A JWS that has been taken apart and not yet verified. */
export interface OpenJws {
  readonly kid: string
  readonly typ: string
  readonly payload: Uint8Array
  readonly signature: Uint8Array
  /** What the signature is made over. */
  readonly signed: Uint8Array
}

/** Takes a compact JWS apart, strictly, and believes nothing in it. @source RFC 7515 sections 3.1 and 5.2 */
export function openJws(jws: unknown): Verdict<OpenJws> {
  if (typeof jws !== 'string') return doubt('malformed', 'not a text')
  if (jws.length > jwsMostChars)
    return doubt('too-large', `a JWS has at most ${jwsMostChars} characters here`)
  const [, head = '', body = '', seal = ''] = shape.exec(jws) ?? []
  const [header, payload, signature] = [head, body, seal].map(decodeBase64url)
  if (!header?.length || !payload || signature?.length !== 64) return doubt('malformed', 'not a compact JWS')
  const read = Header.safeParse(parseHeader(header))
  if (!read.success) return doubt('malformed', 'the header is not ES256 with kid and typ, and nothing else')
  const { kid, typ } = read.data
  return believe({ kid, typ, payload, signature, signed: new TextEncoder().encode(`${head}.${body}`) })
}

/** The members may come in any order, but only once, and without spaces. */
function parseHeader(bytes: Uint8Array): unknown {
  if (bytes.length > headerMostBytes) return undefined
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    const value: unknown = JSON.parse(text)
    return JSON.stringify(value) === text ? value : undefined
  } catch {
    return undefined
  }
}

/**
 * The payload of a JWS, when the holder of `key` has signed it as a `typ`. Never throws.
 *
 * Both S and n − S are accepted, as RFC 7518 wants it; a JWS is therefore not its own id, its digest is.
 *
 * @source RFC 7515 section 5.2; RFC 7518 section 3.4
 */
export function verifyJws(jws: unknown, key: PublicKey, typ: string): Verdict<unknown> {
  const open = openJws(jws)
  if (!open.ok) return open
  if (open.value.typ !== typ) return doubt('wrong-type', `not a ${typ}`)
  if (open.value.kid !== key.id) return doubt('unknown-key', 'signed with another key')
  const point = isSealKey(key) ? readP256(key.spki) : undefined
  if (!point) return doubt('unknown-key', 'the key is no P-256 key, or its id is not its own')
  if (!holdsUp(open.value, point)) return doubt('bad-signature', 'the signature does not fit')
  return readSignedJson(open.value.payload, payloadMostBytes)
}

function holdsUp({ signature, signed }: OpenJws, point: Uint8Array): boolean {
  try {
    return p256.verify(signature, signed, point, { lowS: false })
  } catch {
    return false
  }
}

/** What must be signed for this payload. @source RFC 7515 section 5.1 */
export function signingInput(payload: object, typ: string, kid: string): string {
  const [head, body] = [{ alg: 'ES256', kid, typ }, payload].map((part) =>
    encodeBase64url(writeSignedJson(part)),
  )
  return `${head}.${body}`
}

/** Puts the two together. @param signature R and S, 64 bytes. @source RFC 7518 section 3.4 */
export const assembleJws = (input: string, signature: Uint8Array): string =>
  `${input}.${encodeBase64url(signature)}`
