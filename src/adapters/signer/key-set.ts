import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { Fault } from '#core/kernel/outcome'
import { assembleNote, makeVkey } from '#core/audit/note'
import { assembleJws, signingInput } from '#core/exchange/jws'
import { describeKey, fingerprintOfLog } from '#core/exchange/key'
import type { Signer } from '#adapters/signer/signer'
import { importDecryptionKey, openJwe } from '#adapters/signer/jwe'

/** The private keys of one authority as PKCS #8 DER, and the name of its log. To be kept secret. */
export interface KeySet {
  /** Name of the log, as in its vkey and checkpoints, e.g. `log.justice.xar.example`. */
  readonly logName: string
  readonly seal: Uint8Array
  readonly encryption: Uint8Array
  readonly log: Uint8Array
}

/** New keys: P-256 to seal, P-256 to decrypt, Ed25519 for the log. @throws Fault `audit.bad-key` for a bad name */
export function makeKeySet(logName: string): KeySet {
  const p256 = () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
  const log = generateKeyPairSync('ed25519').privateKey
  makeVkey(logName, spkiOf(log).subarray(-32))
  return { logName, seal: pkcs8Of(p256()), encryption: pkcs8Of(p256()), log: pkcs8Of(log) }
}

const pkcs8Of = (key: KeyObject): Uint8Array => Uint8Array.from(key.export({ format: 'der', type: 'pkcs8' }))

/** DER, never JWK: JWK export has been seen to hang. */
const spkiOf = (key: KeyObject): Uint8Array =>
  Uint8Array.from(createPublicKey(key).export({ format: 'der', type: 'spki' }))

function readKey(der: Uint8Array, kind: 'ec' | 'ed25519'): KeyObject {
  const key = createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' })
  const fits =
    key.asymmetricKeyType === kind &&
    (kind === 'ed25519' || key.asymmetricKeyDetails?.namedCurve === 'prime256v1')
  if (!fits) throw new Fault('keys.wrong-kind', `expected ${kind}, found ${key.asymmetricKeyType}`)
  return key
}

/** A signer over keys in memory. @throws Fault `keys.wrong-kind` */
export async function signerOf(keySet: KeySet): Promise<Signer> {
  const seal = readKey(keySet.seal, 'ec')
  const log = readKey(keySet.log, 'ed25519')
  const keys = {
    seal: describeKey(spkiOf(seal)),
    encryption: describeKey(spkiOf(readKey(keySet.encryption, 'ec'))),
  }
  const vkey = makeVkey(keySet.logName, spkiOf(log).subarray(-32))
  const decryption = await importDecryptionKey(keySet.encryption)

  return {
    keys: { ...keys, log: { vkey, fingerprint: fingerprintOfLog(vkey)! } },
    async signJws(payload, typ) {
      const input = signingInput(payload, typ, keys.seal.id)
      return assembleJws(input, sign('sha256', Buffer.from(input), { key: seal, dsaEncoding: 'ieee-p1363' }))
    },
    async signNote(text) {
      return assembleNote(text, vkey, sign(null, Buffer.from(text), log))
    },
    decrypt: (jwe) => openJwe(jwe, decryption, keys.encryption.id),
  }
}
