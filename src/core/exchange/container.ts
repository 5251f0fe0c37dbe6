import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { z } from 'zod'
import { Sha256Hex } from '#core/audit/leaf'
import { believe, doubt, misfit, type Verdict } from '#core/audit/verdict'
import { verifyJws } from '#core/exchange/jws'
import { KeyId, type PublicKey } from '#core/exchange/key'
import { readSignedJson } from '#core/exchange/signed-json'
import { isId } from '#core/kernel/ids'

/**
 * The container is a ZIP of `message.json`, `parts/<name>`, the listing and the seal over the listing.
 * It proves who sealed it after it has been decrypted and filed.
 */
export const containerPaths = {
  message: 'message.json',
  parts: 'parts/',
  listing: 'META-INF/listing.json',
  seal: 'META-INF/seal.jws',
} as const

/** Most parts of one message. */
export const mostParts = 200
/** Longest listing: that many parts with the longest names. */
export const listingMostBytes = 262_144

/** Separators, wildcards and controls of some file system, and signs that reverse or hide what is read. */
const forbidden =
  /[/\\:*?"<>|\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u
/** Names that Windows keeps for devices. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/**
 * Whether a file may bear this name on every system an officer may save it to: one name and no path, at
 * most 120 characters and 240 bytes, in Unicode NFC, not hidden, not looking like another name.
 *
 * @source Unicode Standard Annex 15 (NFC); Unicode Technical Report 36 section 2 on reordering
 */
export function isPartName(name: string): boolean {
  if (name.length === 0 || name.length > 120 || new TextEncoder().encode(name).length > 240) return false
  if (forbidden.test(name) || !name.isWellFormed() || name !== name.normalize('NFC')) return false
  return !name.includes('..') && !/^[. ]|[. ]$/.test(name) && !device.test(name)
}

/** The name of an attachment. */
export const PartName = z.string().max(120).refine(isPartName, 'not a safe file name')

const Digest = { sizeBytes: z.int().min(0), sha256: Sha256Hex }

/** One attachment in the listing. */
export const ListedPart = z.strictObject({
  name: PartName,
  /** @source RFC 6838 section 4.2 */
  mediaType: z
    .string()
    .max(127)
    .regex(/^[a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*$/, 'not a media type'),
  ...Digest,
})
export type ListedPart = z.infer<typeof ListedPart>

/** All that is in a container, with digests. The seal is made over the SHA-256 of its canonical JSON. */
export const Listing = z.strictObject({
  typ: z.literal('comity/listing/1'),
  /** Id of the message. */
  id: z.string().refine(isId, 'not an id'),
  message: z.strictObject(Digest),
  parts: z
    .array(ListedPart)
    .max(mostParts)
    .refine(
      (parts) => new Set(parts.map(({ name }) => name.toLowerCase())).size === parts.length,
      'two parts of one name; upper and lower case count as the same',
    ),
})
export type Listing = z.infer<typeof Listing>

/** Reads a listing that someone else has made. */
export function parseListing(bytes: Uint8Array): Verdict<Listing> {
  const json = readSignedJson(bytes, listingMostBytes)
  if (!json.ok) return json
  const listing = Listing.safeParse(json.value)
  return listing.success ? believe(listing.data) : misfit('listing', listing.error)
}

/** The word that seals bear. */
export const sealTyp = 'comity/seal/1'

/** The inner seal: this key sealed this listing. */
export const Seal = z.strictObject({
  typ: z.literal(sealTyp),
  id: z.string().refine(isId, 'not an id'),
  /** SHA-256 of the bytes of `META-INF/listing.json`. */
  listing: Sha256Hex,
  /** Id of the sealing key; the same as in the header. */
  seal: KeyId,
})
export type Seal = z.infer<typeof Seal>

/**
 * The listing of a container, when the holder of `key` has sealed exactly these bytes.
 *
 * @param jws     content of `META-INF/seal.jws`
 * @param listing content of `META-INF/listing.json`
 */
export function verifySeal(jws: unknown, listing: Uint8Array, key: PublicKey): Verdict<Listing> {
  const payload = verifyJws(jws, key, sealTyp)
  if (!payload.ok) return payload
  const seal = Seal.safeParse(payload.value)
  if (!seal.success || seal.data.seal !== key.id) return doubt('wrong-schema', 'not a seal of this version')
  if (seal.data.listing !== bytesToHex(sha256(listing)))
    return doubt('mismatch', 'the seal is over another listing')
  const read = parseListing(listing)
  if (read.ok && read.value.id !== seal.data.id)
    return doubt('mismatch', 'the listing names another message than the seal')
  return read
}
