import assert from 'node:assert/strict'
import { createPublicKey, verify } from 'node:crypto'
import { describe, test } from 'node:test'
import { decodeBase64 } from '#core/audit/base64'
import { formatCheckpoint, verifyCheckpoint } from '#core/audit/checkpoint'
import { emptyRoot } from '#core/audit/merkle'
import { openJws, verifyJws } from '#core/exchange/jws'
import { describeKey, isSealKey } from '#core/exchange/key'
import { makeJwe } from '#adapters/signer/jwe'
import type { Signer } from '#adapters/signer/signer'

/**
 * What every signer must do. The signatures are verified twice: by our core, and by the platform.
 *
 * @param open     a signer whose log is named `log.xar.example`
 * @param openOther another authority's signer
 */
export function signerContract(
  name: string,
  open: () => Promise<Signer>,
  openOther: () => Promise<Signer>,
): void {
  describe(`${name} signer`, () => {
    test('shows keys by id and fingerprint', async () => {
      const { keys } = await open()
      assert.ok(isSealKey(keys.seal))
      assert.ok(isSealKey(keys.encryption))
      assert.notEqual(keys.seal.id, keys.encryption.id)
      assert.deepEqual(keys.seal, describeKey(decodeBase64(keys.seal.spki)!))
      assert.match(keys.log.vkey, /^log\.xar\.example\+[0-9a-f]{8}\+/)
      assert.match(keys.log.fingerprint, /^(?:[0-9a-f]{4} ){15}[0-9a-f]{4}$/)
    })

    test('signs a JWS that our core and the platform verify', async () => {
      const signer = await open()
      const jws = await signer.signJws({ b: 'é', a: 1 }, 'comity/test/1')
      assert.deepEqual(verifyJws(jws, signer.keys.seal, 'comity/test/1'), {
        ok: true,
        value: { a: 1, b: 'é' },
      })
      const parts = openJws(jws)
      assert.ok(parts.ok)
      const key = createPublicKey({
        key: Buffer.from(signer.keys.seal.spki, 'base64'),
        format: 'der',
        type: 'spki',
      })
      assert.ok(
        verify('sha256', parts.value.signed, { key, dsaEncoding: 'ieee-p1363' }, parts.value.signature),
      )
      assert.ok(!verifyJws(jws, (await openOther()).keys.seal, 'comity/test/1').ok)
    })

    test('signs a checkpoint that our core verifies', async () => {
      const signer = await open()
      const checkpoint = { origin: 'log.xar.example', size: 0, root: emptyRoot }
      const note = await signer.signNote(formatCheckpoint(checkpoint))
      assert.deepEqual(verifyCheckpoint(note, signer.keys.log.vkey), { ok: true, value: checkpoint })
      await assert.rejects(signer.signNote('no line feed'), { code: 'audit.bad-note' })
    })

    test('decrypts what was encrypted to it, and nothing else', async () => {
      const [signer, other] = await Promise.all([open(), openOther()])
      const plaintext = new TextEncoder().encode('for your eyes')
      const jwe = await makeJwe(plaintext, signer.keys.encryption)
      assert.deepEqual(new Uint8Array(await signer.decrypt(jwe)), plaintext)
      const refused = {
        code: 'signer.cannot-decrypt',
        message: 'the ciphertext cannot be decrypted with our key',
      }
      await assert.rejects(other.decrypt(jwe), refused)
      const relabelled = { ...signer.keys.encryption, id: other.keys.encryption.id }
      await assert.rejects(signer.decrypt(await makeJwe(plaintext, relabelled)), refused, 'names another key')
      for (const at of [0, 100, jwe.length - 1]) {
        const broken = Uint8Array.from(jwe)
        broken[at]! ^= 1
        await assert.rejects(signer.decrypt(broken), refused)
      }
      for (const junk of ['', '....', 'a.b.c.d.e', '.'.repeat(100_000), 'x'.repeat(100_000)])
        await assert.rejects(signer.decrypt(new TextEncoder().encode(junk)), refused)
    })
  })
}
