import { p256 } from '@noble/curves/nist.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js'
import { z } from 'zod'
import { decodeBase64, encodeBase64, encodeBase64url } from '#core/audit/base64'
import { parseVkey } from '#core/audit/note'
import { Party } from '#core/exchange/party'

/** Id of a key: SHA-256 of its SPKI DER as base64url, so the id vouches for the key. */
export const KeyId = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'not the id of a key')

/** A public key as partners keep it. DER, not JWK: one text for one key. */
export const PublicKey = z.strictObject({
  id: KeyId,
  /** SubjectPublicKeyInfo, DER, base64. @source RFC 5280 section 4.1.2.7 */
  spki: z.string().max(400),
})
export type PublicKey = z.infer<typeof PublicKey>

/** A public key and the authority that holds it, by the partner directory. */
export const PartyKey = PublicKey.extend(Party.shape)
export type PartyKey = z.infer<typeof PartyKey>

/** A public key as shown to people. */
export interface PublicKeyInfo extends PublicKey {
  /** From `fingerprintOf`. */
  readonly fingerprint: string
}

/** The id of a key. @param spki DER */
export const keyIdOf = (spki: Uint8Array): string => encodeBase64url(sha256(spki))

/**
 * What two officers read to each other, or compare on paper, before they trust a key:
 * SHA-256 of the SPKI DER, 16 groups of 4 hexadecimal digits.
 *
 * @param spki DER
 * @example fingerprintOf(spki) // '9f86 d081 884c 7d65 …'
 */
export const fingerprintOf = (spki: Uint8Array): string => bytesToHex(sha256(spki)).match(/.{4}/g)!.join(' ')

/** A public key with id and fingerprint. @param spki DER */
export const describeKey = (spki: Uint8Array): PublicKeyInfo => ({
  id: keyIdOf(spki),
  spki: encodeBase64(spki),
  fingerprint: fingerprintOf(spki),
})

/** The only SPKI header we accept for P-256: id-ecPublicKey, named curve, uncompressed. @source RFC 5480 section 2 */
const p256Header = hexToBytes('3059301306072a8648ce3d020106082a8648ce3d030107034200')
/** The SPKI header of Ed25519. @source RFC 8410 section 4 */
const ed25519Header = hexToBytes('302a300506032b6570032100')

/**
 * The curve point of a P-256 key.
 *
 * @param spki base64 of the DER
 * @returns 65 bytes, or undefined when it is no P-256 key in its one spelling, or its point is not on the curve
 */
export function readP256(spki: string): Uint8Array | undefined {
  const der = decodeBase64(spki)
  if (der?.length !== p256Header.length + 65 || !p256Header.every((byte, at) => der[at] === byte))
    return undefined
  const point = der.slice(p256Header.length)
  return p256.utils.isValidPublicKey(point, false) ? point : undefined
}

/** Whether the id belongs to the key, and the key is a P-256 key. */
export function isSealKey({ id, spki }: PublicKey): boolean {
  const der = decodeBase64(spki)
  return der !== undefined && keyIdOf(der) === id && readP256(spki) !== undefined
}

/** Fingerprint of the key of a log, over its SPKI DER like any other; undefined for a text that is no vkey. */
export function fingerprintOfLog(vkey: string): string | undefined {
  const key = parseVkey(vkey)
  return key.ok ? fingerprintOf(concatBytes(ed25519Header, key.value.publicKey)) : undefined
}
