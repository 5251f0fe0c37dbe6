import { join } from 'node:path'
import { peekReceipt, receiptEvents, verifyReceipt } from '#core/exchange/receipt'
import { Message } from '#core/exchange/message'
import { sealEnvelope } from '#adapters/signer/seal'
import { TransportError, type Transport } from '#adapters/transport/transport'
import { signCheckpoint } from '#apps/house/checkpoint'
import { machine, perform, type OpenAuthority } from '#apps/house/authority'
import { takeParcel } from '#apps/house/inbound'
import { keepSealed } from '#operations/exchange/keep-sealed'
import { recordReceipt } from '#operations/exchange/record-receipt'
import { readAttachments } from '#store/attachments'
import { findOutgoing, listDue, noteAttempt } from '#store/messages'
import { findPartner, listPartners, type Card } from '#store/partners'

export type Transports = Readonly<Record<Transport['name'], Transport>>

/** Days after which a sealed message is given up and the officer is told to choose another way. */
const expiresAfterDays = 30

/** Waits between tries, in milliseconds: soon at first, then rarely, never never. */
const waits = [2_000, 10_000, 60_000, 300_000, 1_800_000, 7_200_000, 21_600_000]
const waitAfter = (attempts: number): number => waits[Math.min(attempts, waits.length - 1)]!

type Outgoing = NonNullable<Awaited<ReturnType<typeof findOutgoing>>>

const later = (now: string, ms: number): string => new Date(Date.parse(now) + ms).toISOString()

/**
 * Sends what waits in the outbox. Everything it does can be done again: the sealed bytes are kept before
 * they leave, the other side knows a message by its id, and a receipt is filed once.
 *
 * @returns how many messages were handed over or settled
 */
export async function sendWaiting(authority: OpenAuthority, transports: Transports): Promise<number> {
  const due = await listDue(authority.db, authority.now(), 20)
  let moved = 0
  for (const row of due) {
    try {
      if (await sendOne(authority, transports, row)) moved++
    } catch (cause) {
      const retry = !(cause instanceof TransportError) || cause.retry
      await postpone(authority, row, cause instanceof Error ? cause.message : String(cause), retry)
    }
  }
  return moved
}

async function sendOne(authority: OpenAuthority, transports: Transports, row: Outgoing): Promise<boolean> {
  const partner = await findPartner(authority.db, row.partner)
  if (!partner) throw new TransportError(false, `${row.partner} is no longer in the directory of partners`)
  const parcel =
    row.manifest && row.ciphertext
      ? { manifest: row.manifest, ciphertext: row.ciphertext }
      : await sealRow(authority, row, partner.card as Card)
  const receipt = await transports[partner.transport].deliver(
    partner.transport === 'folder' ? join(partner.address, 'out') : partner.address,
    parcel,
  )
  if (receipt === undefined) {
    const { now, db } = authority
    await db.transaction().execute((tx) =>
      noteAttempt(tx, row.message_id, {
        status: 'handed-over',
        next_try: later(now(), waitAfter(6)),
        last_error: null,
      }),
    )
    return true
  }
  return fileReceipt(authority, row.message_id, receipt)
}

async function sealRow(
  authority: OpenAuthority,
  row: Outgoing,
  card: Card,
): Promise<{ manifest: string; ciphertext: Uint8Array }> {
  const attachments = await readAttachments(authority.db, row.parts)
  const byId = new Map(attachments.map((attachment) => [attachment.id, attachment]))
  const parts = row.parts
    .map((id) => byId.get(id)!)
    .map(({ name, media_type, content }) => ({ name, mediaType: media_type, bytes: new Uint8Array(content) }))
  const sealed = await sealEnvelope({
    message: Message.parse(row.message),
    parts,
    to: { id: card.keys.encryption.id, spki: card.keys.encryption.spki },
    signer: authority.signer,
    checkpoint: await signCheckpoint(authority),
    expires: later(authority.now(), expiresAfterDays * 86_400_000),
  })
  const kept = await perform(authority, machine, keepSealed, { messageId: row.message_id, ...sealed })
  if (!kept.ok) throw new Error(`message ${row.message_id} could not be kept (${kept.refusal.code})`)
  return { manifest: kept.value.manifest, ciphertext: new Uint8Array(kept.value.ciphertext) }
}

/**
 * Files a receipt for one of our messages, if it is signed by the partner and about the very bytes sent.
 *
 * @returns false when the receipt is not believed; the message then stays in the outbox
 */
export async function fileReceipt(
  authority: OpenAuthority,
  messageId: string,
  receipt: string,
): Promise<boolean> {
  const row = await findOutgoing(authority.db, messageId)
  if (!row?.manifest) return false
  const keys = (await listPartners(authority.db)).map(({ state, card }) => {
    const { code, keys: held } = card as Card
    return { state, authority: code, id: held.seal.id, spki: held.seal.spki }
  })
  const verdict = verifyReceipt(receipt, keys, row.manifest)
  if (!verdict.ok) throw new TransportError(true, `the receipt is not believed: ${verdict.why}`)
  const { event, reason, checkpoint } = verdict.value
  const accepted = event === receiptEvents.accepted
  const filed = await perform(authority, machine, recordReceipt, {
    messageId,
    receipt,
    accepted,
    checkpoint,
    ...(reason ? { reason: `${reason.code}: ${reason.text}` } : {}),
  })
  return filed.ok
}

async function postpone(
  { db, now }: OpenAuthority,
  row: Outgoing,
  why: string,
  retry: boolean,
): Promise<void> {
  const status = retry ? 'waiting' : 'undeliverable'
  await db.transaction().execute((tx) =>
    noteAttempt(tx, row.message_id, {
      status,
      next_try: later(now(), waitAfter(row.attempts)),
      last_error: why.slice(0, 500),
    }),
  )
}

/**
 * Takes what waits in the folders of folder partners: their parcels, and receipts for ours. A partner's folder
 * has `out`, from which a person carries files to the partner, and `in`, into which they put what came back.
 * A folder that is not there holds up no other.
 *
 * @throws TransportError of the first folder that could not be read, after all others were
 */
export async function collectFolders(authority: OpenAuthority, transports: Transports): Promise<number> {
  let taken = 0
  let failed: Error | undefined
  for (const partner of await listPartners(authority.db)) {
    if (partner.transport !== 'folder') continue
    try {
      taken += await collectFolder(authority, transports.folder, join(partner.address, 'in'))
    } catch (cause) {
      failed ??= cause instanceof Error ? cause : new Error(String(cause))
    }
  }
  if (failed) throw failed
  return taken
}

async function collectFolder(authority: OpenAuthority, folder: Transport, inbox: string): Promise<number> {
  let taken = 0
  for await (const found of folder.collect?.(inbox) ?? []) {
    if (found.parcel) {
      const answer = await takeParcel(authority, found.parcel)
      if ('receipt' in answer) await found.done(answer.receipt)
      else if (answer.again)
        continue // it stays where it is
      else await found.reject(answer.unanswered)
    } else if (found.receipt) {
      // The name of the file proves nothing, and mail programs change it.
      const named = peekReceipt(found.receipt)
      const believed =
        named.ok && (await fileReceipt(authority, named.value.refTo, found.receipt).catch(() => false))
      if (believed) await found.done()
      else await found.reject('the receipt is about no message of ours, or is not believed')
    }
    taken++
  }
  return taken
}
