import assert from 'node:assert/strict'
import { createPublicKey, verify as nodeVerify } from 'node:crypto'
import { describe, test } from 'node:test'
import { ed25519 } from '@noble/curves/ed25519.js'
import { p256 } from '@noble/curves/nist.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import type { MessageId } from '#core/kernel/ids'
import { decodeBase64, encodeBase64url } from '#core/audit/base64'
import { signCheckpoint } from '#core/audit/checkpoint'
import { hashLeaf, saltDetail, writeLeaf, type Leaf } from '#core/audit/leaf'
import { consistencyProof, inclusionProof, treeRoot } from '#core/audit/merkle'
import { makeVkey } from '#core/audit/note'
import type { Bundle } from '#core/exchange/bundle'
import { sealTyp } from '#core/exchange/container'
import { assembleJws, jwsMostChars, openJws, signingInput, verifyJws } from '#core/exchange/jws'
import { describeKey, fingerprintOfLog, isSealKey, readP256 } from '#core/exchange/key'
import {
  digestOfManifest,
  manifestTyp,
  peekManifest,
  verifyManifest,
  type Manifest,
} from '#core/exchange/manifest'
import { peekReceipt, receiptEvents, receiptTyp, verifyReceipt, type Receipt } from '#core/exchange/receipt'
import { writeSignedJson } from '#core/exchange/signed-json'
import { verifyBundle } from '#core/exchange/verify-bundle'

const spkiHeader = hexToBytes('3059301306072a8648ce3d020106082a8648ce3d030107034200')
const id = (n: number) => `0196a1b2-c3d4-7e5f-8a6b-${String(n).padStart(12, '0')}` as MessageId
const at = '2026-05-04T09:30:00.000Z'

/** An authority with its keys; the seed makes them, so the tests are the same each time. */
function partyOf(state: string, seed: number) {
  const [secret, logSecret] = [new Uint8Array(32).fill(seed), new Uint8Array(32).fill(seed + 1)]
  const party = { state, authority: 'central-authority' }
  const info = describeKey(concatBytes(spkiHeader, p256.getPublicKey(secret, false)))
  const vkey = makeVkey(`log.${state.toLowerCase()}.example`, ed25519.getPublicKey(logSecret))
  return {
    ...{ party, info, vkey },
    key: { id: info.id, spki: info.spki, ...party },
    jws: (payload: object, typ: string, kid = info.id) => {
      const input = signingInput(payload, typ, kid)
      return assembleJws(input, p256.sign(new TextEncoder().encode(input), secret))
    },
    checkpoint: (leaves: readonly Uint8Array[], size = leaves.length) =>
      signCheckpoint(
        { origin: `log.${state.toLowerCase()}.example`, size, root: treeRoot(leaves, size) },
        vkey,
        (bytes) => ed25519.sign(bytes, logSecret),
      ),
  }
}

const xar = partyOf('XAR', 11)
const xbo = partyOf('XBO', 21)
const keys = [xar.key, xbo.key]

const manifestOf = (over: Partial<Manifest> = {}): Manifest => ({
  typ: manifestTyp,
  id: id(1),
  kind: 'request',
  conversation: id(1),
  from: xar.party,
  to: xbo.party,
  digest: 'a'.repeat(64),
  sizeBytes: 1000,
  sentAt: at,
  expires: '2026-06-04T09:30:00.000Z',
  checkpoint: xar.checkpoint([]),
  seal: xar.key.id,
  recipientKey: 'r'.repeat(43),
  ...over,
})
const receiptOf = (jws: string, over: Partial<Receipt> = {}): Receipt => ({
  typ: receiptTyp,
  event: receiptEvents.accepted,
  refTo: id(1),
  manifestDigest: digestOfManifest(jws),
  by: xbo.party,
  at,
  checkpoint: xbo.checkpoint([]),
  seal: xbo.key.id,
  ...over,
})
const manifest = xar.jws(manifestOf(), manifestTyp)
const receipt = xbo.jws(receiptOf(manifest), receiptTyp)

/** The text with one bit of one character turned. */
const turn = (text: string, where: number, bit: number): string => {
  const bytes = new TextEncoder().encode(text)
  bytes[where % bytes.length]! ^= 1 << bit
  return new TextDecoder().decode(bytes)
}
const bit = fc.integer({ min: 0, max: 7 })

