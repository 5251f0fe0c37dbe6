import { Fault } from '#core/kernel/outcome'
import { containerPaths, Listing, sealTyp, type Seal } from '#core/exchange/container'
import type { PublicKey } from '#core/exchange/key'
import { Manifest, manifestTyp } from '#core/exchange/manifest'
import { Message, writeMessage } from '#core/exchange/message'
import { writeSignedJson } from '#core/exchange/signed-json'
import { sha256Hex, type Part } from '#adapters/signer/filed-container'
import { makeJwe } from '#adapters/signer/jwe'
import type { Signer } from '#adapters/signer/signer'
import { writeZip } from '#adapters/signer/zip'

/** What is to be sent, and how. */
export interface Sealing {
  readonly message: Message
  readonly parts: readonly Part[]
  /** The recipient's encryption key, from the partner directory. */
  readonly to: PublicKey
  readonly signer: Signer
  /** Our log at this moment, as a signed note. */
  readonly checkpoint: string
  /** Instant after which the recipient must not take it any more. */
  readonly expires: string
}

/** What goes over the wire. */
export interface SealedEnvelope {
  /** JWS; see `Manifest`. */
  readonly manifest: string
  /** JWE as ASCII bytes. */
  readonly ciphertext: Uint8Array
}

/** What the sender keeps: the envelope, and the inner seal with its listing, which prove which papers went. */
export interface Sealed extends SealedEnvelope {
  /** JWS over the digest of the listing. */
  readonly seal: string
  readonly listing: string
}

/**
 * Seals a message with its papers: lists, signs the listing, packs, encrypts, signs the manifest.
 * Each call encrypts with a new key, so what was sealed must be kept to be sent twice.
 *
 * @throws Fault `seal.bad-message` when message, papers or names would be refused at the other end;
 *   `signer.bad-recipient-key`
 */
export async function sealEnvelope(sealing: Sealing): Promise<Sealed> {
  const { message, to, signer } = sealing
  const { container, seal, listing } = await packContainer(sealing)
  const ciphertext = await makeJwe(container, to)
  const manifest = Manifest.safeParse({
    typ: manifestTyp,
    id: message.id,
    kind: message.kind,
    conversation: message.conversation,
    ...(message.refTo !== undefined && { refTo: message.refTo }),
    from: message.from,
    to: message.to,
    digest: sha256Hex(ciphertext),
    sizeBytes: ciphertext.length,
    sentAt: message.sentAt,
    expires: sealing.expires,
    checkpoint: sealing.checkpoint,
    seal: signer.keys.seal.id,
    recipientKey: to.id,
  })
  if (!manifest.success) throw badMessage('manifest', manifest.error.issues[0]?.path)
  return { manifest: await signer.signJws(manifest.data, manifestTyp), ciphertext, seal, listing }
}

const badMessage = (what: string, path: readonly PropertyKey[] = []): Fault =>
  new Fault('seal.bad-message', `the ${what} cannot be sealed: ${path.join('.')}`)

/** The container, in clear: what `openContainer` reads; with its seal and listing. */
async function packContainer({ message, parts, signer }: Sealing) {
  const checked = Message.safeParse(message)
  if (!checked.success) throw badMessage('message', checked.error.issues[0]?.path)
  const text = writeMessage(message)
  const sorted = parts.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const listing = Listing.safeParse({
    typ: 'comity/listing/1',
    id: message.id,
    message: { sizeBytes: text.length, sha256: sha256Hex(text) },
    parts: sorted.map(({ name, mediaType, bytes }) => ({
      name,
      mediaType,
      sizeBytes: bytes.length,
      sha256: sha256Hex(bytes),
    })),
  })
  if (!listing.success) throw badMessage('list of papers', listing.error.issues[0]?.path)
  const missing =
    message.kind === 'request' &&
    message.body.papers.some((paper) => !parts.some(({ name }) => name === paper))
  if (missing) throw badMessage('request', ['papers'])

  const listed = writeSignedJson(listing.data)
  const seal: Seal = { typ: sealTyp, id: message.id, listing: sha256Hex(listed), seal: signer.keys.seal.id }
  const jws = await signer.signJws(seal, sealTyp)
  const container = writeZip([
    { path: containerPaths.message, mediaType: 'application/json', bytes: text },
    ...sorted.map(({ name, mediaType, bytes }) => ({ path: containerPaths.parts + name, mediaType, bytes })),
    { path: containerPaths.listing, mediaType: 'application/json', bytes: listed },
    { path: containerPaths.seal, mediaType: 'application/jose', bytes: new TextEncoder().encode(jws) },
  ])
  return { container, seal: jws, listing: new TextDecoder().decode(listed) }
}
