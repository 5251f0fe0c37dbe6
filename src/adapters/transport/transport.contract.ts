import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { formatCheckpoint } from '#core/audit/checkpoint'
import { emptyRoot } from '#core/audit/merkle'
import { digestOfManifest, peekManifest } from '#core/exchange/manifest'
import { Message } from '#core/exchange/message'
import { receiptEvents, receiptTyp, verifyReceipt, type Receipt } from '#core/exchange/receipt'
import { makeMemorySigner } from '#adapters/signer/memory-key'
import { sealEnvelope } from '#adapters/signer/seal'
import type { Signer } from '#adapters/signer/signer'
import { unsealEnvelope } from '#adapters/signer/unseal'
import { TransportError, type Parcel, type Transport } from '#adapters/transport/transport'

const [xar, xbo] = ['XAR', 'XBO'].map((state) => ({ state, authority: 'central-authority' })) as [
  Named,
  Named,
]
interface Named {
  readonly state: string
  readonly authority: string
}
const now = '2026-05-04T09:30:00.000Z'
const ids = Array.from({ length: 20 }, (_, at) => `0196a1b2-c3d4-7e5f-8a6b-${String(at).padStart(12, '0')}`)

/** A small authority at the other end: takes in what it can verify, once, and always answers the same. */
export interface Partner {
  readonly taken: string[]
  readonly refused: string[]
  /** @returns the receipt, or undefined for something that nobody can answer */
  receive(parcel: Parcel): Promise<string | undefined>
}

/** The far end of a transport in a test. */
export interface FarEnd {
  readonly transport: Transport
  readonly address: string
  /** An address of the same kind where nobody is. */
  readonly nowhere: string
  /** The receipts that have come back since the last call. */
  receipts(answer: string | undefined): Promise<readonly string[]>
  /** Called with each parcel on its way, to spoil it. */
  spoil(change: ((parcel: Parcel) => Parcel) | undefined): void
  /** The next receipt is lost on its way back. */
  loseReceipt(): Promise<void> | void
  close(): Promise<void>
}

async function makePartner(signer: Signer, sender: Signer): Promise<Partner> {
  const answers = new Map<string, string>()
  const checkpoint = await signer.signNote(
    formatCheckpoint({ origin: 'log.xbo.example', size: 0, root: emptyRoot }),
  )
  const [taken, refused]: [string[], string[]] = [[], []]
  return {
    taken,
    refused,
    async receive(parcel) {
      const digest = digestOfManifest(parcel.manifest)
      const before = answers.get(digest)
      if (before) return before
      const { id, spki } = sender.keys.seal
      const opened = await unsealEnvelope({
        ...parcel,
        senderKeys: [{ id, spki, ...xar }],
        us: [xbo],
        signer,
        now,
      })
      const peeked = peekManifest(parcel.manifest)
      ;(opened.ok ? taken : refused).push(peeked.ok ? peeked.value.id : '?')
      if (!peeked.ok) return undefined
      const verdict = opened.ok
        ? { event: receiptEvents.accepted }
        : {
            event: receiptEvents.rejected,
            reason: { code: opened.rejection.code, text: opened.rejection.why },
          }
      const receipt: Receipt = {
        ...{ typ: receiptTyp, refTo: peeked.value.id, manifestDigest: digest, by: xbo, at: now, checkpoint },
        ...{ ...verdict, seal: signer.keys.seal.id },
      }
      const jws = await signer.signJws(receipt, receiptTyp)
      if (opened.ok) answers.set(digest, jws)
      return jws
    },
  }
}

/** Two authorities, and envelopes from one to the other. */
export async function makeCorrespondents() {
  const [sender, recipient] = (await Promise.all(
    ['log.xar.example', 'log.xbo.example'].map(makeMemorySigner),
  )) as [Signer, Signer]
  const checkpoint = await sender.signNote(
    formatCheckpoint({ origin: 'log.xar.example', size: 0, root: emptyRoot }),
  )
  const seal = (nth: number, text = 'The facts.'): Promise<Parcel> => {
    const message = Message.parse({
      ...{
        schema: 'comity/message/1',
        id: ids[nth],
        kind: 'request',
        conversation: ids[nth],
        from: xar,
        to: xbo,
      },
      ...{ references: { ours: 'XAR-4' }, sentAt: now, language: 'en', handling: 'ordinary' },
      body: { request: { text }, papers: [] },
    })
    const expires = '2026-06-04T09:30:00.000Z'
    return sealEnvelope({
      message,
      parts: [],
      to: recipient.keys.encryption,
      signer: sender,
      checkpoint,
      expires,
    })
  }
  const { id, spki } = recipient.keys.seal
  return { seal, partner: await makePartner(recipient, sender), partnerKeys: [{ id, spki, ...xbo }] }
}