describe('a JWS', () => {
  test('without kid and typ is refused, even the one of RFC 7515 appendix A.3', () => {
    const jws =
      'eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ' +
      '.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q'
    assert.equal(openJws(jws).ok, false)
  })

  test('verifies outside noble', () => {
    const [head, body, signature] = manifest.split('.')
    const key = createPublicKey({ key: Buffer.from(xar.key.spki, 'base64'), format: 'der', type: 'spki' })
    const given = Buffer.from(signature!, 'base64url')
    assert.ok(nodeVerify('sha256', Buffer.from(`${head}.${body}`), { key, dsaEncoding: 'ieee-p1363' }, given))
  })

  test('accepts S and n − S', () => {
    const open = openJws(manifest)
    assert.ok(open.ok)
    const { r, s } = p256.Signature.fromBytes(open.value.signature)
    const other = new p256.Signature(r, p256.Point.Fn.ORDER - s).toBytes()
    assert.ok(
      verifyJws(assembleJws(manifest.slice(0, manifest.lastIndexOf('.')), other), xar.key, manifestTyp).ok,
    )
  })

  test('accepts one algorithm, three header members, and its own kind', () => {
    const withHeader = (header: object) => {
      const input = `${encodeBase64url(new TextEncoder().encode(JSON.stringify(header)))}.${manifest.split('.')[1]}`
      return assembleJws(input, p256.sign(new TextEncoder().encode(input), new Uint8Array(32).fill(11)))
    }
    const good = { typ: manifestTyp, kid: xar.key.id, alg: 'ES256' }
    assert.ok(verifyJws(withHeader(good), xar.key, manifestTyp).ok, 'in any order')
    const bad = [
      ...[
        { alg: 'none' },
        { alg: 'HS256' },
        { alg: 'ES384' },
        { alg: undefined },
        { kid: undefined },
        { typ: undefined },
      ],
      ...[
        { crit: ['b64'], b64: false },
        { jwk: {} },
        { x5c: [] },
        { typ: receiptTyp },
        { kid: xbo.key.id },
        { kid: 'x' },
      ],
    ]
    for (const over of bad)
      assert.ok(!verifyJws(withHeader({ ...good, ...over }), xar.key, manifestTyp).ok, JSON.stringify(over))
    assert.ok(!verifyJws(manifest, xar.key, receiptTyp).ok)
    assert.ok(
      !verifyJws(manifest, { ...xbo.key, id: xar.key.id }, manifestTyp).ok,
      'an id does not lend itself to another key',
    )
    assert.ok(!verifyJws(manifest, { ...xar.key, spki: 'AAAA' }, manifestTyp).ok)
  })

  test('survives nonsense', () => {
    const hostile = [
      '',
      '.',
      '..',
      'a.b.c',
      null,
      5,
      {},
      [],
      'x'.repeat(jwsMostChars + 1),
      `${manifest}=`,
      ` ${manifest}`,
      `${manifest}\n`,
      `${manifest}.x`,
    ]
    for (const jws of hostile) assert.ok(!verifyJws(jws, xar.key, manifestTyp).ok)
    fc.assert(fc.property(fc.string(), (jws) => assert.ok(!verifyJws(jws, xar.key, manifestTyp).ok)))
    const zero = assembleJws(manifest.slice(0, manifest.lastIndexOf('.')), new Uint8Array(64))
    assert.deepEqual(verifyJws(zero, xar.key, manifestTyp), {
      ok: false,
      code: 'bad-signature',
      why: 'the signature does not fit',
    })
  })

  test('stays below its limit with the longest manifest', () => {
    assert.ok(Math.ceil((4096 * 4) / 3) + Math.ceil((256 * 4) / 3) + 88 <= jwsMostChars)
    assert.ok(manifest.length < 1600, `${manifest.length} characters`)
  })
})

describe('a key', () => {
  test('is known by its own digest, and shown in groups of four', () => {
    assert.ok(isSealKey(xar.key))
    assert.ok(!isSealKey({ id: xbo.key.id, spki: xar.key.spki }))
    assert.match(xar.info.fingerprint, /^(?:[0-9a-f]{4} ){15}[0-9a-f]{4}$/)
    assert.match(fingerprintOfLog(xar.vkey)!, /^(?:[0-9a-f]{4} ){15}[0-9a-f]{4}$/)
    assert.equal(fingerprintOfLog('nonsense'), undefined)
  })

  test('has a point on the curve', () => {
    const der = decodeBase64(xar.key.spki)!
    const off = concatBytes(spkiHeader, Uint8Array.of(4), new Uint8Array(64).fill(1))
    for (const wrong of [off, der.slice(0, -1), concatBytes(der, Uint8Array.of(0)), new Uint8Array(91)])
      assert.equal(readP256(Buffer.from(wrong).toString('base64')), undefined)
  })
})

