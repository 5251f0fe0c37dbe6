import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes } from '@noble/hashes/utils.js'
import { Fault } from '#core/kernel/outcome'
import { decodeBase64, encodeBase64 } from '#core/audit/base64'
import { sameHash } from '#core/audit/merkle'
import { believe, doubt, type Verdict } from '#core/audit/verdict'

/** A verification key of a signed note. */
export interface NoteKey {
  readonly name: string
  /** Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array
  /** First four bytes of the hash over name, algorithm and key: a hint, never a proof. */
  readonly hint: Uint8Array
}

const ed25519Type = 1
const mostChars = 16_384
const mostSignatures = 16
const nameShape = /^[^\s+]{1,200}$/u
/** Printable text and line feeds: no other control character below U+0020. */
// eslint-disable-next-line no-control-regex
const textShape = /^[^\u0000-\u0009\u000b-\u001f]*$/

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

function hintOf(name: string, publicKey: Uint8Array): Uint8Array {
  return sha256(concatBytes(utf8(`${name}\n`), Uint8Array.of(ed25519Type), publicKey)).slice(0, 4)
}

/**
 * The text by which partners know a log: `<name>+<hint>+<base64 of 01 and the key>`.
 *
 * @throws Fault `audit.bad-key` for a name with space or plus, or a key that has not 32 bytes
 * @source C2SP signed-note, verifier keys
 */
export function makeVkey(name: string, publicKey: Uint8Array): string {
  if (!nameShape.test(name) || !name.isWellFormed() || publicKey.length !== 32)
    throw new Fault('audit.bad-key', 'a log has a name without space or plus, and a key of 32 bytes')
  const key = encodeBase64(concatBytes(Uint8Array.of(ed25519Type), publicKey))
  return `${name}+${bytesToHex(hintOf(name, publicKey))}+${key}`
}

/** Reads a verifier key, Ed25519 only. @source C2SP signed-note, verifier keys */
export function parseVkey(vkey: string): Verdict<NoteKey> {
  const [, name, hint, key] = /^([^\s+]{1,200})\+([0-9a-f]{8})\+([A-Za-z0-9+/=]{1,200})$/u.exec(vkey) ?? []
  const bytes = key === undefined ? undefined : decodeBase64(key)
  if (name === undefined || !name.isWellFormed() || !bytes) return doubt('malformed', 'not a verifier key')
  if (bytes[0] !== ed25519Type || bytes.length !== 33) return doubt('wrong-type', 'not an Ed25519 key')
  const publicKey = bytes.slice(1)
  const right = hintOf(name, publicKey)
  if (bytesToHex(right) !== hint) return doubt('mismatch', 'the hint of the key does not fit name and key')
  return believe({ name, publicKey, hint: right })
}

/**
 * Puts text and signature together.
 *
 * @param text      ends with a line feed
 * @param vkey      of the signer
 * @param signature Ed25519 over the UTF-8 bytes of the text, 64 bytes
 * @throws Fault `audit.bad-note`
 * @source C2SP signed-note
 */
export function assembleNote(text: string, vkey: string, signature: Uint8Array): string {
  const key = parseVkey(vkey)
  if (!key.ok || signature.length !== 64 || !isNoteText(text))
    throw new Fault(
      'audit.bad-note',
      'a note is printable text that ends with a line feed, signed with Ed25519',
    )
  return `${text}\n— ${key.value.name} ${encodeBase64(concatBytes(key.value.hint, signature))}\n`
}

/** Signs a text; `sign` makes the Ed25519 signature over the bytes that it is given. @throws Fault `audit.bad-note` */
export const signNote = (text: string, vkey: string, sign: (bytes: Uint8Array) => Uint8Array): string =>
  assembleNote(text, vkey, sign(utf8(text)))

const isNoteText = (text: string): boolean =>
  text.length > 1 && text.endsWith('\n') && textShape.test(text) && text.isWellFormed()

/**
 * The text of a note when the holder of `vkey` has signed it. Lines of other signers are let be, so
 * that witnesses can sign too; two lines by this one are refused.
 *
 * @source C2SP signed-note; RFC 8032 section 5.1.7 (strict: no small-order key, no unreduced point)
 */
export function verifyNote(note: string, vkey: string): Verdict<string> {
  const key = parseVkey(vkey)
  if (!key.ok) return key
  const parts = splitNote(note)
  if (!parts.ok) return parts
  const mine = parts.value.signatures.filter(
    ({ name, bytes }) => name === key.value.name && sameHash(bytes.slice(0, 4), key.value.hint),
  )
  const [line] = mine
  if (!line) return doubt('unknown-key', `not signed by ${key.value.name}`)
  if (mine.length > 1) return doubt('malformed', 'signed twice by one key')
  if (line.bytes.length !== 68) return doubt('malformed', 'an Ed25519 signature has 64 bytes')
  const holds = holdsUp(line.bytes.slice(4), utf8(parts.value.text), key.value.publicKey)
  return holds
    ? believe(parts.value.text)
    : doubt('bad-signature', `the signature of ${key.value.name} does not fit the text`)
}

function holdsUp(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  try {
    return ed25519.verify(signature, message, publicKey, { zip215: false })
  } catch {
    return false
  }
}

interface NoteParts {
  readonly text: string
  readonly signatures: readonly { readonly name: string; readonly bytes: Uint8Array }[]
}

function splitNote(note: string): Verdict<NoteParts> {
  if (note.length > mostChars) return doubt('too-large', `a note has at most ${mostChars} characters`)
  const blank = note.lastIndexOf('\n\n')
  const text = note.slice(0, blank + 1)
  if (blank < 0 || !isNoteText(text) || !isNoteText(note)) return doubt('malformed', 'not a signed note')
  const lines = note.slice(blank + 2, -1).split('\n')
  if (lines.length > mostSignatures)
    return doubt('too-large', `a note has at most ${mostSignatures} signatures`)
  const signatures: { name: string; bytes: Uint8Array }[] = []
  for (const line of lines) {
    const [, name, base64] = /^— ([^\s+]{1,200}) ([A-Za-z0-9+/=]{1,8192})$/u.exec(line) ?? []
    const bytes = base64 === undefined ? undefined : decodeBase64(base64)
    if (name === undefined || !bytes || bytes.length < 5) return doubt('malformed', 'not a signature line')
    signatures.push({ name, bytes })
  }
  return believe({ text, signatures })
}
