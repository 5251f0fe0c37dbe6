import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { before, describe, test } from 'node:test'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { unzipSync, zipSync, type Zippable } from 'fflate'
import { formatCheckpoint } from '#core/audit/checkpoint'
import { emptyRoot } from '#core/audit/merkle'
import { sealTyp, verifySeal } from '#core/exchange/container'
import type { PartyKey } from '#core/exchange/key'
import type { Manifest } from '#core/exchange/manifest'
import { manifestTyp, peekManifest } from '#core/exchange/manifest'
import { Message, writeMessage } from '#core/exchange/message'
import { writeSignedJson } from '#core/exchange/signed-json'
import { openContainer, type Part } from '#adapters/signer/filed-container'
import { makeJwe } from '#adapters/signer/jwe'
import { makeMemorySigner } from '#adapters/signer/memory-key'
import type { Taken } from '#adapters/signer/rejection'
import { sealEnvelope, type SealedEnvelope } from '#adapters/signer/seal'
import type { Signer } from '#adapters/signer/signer'
import { defaultLimits, unsealEnvelope, type Unsealing } from '#adapters/signer/unseal'
import { readZip, writeZip } from '#adapters/signer/zip'

const id = '0196a1b2-c3d4-7e5f-8a6b-000000000001'
const [xar, xbo] = ['XAR', 'XBO'].map((state) => ({ state, authority: 'central-authority' })) as [
  PartyKey,
  PartyKey,
]
const [now, expires] = ['2026-05-04T10:00:00.000Z', '2026-06-04T09:30:00.000Z']
const utf8 = (text: string) => new TextEncoder().encode(text)
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

const parts: readonly Part[] = [
  {
    name: 'Приложение №1.pdf',
    mediaType: 'application/pdf',
    bytes: Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) & 255),
  },
  { name: 'accounts.csv', mediaType: 'text/csv', bytes: utf8('iban;holder\n'.repeat(1000)) },
  { name: 'empty.txt', mediaType: 'text/plain', bytes: new Uint8Array() },
]
const message = Message.parse({
  schema: 'comity/message/1',
  id,
  kind: 'request',
  conversation: id,
  from: xar,
  to: xbo,
  references: { ours: 'XAR-4' },
  sentAt: '2026-05-04T09:30:00.000Z',
  language: 'en',
  handling: 'confidential',
  body: { request: { facts: 'secret words' }, papers: parts.map(({ name }) => name) },
})

let sender: Signer
let recipient: Signer
let stranger: Signer
let envelope: SealedEnvelope
let checkpoint = ''
before(async () => {
  ;[sender, recipient, stranger] = (await Promise.all(
    ['log.xar.example', 'log.xbo.example', 'log.xca.example'].map(makeMemorySigner),
  )) as [Signer, Signer, Signer]
  checkpoint = await sender.signNote(
    formatCheckpoint({ origin: 'log.xar.example', size: 0, root: emptyRoot }),
  )
  envelope = await seal()
})

const keyOf = ({ keys }: Signer, party: typeof xar) => ({
  id: keys.seal.id,
  spki: keys.seal.spki,
  state: party.state,
  authority: party.authority,
})
const seal = (over: Partial<Parameters<typeof sealEnvelope>[0]> = {}) =>
  sealEnvelope({
    message,
    parts,
    to: recipient.keys.encryption,
    signer: sender,
    checkpoint,
    expires,
    ...over,
  })
const unseal = (over: Partial<Unsealing> = {}) =>
  unsealEnvelope({
    ...envelope,
    senderKeys: [{ ...keyOf(sender, xar), vkey: sender.keys.log.vkey }, keyOf(recipient, xbo)],
    us: [xbo],
    signer: recipient,
    now,
    ...over,
  })
const code = (taken: Taken<unknown>) => {
  if (taken.ok) return 'ok'
  const { what, why, mend } = taken.rejection
  assert.ok(what && why && mend)
  assert.ok(!/secret|iban|Приложение/.test(JSON.stringify(taken.rejection)), 'repeats no content')
  return taken.rejection.code
}

