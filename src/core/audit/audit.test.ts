import assert from 'node:assert/strict'
import { generateKeyPairSync, sign as nodeSign, verify as nodeVerify } from 'node:crypto'
import { describe, test } from 'node:test'
import { ed25519 } from '@noble/curves/ed25519.js'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { decodeBase64, decodeBase64url, encodeBase64, encodeBase64url } from '#core/audit/base64'
import { formatCheckpoint, parseCheckpoint, signCheckpoint, verifyCheckpoint } from '#core/audit/checkpoint'
import { isInstant } from '#core/audit/instant'
import { hashLeaf, hashLeafText, parseLeaf, saltDetail, writeLeaf, type Leaf } from '#core/audit/leaf'
import {
  append,
  consistencyProof,
  emptyFrontier,
  emptyRoot,
  frontierOf,
  inclusionProof,
  isFrontier,
  leafHash,
  rootOf,
  treeRoot,
  verifyConsistency,
  verifyInclusion,
} from '#core/audit/merkle'
import { makeVkey, parseVkey, signNote, verifyNote } from '#core/audit/note'

/** The eight well-known entries of the certificate transparency tests, and the root after each. */
const known = [
  ['', '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
  ['00', 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
  ['10', 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
  ['2021', 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
  ['3031', '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
  ['40414243', '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef'],
  ['5051525354555657', 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
  ['606162636465666768696a6b6c6d6e6f', '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
] as const

const knownLeaves = known.map(([entry]) => leafHash(hexToBytes(entry)))
const leaves = Array.from({ length: 64 }, (_, at) => leafHash(Uint8Array.of(at)))
const roots = Array.from({ length: 65 }, (_, size) => treeRoot(leaves, size))

const flip = (bytes: Uint8Array, bit: number): Uint8Array => {
  const other = bytes.slice()
  other[(bit >> 3) % other.length]! ^= 1 << (bit & 7)
  return other
}

describe('the tree', () => {
  test('has the published roots', () => {
    assert.equal(bytesToHex(emptyRoot), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    for (const [at, [, root]] of known.entries()) {
      assert.equal(bytesToHex(treeRoot(knownLeaves, at + 1)), root)
      assert.equal(bytesToHex(rootOf(frontierOf(knownLeaves.slice(0, at + 1)))), root)
    }
  })

  test('has the published proofs', () => {
    const hex = (proof: readonly Uint8Array[]) => proof.map(bytesToHex)
    assert.deepEqual(hex(inclusionProof(knownLeaves, 0, 8)), [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ])
    assert.deepEqual(hex(consistencyProof(knownLeaves, 6, 8)), [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ])
  })

  test('grows at its right edge to the same root', () => {
    let frontier = emptyFrontier
    for (const [at, leaf] of leaves.entries()) {
      frontier = append(frontier, leaf)
      assert.ok(isFrontier(frontier))
      assert.deepEqual(rootOf(frontier), roots[at + 1])
    }
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 200 }), (entries) => {
        const hashes = entries.map(leafHash)
        assert.deepEqual(rootOf(frontierOf(hashes)), treeRoot(hashes))
      }),
    )
  })

  test('refuses an edge that does not fit its size', () => {
    assert.throws(() => append({ size: 3, edge: [leaves[0]!] }, leaves[1]!), {
      code: 'audit.broken-frontier',
    })
    assert.throws(() => append({ size: 1, edge: [Uint8Array.of(1)] }, leaves[1]!), {
      code: 'audit.broken-frontier',
    })
    assert.throws(() => inclusionProof(leaves, 64, 64), { code: 'audit.out-of-range' })
    assert.throws(() => inclusionProof(leaves, 0, 0), { code: 'audit.out-of-range' })
    assert.throws(() => consistencyProof(leaves, 5, 65), { code: 'audit.out-of-range' })
  })

  test('proves every entry of every size up to 64', () => {
    for (let size = 1; size <= 64; size++)
      for (let index = 0; index < size; index++) {
        const at = {
          leaf: leaves[index]!,
          index,
          size,
          proof: inclusionProof(leaves, index, size),
          root: roots[size]!,
        }
        assert.ok(verifyInclusion(at))
        assert.ok(!verifyInclusion({ ...at, index: index + 1 }))
        assert.ok(!verifyInclusion({ ...at, root: roots[size - 1]! }))
        assert.ok(!verifyInclusion({ ...at, proof: [...at.proof, leaves[0]!] }))
      }
  })

  test('proves every pair of sizes up to 64', () => {
    for (let second = 0; second <= 64; second++)
      for (let first = 0; first <= second; first++) {
        const proof = consistencyProof(leaves, first, second)
        const at = { first, second, firstRoot: roots[first]!, secondRoot: roots[second]!, proof }
        assert.ok(verifyConsistency(at))
        assert.ok(!verifyConsistency({ ...at, proof: [...proof, leaves[0]!] }))
        assert.ok(!verifyConsistency({ ...at, firstRoot: flip(at.firstRoot, first) }))
        // Every tree begins with the empty one, so nothing is claimed of the second root then.
        assert.ok(first === 0 || !verifyConsistency({ ...at, secondRoot: flip(at.secondRoot, second) }))
      }
  })

  test('believes no flipped bit, anywhere', () => {
    const bit = fc.nat({ max: 255 })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 64 }), fc.nat(), fc.nat(), bit, (size, which, where, at) => {
        const index = which % size
        const proof = [...inclusionProof(leaves, index, size)]
        const claim = { leaf: leaves[index]!, index, size, proof, root: roots[size]! }
        assert.ok(!verifyInclusion({ ...claim, leaf: flip(claim.leaf, at) }))
        assert.ok(!verifyInclusion({ ...claim, root: flip(claim.root, at) }))
        if (proof.length === 0) return
        proof[where % proof.length] = flip(proof[where % proof.length]!, at)
        assert.ok(!verifyInclusion(claim))
      }),
    )
    fc.assert(
      fc.property(fc.nat({ max: 64 }), fc.nat({ max: 64 }), fc.nat(), bit, (a, b, where, at) => {
        const [first, second] = a < b ? [a, b] : [b, a]
        const proof = [...consistencyProof(leaves, first, second)]
        fc.pre(proof.length > 0)
        proof[where % proof.length] = flip(proof[where % proof.length]!, at)
        assert.ok(
          !verifyConsistency({ first, second, firstRoot: roots[first]!, secondRoot: roots[second]!, proof }),
        )
      }),
    )
  })

  test('survives nonsense', () => {
    const [leaf, root] = [leaves[0]!, roots[1]!]
    for (const [index, size] of [
      [-1, 1],
      [0.5, 1],
      [0, Number.NaN],
      [0, Infinity],
      [1, 1],
      [0, 0],
    ] as const)
      assert.equal(verifyInclusion({ leaf, index, size, proof: [], root }), false)
    assert.equal(
      verifyInclusion({ leaf: Uint8Array.of(1), index: 0, size: 1, proof: [], root: Uint8Array.of(1) }),
      false,
    )
    assert.equal(
      verifyConsistency({ first: 3, second: 7, firstRoot: root, secondRoot: root, proof: [] }),
      false,
    )
    assert.equal(
      verifyConsistency({ first: 2, second: 1, firstRoot: root, secondRoot: root, proof: [] }),
      false,
    )
  })
})