describe('a manifest', () => {
  test('is believed when the sender signed it', () => {
    assert.deepEqual(verifyManifest(manifest, keys), { ok: true, value: manifestOf() })
    assert.deepEqual(peekManifest(manifest), { ok: true, value: manifestOf() })
  })

  test('is believed from each of two authorities that share a key', () => {
    const court = { ...xar.key, authority: 'supreme-court' }
    assert.ok(verifyManifest(manifest, [court, xar.key]).ok)
    assert.ok(!verifyManifest(manifest, [court]).ok)
  })

  test('is not believed from another partner, however well signed', () => {
    const code = (jws: string) => {
      const verdict = verifyManifest(jws, keys)
      return verdict.ok ? 'ok' : verdict.code
    }
    assert.equal(code(xbo.jws(manifestOf(), manifestTyp)), 'mismatch')
    assert.equal(code(xbo.jws(manifestOf({ seal: xbo.key.id }), manifestTyp)), 'wrong-party')
    assert.equal(code(xbo.jws(manifestOf(), manifestTyp, xar.key.id)), 'bad-signature')
    assert.equal(code(partyOf('XCA', 31).jws(manifestOf(), manifestTyp)), 'unknown-key')
    assert.equal(code(xar.jws({ ...manifestOf(), more: 1 }, manifestTyp)), 'wrong-schema')
    assert.equal(code(xar.jws({ ...manifestOf(), kind: 'party' }, manifestTyp)), 'wrong-schema')
    assert.equal(code(receipt), 'wrong-type')
  })

  test('is refused after any flipped bit', () => {
    fc.assert(
      fc.property(fc.nat(), bit, (where, which) =>
        assert.ok(!verifyManifest(turn(manifest, where, which), keys).ok),
      ),
      { numRuns: 1000 },
    )
  })
})

describe('a receipt', () => {
  test('is believed from the addressee, about this very manifest', () => {
    assert.deepEqual(verifyReceipt(receipt, keys, manifest), { ok: true, value: receiptOf(manifest) })
    assert.ok(peekReceipt(receipt).ok)
    assert.ok(!peekReceipt(manifest).ok)
  })

  test('is not believed about anything else', () => {
    const other = xar.jws(manifestOf({ sizeBytes: 1001 }), manifestTyp)
    const reason = { code: 'bad-signature', text: 'The signature does not fit.' }
    assert.ok(!verifyReceipt(receipt, keys, other).ok)
    const wrong: readonly Partial<Receipt>[] = [
      { refTo: id(2) },
      { by: xar.party },
      { seal: xar.key.id },
      { reason },
      { event: receiptEvents.rejected },
    ]
    for (const over of wrong)
      assert.ok(!verifyReceipt(xbo.jws(receiptOf(manifest, over), receiptTyp), keys, manifest).ok)
    const own = xar.jws(receiptOf(manifest, { by: xar.party, seal: xar.key.id }), receiptTyp)
    assert.ok(!verifyReceipt(own, keys, manifest).ok, 'the sender cannot give it to himself')
    const rejected = receiptOf(manifest, { event: receiptEvents.rejected, reason })
    assert.ok(verifyReceipt(xbo.jws(rejected, receiptTyp), keys, manifest).ok)
  })

  test('is refused after any flipped bit', () => {
    fc.assert(
      fc.property(fc.nat(), bit, (where, which) =>
        assert.ok(!verifyReceipt(turn(receipt, where, which), keys, manifest).ok),
      ),
      { numRuns: 1000 },
    )
  })
})