/** Puts any bytes or files into an envelope that is signed by the right sender. */
async function forge(container: Uint8Array, over: Partial<Manifest> = {}): Promise<SealedEnvelope> {
  const ciphertext = await makeJwe(container, recipient.keys.encryption)
  const peeked = peekManifest(envelope.manifest)
  assert.ok(peeked.ok)
  const manifest = { ...peeked.value, digest: sha256(ciphertext), sizeBytes: ciphertext.length, ...over }
  return { manifest: await sender.signJws(manifest, manifestTyp), ciphertext }
}
async function filesOf({ ciphertext }: SealedEnvelope): Promise<Record<string, Uint8Array>> {
  return unzipSync(await recipient.decrypt(ciphertext))
}
const zip = (files: Zippable, level: 0 | 6 = 0) =>
  zipSync(files, { level, mtime: new Date('1980-01-01T00:00:00') })

describe('an envelope', () => {
  test('comes out as it went in', async () => {
    const taken = await unseal()
    assert.ok(taken.ok)
    assert.deepEqual(taken.value.message, message)
    const sorted = parts.toSorted((a, b) => (a.name < b.name ? -1 : 1))
    assert.deepEqual(
      taken.value.parts.map((part) => ({ ...part, bytes: Uint8Array.from(part.bytes) })),
      sorted,
    )
    assert.equal(taken.value.sender.state, 'XAR')
  })

  test('shows nothing of what is in it', () => {
    const outside =
      JSON.stringify(peekManifest(envelope.manifest)) + Buffer.from(envelope.ciphertext).toString('latin1')
    for (const word of ['secret', 'XAR-4', 'accounts']) assert.ok(!outside.includes(word))
  })

  test('is filed with its proof: the container verifies alone, years later', async () => {
    const taken = await unseal()
    assert.ok(taken.ok)
    const { container, sealed } = taken.value
    assert.ok(openContainer(container, sender.keys.seal, defaultLimits).ok)
    assert.equal(code(openContainer(container, stranger.keys.seal, defaultLimits)), 'bad-signature')
    assert.ok(verifySeal(sealed.jws, utf8(sealed.listing), sender.keys.seal).ok)
  })

  test('has the same container each time, in every zone', async () => {
    const containers = []
    for (const zone of ['UTC', 'Asia/Kathmandu', 'America/St_Johns']) {
      process.env['TZ'] = zone
      containers.push(sha256(writeZip([{ path: 'a.txt', mediaType: 'text/plain', bytes: utf8('a') }])))
    }
    delete process.env['TZ']
    assert.equal(new Set(containers).size, 1)
  })

  test('round-trips whatever the papers are', async () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,20}\.[a-z]{3}$/), { maxLength: 5 })
    const papers = fc.tuple(
      names,
      fc.array(fc.uint8Array({ maxLength: 3000 }), { minLength: 5, maxLength: 5 }),
      fc.constantFrom('text/plain', 'image/png'),
    )
    await fc.assert(
      fc.asyncProperty(papers, async ([list, bytes, mediaType]) => {
        const given = list.toSorted().map((name, at) => ({ name, mediaType, bytes: bytes[at]! }))
        const closing = Message.parse({
          ...message,
          id: id.replace(/1$/, '2'),
          kind: 'closing',
          body: { text: 'Done.' },
        })
        const taken = await unseal(await seal({ message: closing, parts: given }))
        assert.ok(taken.ok)
        assert.deepEqual(
          taken.value.parts.map((part) => ({ ...part, bytes: Uint8Array.from(part.bytes) })),
          given,
        )
      }),
      { numRuns: 20 },
    )
  })

  test('is not made when the other end would refuse it', async () => {
    const bad = { code: 'seal.bad-message' }
    const [part] = parts
    await assert.rejects(seal({ parts: parts.slice(1) }), bad, 'a paper that is named is missing')
    await assert.rejects(seal({ parts: [...parts, { ...part!, name: '../x' }] }), bad)
    await assert.rejects(seal({ parts: [...parts, { ...part!, name: 'ACCOUNTS.CSV' }] }), bad)
    await assert.rejects(seal({ message: { ...message, language: '?' } }), bad)
    await assert.rejects(seal({ expires: 'never' }), bad)
    await assert.rejects(seal({ to: { id: 'x', spki: 'AAAA' } }), { code: 'signer.bad-recipient-key' })
  })
})

