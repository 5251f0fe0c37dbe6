import { z } from 'zod'
import { checkpointMostChars } from '#core/audit/checkpoint'
import { Instant } from '#core/audit/instant'
import { Sha256Hex } from '#core/audit/leaf'
import { believe, doubt, misfit, type Verdict } from '#core/audit/verdict'
import { openJws, payloadMostBytes, verifyJws } from '#core/exchange/jws'
import { KeyId, type PartyKey } from '#core/exchange/key'
import { digestOfManifest, peekManifest } from '#core/exchange/manifest'
import { MessageIdText } from '#core/exchange/message'
import { Party, sameParty } from '#core/exchange/party'
import { readSignedJson } from '#core/exchange/signed-json'

/** The word that receipts bear. */
export const receiptTyp = 'comity/receipt/1'

/**
 * What happened to a message, in our words and in those of registered electronic mail.
 *
 * @source ETSI TS 102 640-2, evidence RelayREMMDAcceptanceRejection
 */
export const receiptEvents = { accepted: 'RelayREMMDAcceptance', rejected: 'RelayREMMDRejection' } as const
/** An event by its name there. */
export type ReceiptEvent = (typeof receiptEvents)[keyof typeof receiptEvents]

/** The recipient's signed word on one message. Accepted means stored for good, not merely received. */
export const Receipt = z
  .strictObject({
    typ: z.literal(receiptTyp),
    event: z.enum([receiptEvents.accepted, receiptEvents.rejected]),
    /** Id of the message. */
    refTo: MessageIdText,
    /** From `digestOfManifest`: ties the receipt to the very bytes that came. */
    manifestDigest: Sha256Hex,
    /** Who gives the receipt. */
    by: Party,
    at: Instant,
    reason: z
      .strictObject({ code: z.string().regex(/^[a-z][a-z0-9.-]{0,79}$/), text: z.string().min(1).max(1000) })
      .optional(),
    /** The recipient's log at this moment. */
    checkpoint: z.string().min(1).max(checkpointMostChars),
    /** The recipient's key; the same as in the header. */
    seal: KeyId,
  })
  .refine(({ event, reason }) => (event === receiptEvents.rejected) === (reason !== undefined), {
    path: ['reason'],
    message: 'a rejection gives its reason, an acceptance needs none',
  })
export type Receipt = z.infer<typeof Receipt>

/**
 * A receipt whose signature holds, given by the authority that the manifest was addressed to, about
 * exactly this manifest.
 *
 * @param keys     seal keys of the partners, each with its holder
 * @param manifest the JWS as it was sent
 */
export function verifyReceipt(jws: unknown, keys: readonly PartyKey[], manifest: string): Verdict<Receipt> {
  const open = openJws(jws)
  if (!open.ok) return open
  const held = keys.filter(({ id }) => id === open.value.kid)
  const [key] = held
  if (!key) return doubt('unknown-key', 'signed with a key that no partner holds')
  const payload = verifyJws(jws, key, receiptTyp)
  if (!payload.ok) return payload
  const read = readReceipt(payload.value)
  if (!read.ok) return read
  const receipt = read.value
  if (receipt.seal !== key.id) return doubt('mismatch', 'the receipt names another key than its header')
  if (!held.some((holder) => sameParty(holder, receipt.by)))
    return doubt('wrong-party', 'the key is not the one of the authority that is named')
  return answersManifest(receipt, manifest)
}

function answersManifest(receipt: Receipt, jws: string): Verdict<Receipt> {
  const manifest = peekManifest(jws)
  if (!manifest.ok) return manifest
  if (receipt.manifestDigest !== digestOfManifest(jws))
    return doubt('mismatch', 'the receipt is about another manifest')
  if (receipt.refTo !== manifest.value.id) return doubt('mismatch', 'the receipt is about another message')
  if (!sameParty(receipt.by, manifest.value.to))
    return doubt('wrong-party', 'the receipt is not by the addressee')
  return believe(receipt)
}

/** Which message a receipt speaks of, without asking who says it; to look up the manifest. */
export function peekReceipt(jws: unknown): Verdict<Receipt> {
  const open = openJws(jws)
  if (!open.ok) return open
  if (open.value.typ !== receiptTyp) return doubt('wrong-type', `not a ${receiptTyp}`)
  const json = readSignedJson(open.value.payload, payloadMostBytes)
  return json.ok ? readReceipt(json.value) : json
}

function readReceipt(value: unknown): Verdict<Receipt> {
  const receipt = Receipt.safeParse(value)
  return receipt.success ? believe(receipt.data) : misfit('receipt', receipt.error)
}