describe('a signed note', () => {
  test('by someone else is read: the example of the Go package', () => {
    const vkey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
    const text =
      "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
    const signature =
      'x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM='
    assert.deepEqual(verifyNote(`${text}\n— PeterNeumann ${signature}\n`, vkey), { ok: true, value: text })
  })

  const seed = new Uint8Array(32).fill(7)
  const vkey = makeVkey('log.xar.example', ed25519.getPublicKey(seed))
  const sign = (bytes: Uint8Array) => ed25519.sign(bytes, seed)
  const checkpoint = { origin: 'log.xar.example', size: 8, root: treeRoot(knownLeaves) }
  const note = signCheckpoint(checkpoint, vkey, sign)

  test('carries a checkpoint there and back', () => {
    assert.deepEqual(verifyCheckpoint(note, vkey), { ok: true, value: checkpoint })
    assert.ok(parseVkey(vkey).ok)
    assert.equal(note.split('\n')[1], '8')
  })

  test('verifies outside noble, and is made outside noble', () => {
    const body = Buffer.from(formatCheckpoint(checkpoint))
    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)
    const other = signCheckpoint(checkpoint, makeVkey('log.xar.example', raw), (bytes) =>
      nodeSign(null, bytes, privateKey),
    )
    assert.ok(verifyCheckpoint(other, makeVkey('log.xar.example', raw)).ok)
    const line = decodeBase64(other.trimEnd().split(' ').at(-1)!)!
    assert.ok(nodeVerify(null, body, publicKey, line.slice(4)))
  })

  test('is refused after any change of a character or a bit', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 0, max: 7 }), (where, bit) => {
        const bytes = flip(new TextEncoder().encode(note), ((where % note.length) << 3) | bit)
        assert.ok(!verifyCheckpoint(new TextDecoder().decode(bytes), vkey).ok)
      }),
      { numRuns: 2000 },
    )
    fc.assert(fc.property(fc.string(), (text) => assert.ok(!verifyCheckpoint(text, vkey).ok)))
    for (const cut of Array(note.length).keys()) assert.ok(!verifyCheckpoint(note.slice(0, cut), vkey).ok)
  })

  test('may be signed by witnesses too, but not twice by one key', () => {
    const witness = makeVkey('witness.xbo.example', ed25519.getPublicKey(new Uint8Array(32).fill(9)))
    const line = signNote(formatCheckpoint(checkpoint), witness, (bytes) =>
      ed25519.sign(bytes, new Uint8Array(32).fill(9)),
    )
      .split('\n')
      .at(-2)!
    assert.ok(verifyCheckpoint(`${note}${line}\n`, vkey).ok)
    assert.ok(verifyCheckpoint(`${note}${line}\n`, witness).ok === false, 'the witness is not the origin')
    assert.ok(!verifyNote(`${note}${note.split('\n').at(-2)}\n`, vkey).ok)
    assert.ok(!verifyNote(note + `${line}\n`.repeat(16), vkey).ok)
  })

  test('names its key in one way only', () => {
    assert.throws(() => makeVkey('two words', new Uint8Array(32)), { code: 'audit.bad-key' })
    assert.throws(() => signNote('no line feed', vkey, sign), { code: 'audit.bad-note' })
    assert.throws(() => formatCheckpoint({ ...checkpoint, size: 0.5 }), { code: 'audit.bad-checkpoint' })
    assert.equal(parseVkey(vkey.replace('+', '+0')).ok, false)
    assert.equal(parseVkey(vkey.replace('xar', 'xbo')).ok, false)
    for (const text of [
      '',
      'a\n1\n',
      'a\n01\n' + encodeBase64(emptyRoot) + '\n',
      'a\n1\n' + encodeBase64(emptyRoot),
    ])
      assert.equal(parseCheckpoint(text).ok, false)
  })
})

