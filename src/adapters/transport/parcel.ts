import { believe, doubt, type Verdict } from '#core/audit/verdict'
import { jwsMostChars, openJws } from '#core/exchange/jws'
import type { Parcel } from '#adapters/transport/transport'

/** Media type of a parcel, in the framing of `encodeParcel`. */
export const parcelType = 'application/vnd.comity.parcel'
/** Media type of a receipt: a compact JWS. @source RFC 7515 section 9.2.1 */
export const receiptType = 'application/jose'
/** Limit on the ciphertext where no other is given: 64 MiB. */
export const ciphertextMostBytes = 64 * 1024 * 1024

const lengthBytes = 4
/** What a parcel needs beside its ciphertext, at most. */
export const framingMostBytes = lengthBytes + jwsMostChars

/**
 * One parcel as bytes: length of the manifest (4 bytes, big endian), manifest, ciphertext to the end.
 *
 * @throws RangeError for a manifest that no partner would read
 */
export function encodeParcel({ manifest, ciphertext }: Parcel): Uint8Array {
  if (!openJws(manifest).ok) throw new RangeError('the manifest is no JWS')
  const bytes = new Uint8Array(lengthBytes + manifest.length + ciphertext.length)
  new DataView(bytes.buffer).setUint32(0, manifest.length)
  new TextEncoder().encodeInto(manifest, bytes.subarray(lengthBytes))
  bytes.set(ciphertext, lengthBytes + manifest.length)
  return bytes
}

/**
 * Reads what a stranger has sent; never throws. The ciphertext is a view on the given bytes.
 *
 * @param mostBytes limit on the ciphertext
 */
export function decodeParcel(bytes: Uint8Array, mostBytes = ciphertextMostBytes): Verdict<Parcel> {
  if (bytes.length > framingMostBytes + mostBytes) return doubt('too-large', `${bytes.length} bytes`)
  if (bytes.length < lengthBytes) return doubt('malformed', 'cut off before the manifest')
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0)
  if (length > jwsMostChars) return doubt('malformed', 'not a parcel, or its manifest is too long')
  const [start, end] = [lengthBytes, lengthBytes + length]
  if (bytes.length <= end) return doubt('malformed', 'cut off within the manifest, or right behind it')
  const manifest = Buffer.from(bytes.subarray(start, end)).toString('latin1')
  const open = openJws(manifest)
  if (!open.ok) return open
  const ciphertext = bytes.subarray(end)
  return ciphertext.length > mostBytes
    ? doubt('too-large', `${ciphertext.length} bytes`)
    : believe({ manifest, ciphertext })
}
