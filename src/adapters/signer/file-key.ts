import { createCipheriv, createDecipheriv, createHash, randomBytes, scrypt } from 'node:crypto'
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { canonicalJson } from '#core/kernel/canonical'
import { Fault } from '#core/kernel/outcome'
import { makeKeySet, signerOf, type KeySet } from '#adapters/signer/key-set'
import type { Signer } from '#adapters/signer/signer'

/** Cost of scrypt when keys are created: 128 MiB and some tenths of a second. @source RFC 7914 section 2 */
const cost = { N: 2 ** 17, r: 8, p: 1 } as const
const passphraseLeastChars = 12
const fileMostBytes = 16_384

const Base64 = z.base64().max(8192)

/** The file: everything needed to open it but the passphrase. */
const KeyFile = z.strictObject({
  typ: z.literal('comity/keys/1'),
  createdAt: z.iso.datetime(),
  /** Bounded, so that a changed file cannot make us use up the memory. */
  scrypt: z.strictObject({
    N: z
      .int()
      .min(2 ** 15)
      .max(2 ** 20),
    r: z.literal(8),
    p: z.int().min(1).max(4),
    salt: Base64,
  }),
  iv: Base64,
  tag: Base64,
  ciphertext: Base64,
  /** SHA-256 over the rest: tells a damaged file from a wrong passphrase. It protects nothing. */
  sha256: z.string(),
})
type KeyFile = z.infer<typeof KeyFile>

const Content = z.strictObject({ logName: z.string(), seal: Base64, encryption: Base64, log: Base64 })

/** What cannot change without the decryption failing. */
const header = ({ typ, createdAt, scrypt: kdf }: Pick<KeyFile, 'typ' | 'createdAt' | 'scrypt'>): Buffer =>
  Buffer.from(canonicalJson({ typ, createdAt, scrypt: kdf }))

const checksum = ({ sha256: _, ...rest }: KeyFile): string =>
  createHash('sha256').update(canonicalJson(rest)).digest('hex')

/** @source RFC 8265 section 4.2: a passphrase is compared in NFC */
function deriveKey(passphrase: string, { salt, ...options }: KeyFile['scrypt']): Promise<Buffer> {
  const maxmem = 128 * options.N * options.r * 2
  return new Promise((resolve, reject) =>
    scrypt(
      passphrase.normalize('NFC'),
      Buffer.from(salt, 'base64'),
      32,
      { ...options, maxmem },
      (error, key) => (error ? reject(error) : resolve(key)),
    ),
  )
}

/** What the caller may choose when keys are created. */
export interface KeyFileOptions {
  /** Name of the log, as in its vkey and checkpoints, e.g. `log.justice.xar.example`. */
  readonly logName: string
  /** Instant of creation. */
  readonly now: string
  /** Memory cost of scrypt, a power of two from 2^15; 2^17 if not given. */
  readonly N?: number
}

/**
 * Makes new keys and keeps them in one file, encrypted with a passphrase, readable by its owner only.
 * The file appears whole or not at all; an existing one is never touched.
 *
 * @throws Fault `keys.exists`, `keys.weak-passphrase` (fewer than 12 characters), `keys.cannot-write`,
 *   `audit.bad-key` for a bad name of the log
 */
export async function createKeyFile(
  path: string,
  passphrase: string,
  options: KeyFileOptions,
): Promise<Signer> {
  if ([...passphrase].length < passphraseLeastChars)
    throw new Fault('keys.weak-passphrase', `a passphrase has ${passphraseLeastChars} characters or more`)
  const keySet = makeKeySet(options.logName)
  const file = await encryptKeys(keySet, passphrase, options)
  await writeOnce(path, `${JSON.stringify(file, undefined, 2)}\n`)
  return signerOf(keySet)
}

async function encryptKeys(
  keySet: KeySet,
  passphrase: string,
  { now, N = cost.N }: KeyFileOptions,
): Promise<KeyFile> {
  const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
  const { logName, seal, encryption, log } = keySet
  const head = {
    typ: 'comity/keys/1',
    createdAt: now,
    scrypt: { ...cost, N, salt: base64(randomBytes(32)) },
  } as const
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', await deriveKey(passphrase, head.scrypt), iv).setAAD(
    header(head),
  )
  const content = { logName, seal: base64(seal), encryption: base64(encryption), log: base64(log) }
  const ciphertext = base64(Buffer.concat([cipher.update(JSON.stringify(content)), cipher.final()]))
  const file = { ...head, iv: base64(iv), tag: base64(cipher.getAuthTag()), ciphertext, sha256: '' }
  return { ...file, sha256: checksum(file) }
}

/** Written aside, forced to the disk, then given its name in one step that fails when the name is taken. */
async function writeOnce(path: string, text: string): Promise<void> {
  const aside = `${path}.${randomBytes(6).toString('hex')}.part`
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    const handle = await open(aside, 'wx', 0o600)
    try {
      await handle.writeFile(text)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await link(aside, path)
  } catch (cause) {
    const { code, syscall } = cause as NodeJS.ErrnoException
    const taken = code === 'EEXIST' && syscall === 'link'
    throw taken
      ? new Fault('keys.exists', `${path} is there already; keys are never overwritten`, cause)
      : new Fault('keys.cannot-write', `the keys cannot be written to ${path}`, cause)
  } finally {
    await unlink(aside).catch(() => undefined)
  }
}

/**
 * Opens the keys of an authority.
 *
 * @throws Fault `keys.missing`, `keys.cannot-read`, `keys.damaged`, `keys.wrong-passphrase`
 */
export async function openKeyFile(path: string, passphrase: string): Promise<Signer> {
  const file = parseKeyFile(await readKeyFile(path), path)
  const key = await deriveKey(passphrase, file.scrypt)
  let content: unknown
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(file.iv, 'base64'), {
      authTagLength: 16,
    })
    decipher.setAAD(header(file)).setAuthTag(Buffer.from(file.tag, 'base64'))
    const bytes = Buffer.concat([decipher.update(Buffer.from(file.ciphertext, 'base64')), decipher.final()])
    content = JSON.parse(bytes.toString('utf8'))
  } catch {
    // No cause: an error of the parser could quote what it has read.
    throw new Fault('keys.wrong-passphrase', `the passphrase does not open ${path}`)
  }
  const { logName, ...keys } = Content.parse(content)
  const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'base64'))
  return signerOf({
    logName,
    seal: bytes(keys.seal),
    encryption: bytes(keys.encryption),
    log: bytes(keys.log),
  })
}

async function readKeyFile(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    const gone = (cause as NodeJS.ErrnoException).code === 'ENOENT'
    throw gone
      ? new Fault('keys.missing', `there are no keys at ${path}`, cause)
      : new Fault('keys.cannot-read', `${path} cannot be read`, cause)
  }
}

function parseKeyFile(text: string, path: string): KeyFile {
  let json: unknown
  try {
    json = text.length > fileMostBytes ? undefined : JSON.parse(text)
  } catch {
    json = undefined
  }
  const file = KeyFile.safeParse(json)
  if (!file.success || checksum(file.data) !== file.data.sha256)
    throw new Fault('keys.damaged', `${path} is damaged; take it from the backup`)
  return file.data
}
