import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import { isoCBOR } from '@simplewebauthn/server/helpers'

/** What a test lets an authenticator, or the browser before it, do wrongly. */
export interface Quirks {
  readonly challenge?: string
  readonly origin?: string
  readonly rpId?: string
  readonly unverified?: boolean
  readonly framed?: boolean
  readonly counter?: number
  readonly id?: string
  readonly userHandle?: string
  readonly spoilt?: boolean
}

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest()

/** An authenticator in software that keeps one passkey, ES256, without attestation. @source Web Authentication Level 3, section 6 */
export function makeAuthenticator(origin: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x, y } = publicKey.export({ format: 'jwk' })
  const id = randomBytes(32)
  let counter = 0
  let userHandle = ''

  const clientData = (type: string, challenge: string, quirks: Quirks) =>
    Buffer.from(
      JSON.stringify({
        type,
        challenge: quirks.challenge ?? challenge,
        origin: quirks.origin ?? origin,
        crossOrigin: quirks.framed ?? false,
      }),
    )
  const authenticatorData = (rpId: string, quirks: Quirks, attested?: Buffer) => {
    const head = Buffer.alloc(5)
    head[0] = 0x01 | (quirks.unverified ? 0 : 0x04) | (attested ? 0x40 : 0)
    head.writeUInt32BE(quirks.counter ?? ++counter, 1)
    return Buffer.concat([sha256(quirks.rpId ?? rpId), head, attested ?? Buffer.alloc(0)])
  }
  const attestedKey = () => {
    const key = new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, new Uint8Array(Buffer.from(x!, 'base64url'))],
      [-3, new Uint8Array(Buffer.from(y!, 'base64url'))],
    ])
    const length = Buffer.alloc(2)
    length.writeUInt16BE(id.length)
    return Buffer.concat([Buffer.alloc(16), length, id, isoCBOR.encode(key)])
  }

  return {
    id: id.toString('base64url'),
    make(options: PublicKeyCredentialCreationOptionsJSON, quirks: Quirks = {}) {
      userHandle = options.user.id
      const authData = new Uint8Array(authenticatorData(options.rp.id!, quirks, attestedKey()))
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', authData],
      ])
      return {
        id: this.id,
        rawId: this.id,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: clientData('webauthn.create', options.challenge, quirks).toString('base64url'),
          attestationObject: Buffer.from(isoCBOR.encode(attestation as never)).toString('base64url'),
        },
      }
    },
    answer(options: PublicKeyCredentialRequestOptionsJSON, quirks: Quirks = {}) {
      const data = authenticatorData(options.rpId!, quirks)
      const client = clientData('webauthn.get', options.challenge, quirks)
      const signed = Buffer.concat([data, quirks.spoilt ? sha256('another') : sha256(client)])
      return {
        id: quirks.id ?? this.id,
        rawId: quirks.id ?? this.id,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: client.toString('base64url'),
          authenticatorData: data.toString('base64url'),
          signature: createSign('sha256').update(signed).sign(privateKey, 'base64url'),
          userHandle: quirks.userHandle ?? userHandle,
        },
      }
    },
  }
}
