const shared = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const standard = `${shared}+/`
const urlSafe = `${shared}-_`

function encode(bytes: Uint8Array, letters: string): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const [a, b, c] = [bytes[at]!, bytes[at + 1], bytes[at + 2]]
    text += letters[a >> 2]! + letters[((a & 3) << 4) | ((b ?? 0) >> 4)]!
    if (b !== undefined) text += letters[((b & 15) << 2) | ((c ?? 0) >> 6)]!
    if (c !== undefined) text += letters[c & 63]!
  }
  return text
}

function decode(text: string, letters: string): Uint8Array | undefined {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let [bits, held, at] = [0, 0, 0]
  for (const letter of text) {
    const value = letters.indexOf(letter)
    if (value < 0) return undefined
    bits = ((bits << 6) | value) & 0xffff
    held += 6
    if (held < 8) continue
    held -= 8
    bytes[at++] = bits >> held
  }
  return encode(bytes, letters) === text ? bytes : undefined
}

/** Base64 with padding. @source RFC 4648 section 4 */
export function encodeBase64(bytes: Uint8Array): string {
  const text = encode(bytes, standard)
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=')
}

/** Base64 without padding, fit for addresses. @source RFC 4648 section 5 */
export const encodeBase64url = (bytes: Uint8Array): string => encode(bytes, urlSafe)

/**
 * Strict: one text for one value, so padding must be there and unused bits must be zero.
 *
 * @returns undefined for anything that `encodeBase64` would not have written
 * @source RFC 4648 sections 3.5 and 4
 */
export function decodeBase64(text: string): Uint8Array | undefined {
  const bytes = decode(text.replace(/={1,2}$/, ''), standard)
  return bytes && encodeBase64(bytes) === text ? bytes : undefined
}

/**
 * Strict: no padding, unused bits must be zero.
 *
 * @returns undefined for anything that `encodeBase64url` would not have written
 * @source RFC 4648 sections 3.5 and 5; RFC 7515 section 2
 */
export const decodeBase64url = (text: string): Uint8Array | undefined => decode(text, urlSafe)