describe('an envelope is refused', () => {
  test('by its outside, before anything is decrypted', async () => {
    let decrypted = 0
    const signer: Signer = { ...recipient, decrypt: (jwe) => (decrypted++, recipient.decrypt(jwe)) }
    const cases: readonly [expected: string, over: Partial<Unsealing>][] = [
      ['malformed', { manifest: 'x' }],
      ['malformed', { manifest: envelope.manifest.slice(0, -1) }],
      ['malformed', { manifest: await sender.signJws({ typ: sealTyp }, sealTyp) }],
      ['too-large', { manifest: 'x'.repeat(10_000) }],
      ['wrong-schema', { manifest: await sender.signJws({ typ: manifestTyp }, manifestTyp) }],
      ['unknown-sender', { senderKeys: [] }],
      ['bad-signature', { senderKeys: [{ ...keyOf(sender, xar), state: 'XCA' }] }],
      ['bad-signature', { senderKeys: [{ ...keyOf(sender, xar), vkey: recipient.keys.log.vkey }] }],
      ['unknown-sender', { senderKeys: [{ ...keyOf(stranger, xar), id: sender.keys.seal.id }] }],
      ['wrong-recipient', { us: [xar] }],
      ['expired', { now: '2026-06-04T09:30:00.001Z' }],
      ['digest-mismatch', { ciphertext: envelope.ciphertext.slice(0, -1) }],
      ['digest-mismatch', { ciphertext: envelope.ciphertext.with(500, envelope.ciphertext[500]! ^ 1) }],
      ['digest-mismatch', { ciphertext: new Uint8Array() }],
      ['too-large', { limits: { ...defaultLimits, ciphertextBytes: 100 } }],
    ]
    for (const [expected, over] of cases) assert.equal(code(await unseal({ signer, ...over })), expected)
    assert.equal(code(await unseal({ signer: { ...stranger, decrypt: signer.decrypt } })), 'wrong-recipient')
    assert.equal(decrypted, 0)
  })

  test('when it is encrypted to someone else, whatever the manifest says', async () => {
    const toStranger = await seal({ to: { ...stranger.keys.encryption, id: recipient.keys.encryption.id } })
    assert.equal(code(await unseal(toStranger)), 'cannot-decrypt')
    assert.equal(code(await unseal(await forge(utf8('')))), 'bad-container')
    const junk = utf8('not a JWE')
    const manifest = await forge(junk, { digest: sha256(junk), sizeBytes: junk.length })
    assert.equal(code(await unseal({ ...manifest, ciphertext: junk })), 'cannot-decrypt')
  })

  test('but a signer that cannot be reached is our fault, not the sender’s', async () => {
    const signer = { ...recipient, decrypt: () => Promise.reject(new Error('token removed')) }
    await assert.rejects(unseal({ signer }), /token removed/)
  })

  test('when its container was made by another, or was changed', async () => {
    const files = await filesOf(envelope)
    const listing = files['META-INF/listing.json']!
    const resealed = async (signer: Signer, bytes = listing, over: object = {}) => {
      const payload = { typ: sealTyp, id, listing: sha256(bytes), seal: signer.keys.seal.id, ...over }
      return {
        ...files,
        'META-INF/listing.json': bytes,
        'META-INF/seal.jws': utf8(await signer.signJws(payload, sealTyp)),
      }
    }
    const relisted = (change: (text: string) => string) =>
      resealed(sender, utf8(change(new TextDecoder().decode(listing))))
    const without = (path: string) =>
      Object.fromEntries(Object.entries(files).filter(([name]) => name !== path))
    const pdf = files['parts/Приложение №1.pdf']!
    const cases: readonly [expected: string, files: Record<string, Uint8Array>][] = [
      ['ok', files],
      ['ok', await resealed(sender)],
      ['bad-signature', await resealed(recipient)],
      ['bad-signature', await resealed(stranger)],
      ['listing-mismatch', await resealed(sender, listing, { listing: '0'.repeat(64) })],
      ['listing-mismatch', await resealed(sender, listing, { id: id.replace(/1$/, '2') })],
      ['wrong-schema', await resealed(sender, listing, { more: 1 })],
      ['wrong-schema', await relisted((text) => text.replace('accounts.csv', '../accounts.csv'))],
      ['bad-container', await relisted((text) => `${text} `)],
      ['listing-mismatch', await relisted((text) => text.replace('accounts.csv', 'account.csv'))],
      ['bad-container', without('META-INF/seal.jws')],
      ['bad-container', without('META-INF/listing.json')],
      ['listing-mismatch', without('message.json')],
      ['listing-mismatch', without('parts/empty.txt')],
      ['listing-mismatch', { ...files, 'parts/more.txt': utf8('more') }],
      ['listing-mismatch', { ...files, '../../more.txt': utf8('more') }],
      ['listing-mismatch', { ...files, 'parts/Приложение №1.pdf': pdf.with(9, pdf[9]! ^ 1) }],
      [
        'listing-mismatch',
        {
          ...files,
          'message.json': utf8(new TextDecoder().decode(files['message.json']).replace('secret', 'public')),
        },
      ],
      ['too-large', { ...files, 'META-INF/listing.json': new Uint8Array(300_000) }],
    ]
    for (const [nth, [expected, made]] of cases.entries())
      assert.equal(code(await unseal(await forge(zip(made)))), expected, `case ${nth}`)
  })

  test('when the message inside is not the one outside', async () => {
    const container = zip(await filesOf(envelope))
    const other = id.replace(/1$/, '9') as Manifest['id']
    const overs: readonly Partial<Manifest>[] = [
      { id: other },
      { kind: 'closing' },
      { conversation: other },
      { refTo: other },
      { sentAt: now },
    ]
    for (const over of overs)
      assert.equal(code(await unseal(await forge(container, over))), 'manifest-mismatch')
    // What XAR sealed for XBO cannot be sent on by XBO as if XAR had written to a third State.
    const { ciphertext, manifest } = await forge(container)
    const peeked = peekManifest(manifest)
    assert.ok(peeked.ok)
    const passedOn = await recipient.signJws(
      { ...peeked.value, from: keyOnly(xbo), to: keyOnly(xbo), seal: recipient.keys.seal.id },
      manifestTyp,
    )
    assert.equal(code(await unseal({ manifest: passedOn, ciphertext })), 'bad-signature')
  })

  test('when the message is of a version that we do not know', async () => {
    const text = utf8(
      new TextDecoder().decode(writeMessage(message)).replace('comity/message/1', 'comity/message/2'),
    )
    const listing = writeSignedJson({
      typ: 'comity/listing/1',
      id,
      message: { sizeBytes: text.length, sha256: sha256(text) },
      parts: [],
    })
    const payload = { typ: sealTyp, id, listing: sha256(listing), seal: sender.keys.seal.id }
    const files = {
      'message.json': text,
      'META-INF/listing.json': listing,
      'META-INF/seal.jws': utf8(await sender.signJws(payload, sealTyp)),
    }
    assert.equal(code(await unseal(await forge(zip(files)))), 'wrong-schema')
  })

  test('when it is a bomb, at little cost', async () => {
    const files = await filesOf(envelope)
    const zeros = new Uint8Array(50_000_000)
    const honest = await forge(zip({ ...files, 'parts/zeros.bin': zeros }, 6))
    assert.equal(
      code(await unseal({ ...honest, limits: { ...defaultLimits, inflatedBytes: 1_000_000 } })),
      'too-large',
    )
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`parts/${at}`, new Uint8Array()]))
    assert.equal(code(await unseal(await forge(zip(many)))), 'too-large')

    // A file that says 100 bytes and inflates to 50 million.
    const lying = zip({ a: zeros.slice(0, 100) }, 6)
    const packed = deflateRawSync(zeros)
    const bomb = Buffer.concat([lying.subarray(0, 31), packed, lying.subarray(lying.length - 47 - 22)])
    bomb.writeUInt32LE(packed.length, 18)
    bomb.writeUInt32LE(packed.length, bomb.length - 22 - 47 + 20)
    bomb.writeUInt32LE(31 + packed.length, bomb.length - 6)
    const read = readZip(bomb, 10)
    assert.ok(read.ok)
    assert.equal(read.value.get('a')!.read().ok, false)
  })

  test('after any flipped byte', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        fc.boolean(),
        async (where, mask, outside) => {
          const { manifest, ciphertext } = envelope
          const bytes = Uint8Array.from(outside ? utf8(manifest) : ciphertext)
          bytes[where % bytes.length]! ^= mask
          const changed = outside ? { manifest: new TextDecoder().decode(bytes) } : { ciphertext: bytes }
          assert.notEqual(code(await unseal(changed)), 'ok')
        },
      ),
      { numRuns: 200 },
    )
  })

  test('even when the sender signs whatever was flipped inside', async () => {
    const container = await recipient.decrypt(envelope.ciphertext)
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 255 }), (where, mask) => {
        const bytes = Uint8Array.from(container)
        bytes[where % bytes.length]! ^= mask
        const opened = openContainer(bytes, sender.keys.seal, defaultLimits)
        // The time stamps of the ZIP are under no signature; all else is.
        if (opened.ok) assert.deepEqual(opened.value.message, message)
        if (opened.ok)
          for (const part of opened.value.parts)
            assert.equal(sha256(part.bytes), sha256(parts.find(({ name }) => name === part.name)!.bytes))
      }),
      { numRuns: 500 },
    )
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) =>
        assert.notEqual(code(openContainer(bytes, sender.keys.seal, defaultLimits)), 'ok'),
      ),
    )
  })
})

