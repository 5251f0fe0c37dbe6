import { createHash } from 'node:crypto'
import type { Doubt } from '#core/audit/verdict'
import {
  containerPaths,
  listingMostBytes,
  mostParts,
  verifySeal,
  type Listing,
} from '#core/exchange/container'
import { jwsMostChars } from '#core/exchange/jws'
import type { PublicKey } from '#core/exchange/key'
import { messageMostBytes, parseMessage, type Message } from '#core/exchange/message'
import { reject, take, type RejectionCode, type Taken } from '#adapters/signer/rejection'
import { readZip, type ZipEntry } from '#adapters/signer/zip'

/** An attachment. */
export interface Part {
  readonly name: string
  /** Lower case, without parameters, e.g. `application/pdf`. */
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** What is inside a container once everything in it has been verified. */
export interface Contents {
  readonly message: Message
  /** In the order of the listing. */
  readonly parts: readonly Part[]
  /** Inner seal and text of the listing, as an evidence bundle carries them. */
  readonly sealed: { readonly jws: string; readonly listing: string }
}

/** What a container may cost. */
export interface ContainerLimits {
  /** All files together, inflated. */
  readonly inflatedBytes: number
  /** Number of attachments; never more than 200. */
  readonly parts: number
}

type Files = ReadonlyMap<string, ZipEntry>

/** SHA-256 in hexadecimal, by the platform: fast enough for large papers. */
export const sha256Hex = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/**
 * Opens a container as it was decrypted, or as it was filed years ago, and verifies that the holder
 * of `key` sealed exactly what is in it. Never throws, whatever the bytes.
 *
 * @param key of the sender, at the time of sealing
 */
export function openContainer(
  container: Uint8Array,
  key: PublicKey,
  limits: ContainerLimits,
): Taken<Contents> {
  const most = Math.min(limits.parts, mostParts)
  const files = readZip(container, most + 3)
  if (!files.ok)
    return reject(files.code === 'too-large' ? 'too-large' : 'bad-container', 'container', files.why)
  const total = [...files.value.values()].reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  if (total > limits.inflatedBytes)
    return reject(
      'too-large',
      'container',
      `${total} bytes inflated, at most ${limits.inflatedBytes} are allowed`,
    )

  const sealed = readSealed(files.value, key)
  if (!sealed.ok) return sealed
  const { listing, listingText, jws } = sealed.value
  if (hasStranger(files.value, listing))
    return reject(
      'listing-mismatch',
      'container',
      'a file is missing, or is not in the listing, or has another size',
    )
  const message = readMessage(files.value, listing)
  if (!message.ok) return message
  const parts = readParts(files.value, listing)
  if (!parts.ok) return parts
  return take({ message: message.value, parts: parts.value, sealed: { jws, listing: listingText } })
}

/** @param what the name of the file, unless that is a stranger's word */
function readFile(files: Files, path: string, mostBytes: number, what = path): Taken<Uint8Array> {
  const entry = files.get(path)
  if (!entry) return reject('bad-container', what, 'the file is missing')
  if (entry.sizeBytes > mostBytes)
    return reject('too-large', what, `${entry.sizeBytes} bytes, at most ${mostBytes} are allowed`)
  const bytes = entry.read()
  return bytes.ok ? take(bytes.value) : reject('bad-container', what, bytes.why)
}

const sealCodes: Partial<Record<Doubt, RejectionCode>> = {
  malformed: 'bad-container',
  'wrong-schema': 'wrong-schema',
  mismatch: 'listing-mismatch',
}

function readSealed(
  files: Files,
  key: PublicKey,
): Taken<{ readonly listing: Listing; readonly listingText: string; readonly jws: string }> {
  const seal = readFile(files, containerPaths.seal, jwsMostChars)
  if (!seal.ok) return seal
  const bytes = readFile(files, containerPaths.listing, listingMostBytes)
  if (!bytes.ok) return bytes
  const [jws, listingText] = [seal.value, bytes.value].map((text) => new TextDecoder().decode(text)) as [
    string,
    string,
  ]
  const listing = verifySeal(jws, bytes.value, key)
  if (!listing.ok) return reject(sealCodes[listing.code] ?? 'bad-signature', containerPaths.seal, listing.why)
  return take({ listing: listing.value, listingText, jws })
}

/** Whether a file is only in one of the two, the ZIP and the listing, or differs in size. */
function hasStranger(files: Files, { message, parts }: Listing): boolean {
  const listed = new Map(parts.map(({ name, sizeBytes }) => [containerPaths.parts + name, sizeBytes]))
  listed.set(containerPaths.message, message.sizeBytes)
  const all = [...listed].every(([path, sizeBytes]) => files.get(path)?.sizeBytes === sizeBytes)
  return !all || files.size !== listed.size + 2
}

function readMessage(files: Files, listing: Listing): Taken<Message> {
  const bytes = readFile(files, containerPaths.message, messageMostBytes)
  if (!bytes.ok) return bytes
  if (sha256Hex(bytes.value) !== listing.message.sha256)
    return reject('listing-mismatch', containerPaths.message, 'the digest differs from the listing')
  const message = parseMessage(bytes.value)
  if (!message.ok)
    return reject(
      message.code === 'too-large' ? 'too-large' : 'wrong-schema',
      containerPaths.message,
      message.why,
    )
  if (message.value.id !== listing.id)
    return reject('listing-mismatch', containerPaths.message, 'the listing is of another message')
  const missing =
    message.value.kind === 'request'
      ? message.value.body.papers.find((name) => !listing.parts.some((part) => part.name === name))
      : undefined
  return missing === undefined
    ? take(message.value)
    : reject('listing-mismatch', containerPaths.message, 'a paper that is named is not enclosed')
}

function readParts(files: Files, listing: Listing): Taken<readonly Part[]> {
  const parts: Part[] = []
  for (const { name, mediaType, sizeBytes, sha256 } of listing.parts) {
    const what = `paper ${parts.length + 1}`
    const bytes = readFile(files, containerPaths.parts + name, sizeBytes, what)
    if (!bytes.ok) return bytes
    if (sha256Hex(bytes.value) !== sha256)
      return reject('listing-mismatch', what, 'the digest differs from the listing')
    parts.push({ name, mediaType, bytes: bytes.value })
  }
  return take(parts)
}