/** What every transport must do; `open` starts it with the given partner behind it. */
export function transportContract(name: string, open: (partner: Partner) => Promise<FarEnd>): void {
  describe(`${name} transport`, () => {
    let far: FarEnd
    let two: Awaited<ReturnType<typeof makeCorrespondents>>
    before(async () => {
      two = await makeCorrespondents()
      far = await open(two.partner)
    })
    after(() => far.close())
    const send = async (parcel: Parcel) => far.receipts(await far.transport.deliver(far.address, parcel))

    test('brings a parcel there and a receipt back', async () => {
      const parcel = await two.seal(1)
      const [receipt, ...more] = await send(parcel)
      const verified = verifyReceipt(receipt, two.partnerKeys, parcel.manifest)
      assert.ok(verified.ok)
      assert.equal(verified.value.event, 'RelayREMMDAcceptance')
      assert.deepEqual(more, [])
    })

    test('brings a duplicate, which is taken in once and answered with the same bytes', async () => {
      const parcel = await two.seal(2)
      const [first] = await send(parcel)
      const [second] = await send(parcel)
      assert.ok(first)
      assert.ok(second === undefined || second === first)
      assert.equal(two.partner.taken.filter((id) => id === ids[2]).length, 1)
    })

    test('tries again after the receipt was lost', async () => {
      const parcel = await two.seal(3)
      await far.loseReceipt()
      const lost = await send(parcel).catch((error: unknown) => error)
      if (lost instanceof Error) assert.ok(lost instanceof TransportError && lost.retry)
      else assert.deepEqual(lost, [])
      const [receipt] = await send(parcel)
      assert.ok(verifyReceipt(receipt, two.partnerKeys, parcel.manifest).ok)
      assert.equal(two.partner.taken.filter((id) => id === ids[3]).length, 1)
    })

    test('carries a parcel that was changed on its way, and the refusal back', async () => {
      const parcel = await two.seal(4)
      far.spoil(({ manifest, ciphertext }) => ({
        manifest,
        ciphertext: ciphertext.with(300, ciphertext[300]! ^ 1),
      }))
      const [receipt] = await send(parcel)
      far.spoil(undefined)
      const verified = verifyReceipt(receipt, two.partnerKeys, parcel.manifest)
      assert.ok(verified.ok)
      assert.equal(verified.value.reason?.code, 'digest-mismatch')
      assert.ok(two.partner.refused.includes(ids[4]!))
    })

    test('says that nobody is there, and that it may be tried again', async () => {
      const parcel = await two.seal(5)
      await assert.rejects(
        far.transport.deliver(far.nowhere, parcel),
        (error) => error instanceof TransportError && error.retry,
      )
    })

    test('does not carry what is no parcel', async () => {
      const { ciphertext } = await two.seal(6)
      for (const manifest of ['', 'x', 'a.b.c', '../../etc/passwd'])
        await assert.rejects(
          far.transport.deliver(far.address, { manifest, ciphertext }),
          (error) => error instanceof TransportError && !error.retry,
        )
    })

    test('carries many at once, each with its own receipt', async () => {
      const parcels = await Promise.all([10, 11, 12, 13, 14].map((nth) => two.seal(nth)))
      const answers = await Promise.all(parcels.map((parcel) => far.transport.deliver(far.address, parcel)))
      const receipts = (await Promise.all(answers.map((answer) => far.receipts(answer)))).flat()
      for (const { manifest } of parcels)
        assert.ok(receipts.filter((jws) => verifyReceipt(jws, two.partnerKeys, manifest).ok).length >= 1)
    })

    test('brings every byte of a large parcel', async () => {
      const parcel = await two.seal(7)
      const ciphertext = Uint8Array.from({ length: 3_000_000 }, (_, at) => at % 251)
      let came = ''
      far.spoil((given) => {
        came = createHash('sha256').update(given.ciphertext).digest('hex')
        return given
      })
      await send({ manifest: parcel.manifest, ciphertext })
      far.spoil(undefined)
      assert.equal(came, createHash('sha256').update(ciphertext).digest('hex'))
    })
  })
}
