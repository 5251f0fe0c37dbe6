import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { CompactEncrypt, importSPKI } from 'jose'
import { decodeBase64 } from '#core/audit/base64'
import { formatCheckpoint } from '#core/audit/checkpoint'
import { emptyRoot } from '#core/audit/merkle'
import { openJws } from '#core/exchange/jws'
import { createKeyFile, openKeyFile } from '#adapters/signer/file-key'
import { makeJwe } from '#adapters/signer/jwe'
import { makeMemorySigner } from '#adapters/signer/memory-key'
import { signerContract } from '#adapters/signer/signer.contract'

const passphrase = 'a passphrase for tests'
const options = { logName: 'log.xar.example', now: '2026-05-04T09:30:00.000Z', N: 2 ** 15 }
let folder = ''
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'comity-keys-'))
  await createKeyFile(join(folder, 'xar.keys'), passphrase, options)
  await createKeyFile(join(folder, 'xbo.keys'), passphrase, { ...options, logName: 'log.xbo.example' })
})
after(() => rm(folder, { recursive: true }))

signerContract(
  'memory',
  () => makeMemorySigner('log.xar.example'),
  () => makeMemorySigner('log.xbo.example'),
)
signerContract(
  'file',
  () => openKeyFile(join(folder, 'xar.keys'), passphrase),
  () => openKeyFile(join(folder, 'xbo.keys'), passphrase),
)

