import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hash, verify } from '@node-rs/argon2'
import { generateSecret, generateURI, verify as verifyCode } from 'otplib'
import { Fault, type Refusal } from '#core/kernel/outcome'
import type { Config } from '#apps/wire'

/** Encrypts what a database must not show in clear: the secrets of one-time codes. */
export interface SecretBox {
  close(text: string): string
  open(closed: string): string
}

/** A box whose key lies beside the authority keys; in memory for tests. */
export function openSecretBox(config: Config): SecretBox {
  const path = join(config.data, 'keys', 'box')
  if (!config.inMemory && !existsSync(path))
    writeFileSync(path, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' })
  const key = config.inMemory ? randomBytes(32) : Buffer.from(readFileSync(path, 'utf8'), 'base64')
  return {
    close(text) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, iv)
      return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString(
        'base64',
      )
    },
    open(closed) {
      const bytes = Buffer.from(closed, 'base64')
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAuthTag(
          bytes.subarray(-16),
        )
        return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString('utf8')
      } catch (cause) {
        throw new Fault(
          'secrets.unreadable',
          `${path} is not the key that closed the secrets of one-time codes. Restore it from the backup of the same day as the database.`,
          cause,
        )
      }
    },
  }
}

/** @source OWASP Password Storage Cheat Sheet: Argon2id with 19 MiB, 2 passes, 1 lane or more */
export const hashPassword = (password: string): Promise<string> =>
  hash(password, { memoryCost: 65_536, timeCost: 3, parallelism: 1 })
export const isPassword = (stored: string, password: string): Promise<boolean> => verify(stored, password)

/** @source NIST SP 800-63B section 5.1.1: length counts, composition rules do not */
const shortestPassword = 12

/** Why a password is refused before anything else is looked at, or undefined. */
export const refuseShort = (password: string): Refusal | undefined =>
  [...password].length >= shortestPassword
    ? undefined
    : {
        code: 'unacceptable',
        what: 'this password',
        why: `It has fewer than ${shortestPassword} characters.`,
        mend: 'Use four or five words that do not belong together.',
      }

export const makeTotpSecret = (): string => generateSecret()
export const totpAddress = (secret: string, label: string, issuer: string): string =>
  generateURI({ issuer, label, secret })

/**
 * The time step of a right one-time code, or undefined; a step used before is refused by the store.
 *
 * @source RFC 6238 section 5.2: one step of 30 s of drift either way
 */
export async function totpStep(secret: string, code: string): Promise<number | undefined> {
  if (!/^\d{6}$/.test(code)) return undefined
  const verdict = await verifyCode({ secret, token: code, epochTolerance: 30 })
  return verdict.valid && 'timeStep' in verdict ? verdict.timeStep : undefined
}