const keyOnly = ({ state, authority }: { state: string; authority: string }) => ({ state, authority })

describe('a ZIP', () => {
  const good = zip({ 'a.txt': utf8('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'), 'b.txt': utf8('b') }, 6)

  test('by fflate is read', () => {
    const read = readZip(good, 10)
    assert.ok(read.ok)
    assert.deepEqual([...read.value.keys()], ['a.txt', 'b.txt'])
    assert.equal(readZip(zip({}), 10).ok, true)
  })

  test('is refused when two readers could read it in two ways', () => {
    const refused = (bytes: Uint8Array) => assert.ok(!readZip(bytes, 10).ok)
    refused(Buffer.concat([Buffer.from('x'), good]))
    refused(Buffer.concat([good, Buffer.from('x')]))
    refused(Buffer.concat([good, good]))
    refused(zipSync({ a: utf8('a') }, { comment: 'c' }))
    refused(zipSync({ a: utf8('a') }, { extra: { 1: utf8('e') } }))
    for (let cut = 0; cut < good.length; cut++) refused(good.subarray(0, cut))
    const twice = Buffer.from(zip({ 'a.txt': utf8('a'), 'b.txt': utf8('b') }))
    for (let at = twice.indexOf('b.txt'); at >= 0; at = twice.indexOf('b.txt')) twice.write('a.txt', at)
    refused(twice)
    const differs = Buffer.from(good)
    differs.write('c', differs.indexOf('b.txt'))
    refused(differs)
  })
})
