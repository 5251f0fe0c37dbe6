import type { webcrypto } from 'node:crypto'
import { CompactEncrypt, compactDecrypt } from 'jose'
import { Fault } from '#core/kernel/outcome'
import type { PublicKey } from '#core/exchange/key'

type CryptoKey = webcrypto.CryptoKey

const algorithms = { alg: 'ECDH-ES+A256KW', enc: 'A256GCM' } as const
const ecdh = { name: 'ECDH', namedCurve: 'P-256' } as const
const fullStop = 0x2e
const headerMostBytes = 1024

/** The private key for `openJwe`; kept as a key that cannot be exported. @param pkcs8 DER */
export const importDecryptionKey = (pkcs8: Uint8Array): Promise<CryptoKey> =>
  crypto.subtle.importKey('pkcs8', Uint8Array.from(pkcs8), ecdh, false, ['deriveBits'])

/**
 * Encrypts to one recipient.
 *
 * @returns the ASCII bytes of a compact JWE; a third larger than the plaintext
 * @throws Fault `signer.bad-recipient-key` when the key is no P-256 key
 * @source RFC 7516 section 7.1; RFC 7518 sections 4.6 and 5.3
 */
export async function makeJwe(plaintext: Uint8Array, to: PublicKey): Promise<Uint8Array> {
  const key = await crypto.subtle
    .importKey('spki', Buffer.from(to.spki, 'base64'), ecdh, false, [])
    .catch((cause: unknown) => {
      throw new Fault('signer.bad-recipient-key', `key ${to.id} of the recipient is no P-256 key`, cause)
    })
  const jwe = await new CompactEncrypt(plaintext)
    .setProtectedHeader({ ...algorithms, kid: to.id })
    .encrypt(key)
  return Buffer.from(jwe, 'latin1')
}

/**
 * Decrypts what was encrypted to us. Compression inside a JWE is refused: it only serves bombs.
 *
 * @param kid id that the JWE must name as its recipient's key
 * @throws Fault `signer.cannot-decrypt`, without saying why: the difference would help an attacker
 * @source RFC 7516 section 5.2 and 11.5
 */
export async function openJwe(jwe: Uint8Array, key: CryptoKey, kid: string): Promise<Uint8Array> {
  try {
    if (!hasFiveParts(jwe)) throw new TypeError('not a compact JWE')
    const { plaintext, protectedHeader } = await compactDecrypt(jwe, key, {
      keyManagementAlgorithms: [algorithms.alg],
      contentEncryptionAlgorithms: [algorithms.enc],
      maxDecompressedLength: 0,
    })
    if (protectedHeader.kid !== kid) throw new TypeError('for another key')
    return plaintext
  } catch (cause) {
    throw new Fault('signer.cannot-decrypt', 'the ciphertext cannot be decrypted with our key', cause)
  }
}

/** Looked at before anything is split: a million full stops would make a million strings. */
function hasFiveParts(jwe: Uint8Array): boolean {
  let [at, stops] = [jwe.indexOf(fullStop), 0]
  if (at < 0 || at > headerMostBytes) return false
  for (; at >= 0 && stops <= 4; stops++) at = jwe.indexOf(fullStop, at + 1)
  return stops === 4
}