describe('a key file', () => {
  const at = (name: string) => join(folder, name)

  test('is readable by its owner only, holds no key in clear, and leaves nothing beside it', async () => {
    const [text, { mode }] = [await readFile(at('xar.keys'), 'utf8'), await stat(at('xar.keys'))]
    assert.equal(mode & 0o777, 0o600)
    assert.ok(!text.includes('seal') && !text.includes('log.xar'))
    assert.deepEqual(
      (await readdir(folder)).filter((name) => name.endsWith('.part')),
      [],
    )
  })

  test('opens to the same keys each time', async () => {
    const made = await createKeyFile(at('new/deep/same.keys'), passphrase, options)
    assert.deepEqual((await openKeyFile(at('new/deep/same.keys'), passphrase)).keys, made.keys)
    const { keys } = await createKeyFile(at('accent.keys'), 'clé très secrète'.normalize('NFD'), options)
    assert.deepEqual((await openKeyFile(at('accent.keys'), 'clé très secrète'.normalize('NFC'))).keys, keys)
  })

  test('is never overwritten, not even by two at once', async () => {
    const before = await readFile(at('xar.keys'))
    await assert.rejects(createKeyFile(at('xar.keys'), passphrase, options), { code: 'keys.exists' })
    assert.deepEqual(await readFile(at('xar.keys')), before)
    const two = await Promise.allSettled(
      [1, 2].map(() => createKeyFile(at('race.keys'), passphrase, options)),
    )
    assert.deepEqual(two.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
    assert.ok((await openKeyFile(at('race.keys'), passphrase)).keys)
  })

  test('says what is wrong', async () => {
    await assert.rejects(openKeyFile(at('none.keys'), passphrase), { code: 'keys.missing' })
    await assert.rejects(openKeyFile(folder, passphrase), { code: 'keys.cannot-read' })
    await assert.rejects(openKeyFile(at('xar.keys'), 'another passphrase'), { code: 'keys.wrong-passphrase' })
    await assert.rejects(createKeyFile(at('weak.keys'), 'short', options), { code: 'keys.weak-passphrase' })
    await assert.rejects(createKeyFile(at('xar.keys/under.keys'), passphrase, options), {
      code: 'keys.cannot-write',
    })
    await assert.rejects(createKeyFile(at('name.keys'), passphrase, { ...options, logName: 'two words' }), {
      code: 'audit.bad-key',
    })
  })

  test('is found damaged wherever a byte has changed', async () => {
    const text = await readFile(at('xar.keys'), 'utf8')
    for (let where = 0; where < text.length; where += 37) {
      if (/\s/.test(text[where]!)) continue
      const changed = text[where] === 'A' ? 'B' : 'A'
      await writeFile(at('damaged.keys'), text.slice(0, where) + changed + text.slice(where + 1))
      await assert.rejects(openKeyFile(at('damaged.keys'), passphrase), { code: 'keys.damaged' })
    }
    for (const junk of ['', '{}', 'x'.repeat(100_000), text.slice(0, 200)]) {
      await writeFile(at('damaged.keys'), junk)
      await assert.rejects(openKeyFile(at('damaged.keys'), passphrase), { code: 'keys.damaged' })
    }
  })
})

describe('a ciphertext', () => {
  test('of another algorithm or with compression is refused', async () => {
    const signer = await makeMemorySigner('log.xar.example')
    const { id, spki } = signer.keys.encryption
    const key = await importSPKI(
      `-----BEGIN PUBLIC KEY-----\n${spki}\n-----END PUBLIC KEY-----`,
      'ECDH-ES+A256KW',
    )
    const make = (header: { alg: string; enc: string; kid?: string; zip?: string }) =>
      new CompactEncrypt(new Uint8Array(1000)).setProtectedHeader(header).encrypt(key)
    const good = { alg: 'ECDH-ES+A256KW', enc: 'A256GCM', kid: id }
    assert.equal((await signer.decrypt(Buffer.from(await make(good)))).length, 1000)
    for (const over of [{ alg: 'ECDH-ES' }, { enc: 'A128GCM' }, { zip: 'DEF' }, { kid: 'other' }])
      await assert.rejects(signer.decrypt(Buffer.from(await make({ ...good, ...over }))), {
        code: 'signer.cannot-decrypt',
      })
  })

  test('cannot be made for something that is no key', async () => {
    await assert.rejects(makeJwe(new Uint8Array(1), { id: 'x', spki: 'AAAA' }), {
      code: 'signer.bad-recipient-key',
    })
  })
})

describe('openssl', () => {
  const skip = spawnSync('openssl', ['version']).status !== 0 && 'openssl is not installed'

  test('verifies our note', { skip }, async () => {
    const signer = await openKeyFile(join(folder, 'xar.keys'), passphrase)
    const text = formatCheckpoint({ origin: 'log.xar.example', size: 0, root: emptyRoot })
    const line = (await signer.signNote(text)).trimEnd().split(' ').at(-1)!
    const key = decodeBase64(signer.keys.log.vkey.split('+').slice(2).join('+'))!.slice(1)
    const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key])
    await writeFile(join(folder, 'note.txt'), text)
    await writeFile(join(folder, 'note.sig'), decodeBase64(line)!.slice(4))
    await writeFile(join(folder, 'note.der'), der)
    const args = [
      'pkeyutl',
      '-verify',
      '-pubin',
      '-keyform',
      'DER',
      '-inkey',
      'note.der',
      '-rawin',
      '-in',
      'note.txt',
      '-sigfile',
      'note.sig',
    ]
    assert.match(
      execFileSync('openssl', args, { cwd: folder, encoding: 'utf8' }),
      /Signature Verified Successfully/,
    )
  })

  test('verifies our JWS', { skip }, async () => {
    const signer = await openKeyFile(join(folder, 'xar.keys'), passphrase)
    const open = openJws(await signer.signJws({ a: 1 }, 'comity/test/1'))
    assert.ok(open.ok)
    await writeFile(join(folder, 'jws.txt'), open.value.signed)
    await writeFile(join(folder, 'jws.sig'), derSignature(open.value.signature))
    await writeFile(join(folder, 'jws.der'), Buffer.from(signer.keys.seal.spki, 'base64'))
    const args = [
      'dgst',
      '-sha256',
      '-keyform',
      'DER',
      '-verify',
      'jws.der',
      '-signature',
      'jws.sig',
      'jws.txt',
    ]
    assert.match(execFileSync('openssl', args, { cwd: folder, encoding: 'utf8' }), /Verified OK/)
  })
})

/** R and S as DER, which is what openssl reads. @source RFC 3279 section 2.2.3 */
function derSignature(raw: Uint8Array): Buffer {
  const integer = (bytes: Uint8Array): number[] => {
    const first = bytes.findIndex((byte) => byte !== 0)
    const short = [...bytes.slice(first)]
    const value = short[0]! > 127 ? [0, ...short] : short
    return [2, value.length, ...value]
  }
  const body = [...integer(raw.slice(0, 32)), ...integer(raw.slice(32))]
  return Buffer.from([0x30, body.length, ...body])
}