describe('an entry', () => {
  const leaf: Leaf = {
    at: '2026-05-04T09:30:00.000Z',
    actor: 'system',
    action: 'send-request',
    object: '0196a1b2-c3d4-7e5f-8a6b-7c8d9e0f1a2b',
    detail: saltDetail('00'.repeat(32), { to: 'XBO' }),
  }

  test('has one text and one hash', () => {
    const text = writeLeaf(leaf)
    assert.deepEqual(parseLeaf(text), { ok: true, value: leaf })
    assert.deepEqual(hashLeaf(leaf), hashLeafText(text))
    assert.ok(!parseLeaf(`${text} `).ok)
    assert.ok(!parseLeaf(text.replace('{"action"', '{"action":"x","action"')).ok)
    assert.ok(!parseLeaf(`${'['.repeat(1000)}`).ok)
  })

  test('holds no name and no address', () => {
    for (const wrong of [
      { actor: 'Ana Banda' },
      { object: 'a.banda@justice.example' },
      { object: 'Ana Banda' },
      { note: 'x' },
    ])
      assert.ok(!parseLeaf(writeLeaf({ ...leaf, ...wrong })).ok)
  })

  test('commits to its detail without telling it', () => {
    assert.notEqual(saltDetail('00'.repeat(32), 'a'), saltDetail('01'.repeat(32), 'a'))
    assert.notEqual(saltDetail('00'.repeat(32), 'a'), saltDetail('00'.repeat(32), 'b'))
    assert.throws(() => saltDetail('00', 'a'), { code: 'audit.bad-salt' })
  })

  test('has an instant in one spelling', () => {
    assert.ok(isInstant('2026-05-04T09:30:00.000Z'))
    for (const wrong of [
      '2026-02-30T09:30:00.000Z',
      '2026-05-04T09:30:00Z',
      '2026-05-04T24:00:00.000Z',
      '',
      5,
    ])
      assert.ok(!isInstant(wrong))
  })
})

describe('base64', () => {
  test('agrees with the platform and has one text for one value', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        assert.equal(encodeBase64(bytes), Buffer.from(bytes).toString('base64'))
        assert.equal(encodeBase64url(bytes), Buffer.from(bytes).toString('base64url'))
        assert.deepEqual(decodeBase64(encodeBase64(bytes)), bytes)
        assert.deepEqual(decodeBase64url(encodeBase64url(bytes)), bytes)
      }),
    )
    for (const text of ['AB==', 'AA', 'AA=', 'AAA', 'AA==\n', '====', 'A', 'A===', '=AAA', 'é'])
      assert.equal(decodeBase64(text), undefined, text)
    for (const text of ['AB', 'AA==', 'A', 'A+', 'AA\n']) assert.equal(decodeBase64url(text), undefined, text)
  })
})