const salt = '5a'.repeat(32)
const detail = { manifestDigest: digestOfManifest(manifest) }
const leafOf = (n: number): Leaf => ({
  at,
  actor: 'system',
  action: 'open-request',
  object: id(100 + n),
  detail: saltDetail(salt, n),
})
const sent: Leaf = {
  at,
  actor: 'system',
  action: 'send-request',
  object: id(1),
  detail: saltDetail(salt, detail),
}
const log = [leafOf(0), leafOf(1), leafOf(2), sent, leafOf(4), leafOf(5), leafOf(6)]
const hashes = log.map(hashLeaf)
const listing = writeSignedJson({
  typ: 'comity/listing/1',
  id: id(1),
  message: { sizeBytes: 2, sha256: 'b'.repeat(64) },
  parts: [],
})

/** A fresh bundle each time, so that a test may break it. */
function bundleOf(): Bundle {
  const seal = { typ: sealTyp, id: id(1), listing: bytesToHex(sha256(listing)), seal: xar.key.id }
  const prove = (index: number) =>
    inclusionProof(hashes, index, hashes.length).map((hash) => bytesToHex(hash))
  return {
    typ: 'comity/bundle/1',
    authority: { state: 'XAR', code: 'central-authority', name: 'Ministry of Justice of Arcadia' },
    keys: { seal: [...keys], log: [xar, xbo].map(({ party, vkey }) => ({ ...party, vkey })) },
    checkpoint: xar.checkpoint(hashes),
    size: hashes.length,
    entries: [
      { index: 3, leaf: writeLeaf(sent), proof: prove(3), opening: { salt, detail } },
      { index: 6, leaf: writeLeaf(log[6]!), proof: prove(6) },
    ],
    history: [
      {
        checkpoint: xar.checkpoint(hashes, 3),
        proof: consistencyProof(hashes, 3, 7).map((hash) => bytesToHex(hash)),
      },
    ],
    messages: [
      {
        manifest,
        receipt,
        sealed: { jws: xar.jws(seal, sealTyp), listing: new TextDecoder().decode(listing) },
      },
    ],
  }
}
const failures = (bundle: unknown) =>
  verifyBundle(bundle)
    .checks.filter(({ ok }) => !ok)
    .map(({ name }) => name)

