import { Fault } from '#core/kernel/outcome'
import { verifyCheckpoint } from '#core/audit/checkpoint'
import type { Doubt } from '#core/audit/verdict'
import type { PartyKey } from '#core/exchange/key'
import { verifyManifest, type Manifest } from '#core/exchange/manifest'
import type { Message } from '#core/exchange/message'
import { sameParty, type Party } from '#core/exchange/party'
import {
  openContainer,
  sha256Hex,
  type ContainerLimits,
  type Contents,
} from '#adapters/signer/filed-container'
import { reject, take, type RejectionCode, type Taken } from '#adapters/signer/rejection'
import type { SealedEnvelope } from '#adapters/signer/seal'
import type { Signer } from '#adapters/signer/signer'

/** A partner's seal key with its holder and, where known, the key of its log. */
export interface SenderKey extends PartyKey {
  /** When given, the checkpoint of the manifest must be signed with it. */
  readonly vkey?: string
}

/** What a parcel may cost; checked before the work is done. */
export interface UnsealLimits extends ContainerLimits {
  readonly ciphertextBytes: number
}

/** 64 MiB of ciphertext, 256 MiB inflated, 200 papers. */
export const defaultLimits: UnsealLimits = {
  ciphertextBytes: 64 * 1024 * 1024,
  inflatedBytes: 256 * 1024 * 1024,
  parts: 200,
}

/** What came, and what is needed to judge it. */
export interface Unsealing extends SealedEnvelope {
  /** Keys of the partners that are valid now. */
  readonly senderKeys: readonly SenderKey[]
  /** The authorities that we are. */
  readonly us: readonly Party[]
  readonly signer: Signer
  /** Instant. */
  readonly now: string
  readonly limits?: UnsealLimits
}

/** What was sealed, all of it verified. */
export interface Unsealed extends Contents {
  readonly manifest: Manifest
  /** The key that signed, as the caller gave it. */
  readonly sender: SenderKey
  /** The container in clear: to be filed, it still proves who sealed it. */
  readonly container: Uint8Array
}

/**
 * Verifies, decrypts and opens what a partner has sent; in this order. Nothing is decrypted that is not
 * signed by a known partner for us, and nothing is read that is not sealed by the same key.
 *
 * It does not look for duplicates: ask for the message id and the digest of the manifest first, and
 * return the stored receipt, so that a repeated message is not called expired.
 *
 * @returns a rejection for whatever is wrong with what came; never throws for that
 * @throws whatever the signer throws when it cannot be reached
 */
export async function unsealEnvelope(unsealing: Unsealing): Promise<Taken<Unsealed>> {
  const { manifest: jws, ciphertext, senderKeys, signer, limits = defaultLimits } = unsealing
  const verified = verifyManifest(jws, senderKeys)
  if (!verified.ok) return reject(manifestCodes[verified.code] ?? 'bad-signature', 'manifest', verified.why)
  const manifest = verified.value
  const sender = senderKeys.find((key) => key.id === manifest.seal && sameParty(key, manifest.from))!
  const outside = checkOutside(manifest, sender, unsealing, limits)
  if (!outside.ok) return outside

  const container = await decrypt(signer, ciphertext)
  if (!container.ok) return container
  const contents = openContainer(container.value, sender, limits)
  if (!contents.ok) return contents
  const differs = findDifference(manifest, contents.value.message)
  if (differs)
    return reject(
      'manifest-mismatch',
      `message.json ${differs}`,
      'the message says something else than the manifest',
    )
  return take({ ...contents.value, manifest, sender, container: container.value })
}

const manifestCodes: Partial<Record<Doubt, RejectionCode>> = {
  malformed: 'malformed',
  'wrong-type': 'malformed',
  'too-large': 'too-large',
  'unknown-key': 'unknown-sender',
  'wrong-schema': 'wrong-schema',
}

/** Everything that can be known before decrypting; cheap things first. */
function checkOutside(
  manifest: Manifest,
  sender: SenderKey,
  given: Unsealing,
  limits: UnsealLimits,
): Taken<true> {
  const { ciphertext, us, signer, now } = given
  if (!us.some((party) => sameParty(party, manifest.to)))
    return reject('wrong-recipient', 'manifest to', 'it is addressed to another authority')
  if (manifest.recipientKey !== signer.keys.encryption.id)
    return reject('wrong-recipient', 'manifest recipientKey', 'it is encrypted to another key')
  if (now > manifest.expires)
    return reject('expired', 'manifest expires', `it expired at ${manifest.expires}`)
  if (ciphertext.length > limits.ciphertextBytes)
    return reject(
      'too-large',
      'ciphertext',
      `${ciphertext.length} bytes, at most ${limits.ciphertextBytes} are allowed`,
    )
  if (ciphertext.length !== manifest.sizeBytes)
    return reject(
      'digest-mismatch',
      'ciphertext',
      `${ciphertext.length} bytes came, ${manifest.sizeBytes} were sent`,
    )
  if (sha256Hex(ciphertext) !== manifest.digest)
    return reject('digest-mismatch', 'ciphertext', 'the digest differs from the manifest')
  if (sender.vkey === undefined) return take(true)
  const checkpoint = verifyCheckpoint(manifest.checkpoint, sender.vkey)
  return checkpoint.ok ? take(true) : reject('bad-signature', 'manifest checkpoint', checkpoint.why)
}

async function decrypt(signer: Signer, ciphertext: Uint8Array): Promise<Taken<Uint8Array>> {
  try {
    return take(await signer.decrypt(ciphertext))
  } catch (cause) {
    if (cause instanceof Fault && cause.code === 'signer.cannot-decrypt')
      return reject('cannot-decrypt', 'ciphertext', cause.message)
    throw cause
  }
}

/** The first thing in which outside and inside differ. */
function findDifference(manifest: Manifest, message: Message): string | undefined {
  const differs = (['id', 'kind', 'conversation', 'refTo', 'sentAt'] as const).find(
    (name) => manifest[name] !== message[name],
  )
  if (differs) return differs
  return (['from', 'to'] as const).find((name) => !sameParty(manifest[name], message[name]))
}
