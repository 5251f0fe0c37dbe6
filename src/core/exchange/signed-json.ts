import { canonicalJson } from '#core/kernel/canonical'
import { believe, doubt, type Verdict } from '#core/audit/verdict'

const mostDepth = 64

/** Whether no value lies deeper than `most` brackets; it reads, and does not recurse. */
function isShallow(text: string, most: number): boolean {
  let [depth, quoted] = [0, false]
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]
    if (quoted) {
      if (letter === '\\') at++
      else if (letter === '"') quoted = false
    } else if (letter === '"') quoted = true
    else if (letter === '{' || letter === '[') {
      if (++depth > most) return false
    } else if (letter === '}' || letter === ']') depth--
  }
  return true
}

/**
 * Reads JSON that is, or will be, under a signature. Only the canonical spelling is accepted: then
 * no member comes twice, and two programs cannot read two things in one signed text.
 *
 * @param mostBytes  limit on the UTF-8 bytes, looked at first
 * @source RFC 8785; RFC 8259 section 4 on duplicate names
 */
export function readSignedJson(bytes: Uint8Array, mostBytes: number): Verdict<unknown> {
  if (bytes.length > mostBytes)
    return doubt('too-large', `${bytes.length} bytes, at most ${mostBytes} are allowed`)
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    if (!isShallow(text, mostDepth)) return doubt('malformed', `nested deeper than ${mostDepth}`)
    // Most readers drop this member without a word; the next one may not.
    if (text.includes('"__proto__":')) return doubt('malformed', 'a member is named __proto__')
    const value: unknown = JSON.parse(text)
    return canonicalJson(value) === text
      ? believe(value)
      : doubt('malformed', 'JSON that is not in canonical form')
  } catch {
    return doubt('malformed', 'not JSON in UTF-8')
  }
}

/** The bytes that are signed, or hashed. @source RFC 8785 */
export const writeSignedJson = (value: unknown): Uint8Array => new TextEncoder().encode(canonicalJson(value))
