import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { z } from 'zod'
import { checkpointMostChars } from '#core/audit/checkpoint'
import { Instant } from '#core/audit/instant'
import { Sha256Hex } from '#core/audit/leaf'
import { believe, doubt, misfit, type Verdict } from '#core/audit/verdict'
import { openJws, payloadMostBytes, verifyJws } from '#core/exchange/jws'
import { KeyId, type PartyKey } from '#core/exchange/key'
import { MessageIdText, MessageKindText } from '#core/exchange/message'
import { Party, sameParty } from '#core/exchange/party'
import { readSignedJson } from '#core/exchange/signed-json'

/** The word that manifests bear. */
export const manifestTyp = 'comity/manifest/1'

/**
 * The outside of a sealed message: who sends what to whom, and the digest of the ciphertext. It is
 * the first thing that is read, and all that a carrier may see; it names no person and no subject.
 */
export const Manifest = z.strictObject({
  typ: z.literal(manifestTyp),
  id: MessageIdText,
  kind: MessageKindText,
  conversation: MessageIdText,
  refTo: MessageIdText.optional(),
  from: Party,
  to: Party,
  /** SHA-256 of the ciphertext, the JWE as sent. */
  digest: Sha256Hex,
  sizeBytes: z.int().min(1),
  sentAt: Instant,
  /** After this instant the sender gives up, and the recipient must not take it any more. */
  expires: Instant,
  /** The sender's log at this moment: two States witness each other's log. */
  checkpoint: z.string().min(1).max(checkpointMostChars),
  /** The sender's key; the same as in the header. */
  seal: KeyId,
  /** The recipient's key that the container is encrypted to. */
  recipientKey: KeyId,
})
export type Manifest = z.infer<typeof Manifest>

/** What receipts and bundles call a manifest by: SHA-256 of the JWS as sent, in hexadecimal. */
export const digestOfManifest = (jws: string): string => bytesToHex(sha256(new TextEncoder().encode(jws)))

function readManifest(value: unknown): Verdict<Manifest> {
  const manifest = Manifest.safeParse(value)
  return manifest.success ? believe(manifest.data) : misfit('manifest', manifest.error)
}

/**
 * What a manifest says, without asking who says it: to find the partner, or a file name.
 * Nothing may be done on its word.
 */
export function peekManifest(jws: unknown): Verdict<Manifest> {
  const open = openJws(jws)
  if (!open.ok) return open
  if (open.value.typ !== manifestTyp) return doubt('wrong-type', `not a ${manifestTyp}`)
  const json = readSignedJson(open.value.payload, payloadMostBytes)
  return json.ok ? readManifest(json.value) : json
}

/**
 * A manifest whose signature holds and whose signer is the authority that it names as sender.
 *
 * @param keys seal keys of the partners, each with its holder, as the partner directory has them today
 */
export function verifyManifest(jws: unknown, keys: readonly PartyKey[]): Verdict<Manifest> {
  const open = openJws(jws)
  if (!open.ok) return open
  const held = keys.filter(({ id }) => id === open.value.kid)
  const [key] = held
  if (!key) return doubt('unknown-key', 'signed with a key that no partner holds')
  const payload = verifyJws(jws, key, manifestTyp)
  if (!payload.ok) return payload
  const manifest = readManifest(payload.value)
  if (!manifest.ok) return manifest
  if (manifest.value.seal !== key.id)
    return doubt('mismatch', 'the manifest names another key than its header')
  if (!held.some((holder) => sameParty(holder, manifest.value.from)))
    return doubt('wrong-party', 'the key is not the one of the sender')
  return manifest
}
