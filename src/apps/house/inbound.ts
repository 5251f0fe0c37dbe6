import { digestOfManifest, peekManifest } from '#core/exchange/manifest'
import { receiptEvents, receiptTyp } from '#core/exchange/receipt'
import { unsealEnvelope, type SenderKey } from '#adapters/signer/unseal'
import type { Parcel } from '#adapters/transport/transport'
import { signCheckpoint } from '#apps/house/checkpoint'
import { machine, perform, type OpenAuthority } from '#apps/house/authority'
import { receiveMessage } from '#operations/exchange/receive-message'
import { findIncoming, keepReceipt } from '#store/messages'
import { listPartners, type Card } from '#store/partners'

/**
 * What the carrier is told: a receipt to hand back, or why none can be given: to a stranger, or because the
 * same may be taken another time, when it comes whole or when what it follows has come.
 */
export type Answer =
  | { readonly receipt: string; readonly accepted: boolean }
  | { readonly unanswered: string; readonly again: boolean }

/**
 * What only the sender's own bytes can be guilty of. Anything else may have happened on the way, and a signed
 * rejection would end a message that the next try may bring whole.
 */
const sendersFaults: ReadonlySet<string> = new Set([
  'expired',
  'wrong-schema',
  'listing-mismatch',
  'manifest-mismatch',
  'bad-container',
  'cannot-decrypt',
  'too-large',
])

/** What a person must look at; anything else that is not answered may be whole at the next try. */
const personsFaults: ReadonlySet<string> = new Set(['unknown-sender', 'wrong-recipient'])

/**
 * Takes a parcel from outside: hostile until it is verified. What is believed is filed once; what is not is
 * answered with a signed rejection, if it names one of our partners and us, and otherwise not at all.
 */
export async function takeParcel(
  authority: OpenAuthority,
  { manifest, ciphertext }: Parcel,
): Promise<Answer> {
  const seen = peekManifest(manifest)
  if (!seen.ok) return { unanswered: seen.why, again: true }
  const before = await findIncoming(authority.db, seen.value.id)
  const digest = digestOfManifest(manifest)
  if (before && before.manifest_digest === digest)
    return { receipt: await receiptFor(authority, seen.value.id, digest), accepted: true }

  const { house } = authority
  const partners = await listPartners(authority.db)
  const senderKeys: SenderKey[] = partners.map(({ state, card }) => {
    const { code, keys } = card as Card
    return { state, authority: code, id: keys.seal.id, spki: keys.seal.spki, vkey: keys.log.vkey }
  })
  const us = [{ state: house.state, authority: house.code }]
  const opened = await unsealEnvelope({
    manifest,
    ciphertext,
    senderKeys,
    us,
    signer: authority.signer,
    now: authority.now(),
  })
  if (!opened.ok) {
    const { code, why } = opened.rejection
    const known = sendersFaults.has(code)
    return known
      ? { receipt: await rejectParcel(authority, seen.value.id, digest, code, why), accepted: false }
      : { unanswered: `${code}: ${why}`, again: !personsFaults.has(code) }
  }
  const { message, parts, sealed } = opened.value
  const filed = await perform(authority, machine, receiveMessage, {
    message,
    parts,
    manifest,
    manifestDigest: digest,
    seal: sealed.jws,
    listing: sealed.listing,
  })
  if (filed.ok) return { receipt: await receiptFor(authority, message.id, digest), accepted: true }
  const { refusal } = filed
  // Only a word of the law or of the case is final; a request that has not come yet may still come.
  if (refusal.code !== 'unacceptable')
    return { unanswered: `it was not taken (${refusal.code})`, again: true }
  const why = `${refusal.why} ${refusal.mend}`
  return { receipt: await rejectParcel(authority, message.id, digest, refusal.code, why), accepted: false }
}

/** The receipt that stays: signed after the commit, kept, and the same ever after. */
async function receiptFor(
  authority: OpenAuthority,
  messageId: string,
  manifestDigest: string,
): Promise<string> {
  const row = await findIncoming(authority.db, messageId)
  if (row?.receipt) return row.receipt
  const checkpoint = await signCheckpoint(authority)
  const receipt = await authority.signer.signJws(
    statement(authority, receiptEvents.accepted, messageId, manifestDigest, checkpoint),
    receiptTyp,
  )
  return authority.db.transaction().execute((tx) => keepReceipt(tx, messageId, receipt))
}

async function rejectParcel(
  authority: OpenAuthority,
  messageId: string,
  manifestDigest: string,
  code: string,
  why: string,
): Promise<string> {
  const checkpoint = await signCheckpoint(authority)
  const reason = { code, text: why.slice(0, 1000) }
  return authority.signer.signJws(
    { ...statement(authority, receiptEvents.rejected, messageId, manifestDigest, checkpoint), reason },
    receiptTyp,
  )
}

const statement = (
  { house, signer, now }: OpenAuthority,
  event: string,
  refTo: string,
  manifestDigest: string,
  checkpoint: string,
) => ({
  typ: receiptTyp,
  event,
  refTo,
  manifestDigest,
  by: { state: house.state, authority: house.code },
  at: now(),
  checkpoint,
  seal: signer.keys.seal.id,
})