describe('a bundle', () => {
  test('is verified with nothing but itself', () => {
    const { ok, checks, keys: listed } = verifyBundle(JSON.parse(JSON.stringify(bundleOf())))
    assert.deepEqual(
      checks.filter((check) => !check.ok),
      [],
    )
    assert.ok(ok)
    assert.equal(listed.length, 4)
    assert.ok(
      verifyBundle(
        bundleOf(),
        listed.map(({ fingerprint }) => fingerprint),
      ).ok,
    )
    assert.deepEqual(
      verifyBundle(bundleOf(), [])
        .checks.filter((check) => !check.ok)
        .map(({ name }) => name),
      ['trust'],
    )
  })

  test('says which check fails, and why', () => {
    const [first, of] = [bundleOf(), `message ${id(1)}`]
    const [entry, message] = [first.entries[0]!, first.messages[0]!]
    const cases: readonly [change: Partial<Bundle>, fails: readonly string[]][] = [
      [{ size: 8 }, ['checkpoint', 'entry 3', 'entry 6', 'history 0', `${of}: log`]],
      [
        { checkpoint: xbo.checkpoint(hashes) },
        ['checkpoint', 'entry 3', 'entry 6', 'history 0', `${of}: log`],
      ],
      [{ entries: [{ ...entry, index: 2 }] }, ['entry 2', `${of}: log`]],
      [{ entries: [{ ...entry, leaf: writeLeaf(leafOf(3)) }] }, ['entry 3', `${of}: log`]],
      [{ entries: [{ ...entry, opening: { salt, detail: {} } }] }, ['entry 3', `${of}: log`]],
      [{ entries: [] }, [`${of}: log`]],
      [{ messages: [message, message] }, ['messages']],
      [{ messages: [{ ...message, receipt: manifest }] }, [`${of}: receipt`]],
      [{ messages: [{ ...message, sealed: { ...message.sealed!, jws: receipt } }] }, [`${of}: seal`]],
      [{ keys: { ...first.keys, seal: [xar.key] } }, [`${of}: receipt`]],
      [{ keys: { ...first.keys, seal: [xbo.key] } }, ['message 0: manifest']],
      [{ keys: { ...first.keys, seal: [...keys, xar.key] } }, ['keys']],
      [{ keys: { ...first.keys, seal: [...keys, { ...xbo.key, spki: 'AAAA' }] } }, ['keys']],
      [{ keys: { ...first.keys, log: first.keys.log.slice(0, 1) } }, [`${of}: receipt checkpoint`]],
      [{ history: [{ checkpoint: xar.checkpoint(hashes, 3), proof: [] }] }, ['history 0']],
      [
        { authority: { ...first.authority, state: 'XCA' } },
        ['checkpoint', 'entry 3', 'entry 6', 'history 0', `${of}: party`, `${of}: log`],
      ],
    ]
    for (const [change, fails] of cases) assert.deepEqual(failures({ ...first, ...change }), fails)
  })

  test('shows when the log was rewritten after the partner had seen it', () => {
    const rewritten = xar.checkpoint([hashes[1]!, hashes[0]!, ...hashes.slice(2)])
    const seen = xar.jws(manifestOf({ checkpoint: rewritten }), manifestTyp)
    const unopened = bundleOf().entries.map(({ opening: _, ...entry }) => entry)
    assert.deepEqual(failures({ ...bundleOf(), entries: unopened, messages: [{ manifest: seen }] }), [
      `message ${id(1)}: checkpoint`,
    ])
    const ahead = xar.jws(manifestOf({ checkpoint: xar.checkpoint([...hashes, hashes[0]!]) }), manifestTyp)
    assert.deepEqual(failures({ ...bundleOf(), entries: unopened, messages: [{ manifest: ahead }] }), [
      `message ${id(1)}: checkpoint`,
    ])
    const other = xar.jws(manifestOf({ sizeBytes: 5 }), manifestTyp)
    assert.deepEqual(failures({ ...bundleOf(), messages: [{ manifest: other }] }), [`message ${id(1)}: log`])
  })

  test('survives nonsense', () => {
    for (const given of [null, 5, 'x', [], {}, { typ: 'comity/bundle/1' }, { ...bundleOf(), more: 1 }])
      assert.ok(!verifyBundle(given).ok)
    const deep: unknown = JSON.parse(`{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}`)
    const bundle = bundleOf()
    assert.ok(
      !verifyBundle({ ...bundle, entries: [{ ...bundle.entries[0], opening: { salt, detail: deep } }] }).ok,
    )
    fc.assert(fc.property(fc.anything(), (given) => assert.ok(!verifyBundle(given).ok)))
  })

  test('is refused after any flipped bit in a statement, a checkpoint, an entry or a proof', () => {
    const bundle = bundleOf()
    const [entry, message, past] = [bundle.entries[0]!, bundle.messages[0]!, bundle.history![0]!]
    const places: readonly [text: string, put: (text: string) => Bundle][] = [
      [message.manifest, (text) => ({ ...bundle, messages: [{ ...message, manifest: text }] })],
      [message.receipt!, (text) => ({ ...bundle, messages: [{ ...message, receipt: text }] })],
      [
        message.sealed!.jws,
        (text) => ({ ...bundle, messages: [{ ...message, sealed: { ...message.sealed!, jws: text } }] }),
      ],
      [
        message.sealed!.listing,
        (text) => ({ ...bundle, messages: [{ ...message, sealed: { ...message.sealed!, listing: text } }] }),
      ],
      [bundle.checkpoint, (text) => ({ ...bundle, checkpoint: text })],
      [entry.leaf, (text) => ({ ...bundle, entries: [{ ...entry, leaf: text }] })],
      [
        entry.opening!.salt,
        (text) => ({ ...bundle, entries: [{ ...entry, opening: { salt: text, detail } }] }),
      ],
      ...entry.proof.map((hash, nth): (typeof places)[number] => [
        hash,
        (text) => ({ ...bundle, entries: [{ ...entry, proof: entry.proof.with(nth, text) }] }),
      ]),
      ...past.proof.map((hash, nth): (typeof places)[number] => [
        hash,
        (text) => ({ ...bundle, history: [{ ...past, proof: past.proof.with(nth, text) }] }),
      ]),
      [past.checkpoint, (text) => ({ ...bundle, history: [{ ...past, checkpoint: text }] })],
      [
        xbo.key.spki,
        (text) => ({ ...bundle, keys: { ...bundle.keys, seal: [xar.key, { ...xbo.key, spki: text }] } }),
      ],
    ]
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.nat(), bit, ([text, put], where, which) => {
        assert.ok(!verifyBundle(put(turn(text, where, which))).ok)
      }),
      { numRuns: 500 },
    )
  })
})
