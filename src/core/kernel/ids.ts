/** Ids are UUIDv7 made at the door; the brand keeps a case id from being used as a message id. */
export type CaseId = string & { readonly __brand: 'CaseId' }
export type MessageId = string & { readonly __brand: 'MessageId' }
export type UserId = string & { readonly __brand: 'UserId' }

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

export const isId = (text: string): boolean => shape.test(text)

/**
 * A UUIDv7.
 *
 * @param nowMs  milliseconds since 1970, UTC
 * @param random ten random bytes
 * @source RFC 9562 section 5.7
 */
export function makeId(nowMs: number, random: Uint8Array): string {
  const bytes = new Uint8Array(16)
  for (let at = 0; at < 6; at++) bytes[at] = Math.floor(nowMs / 2 ** (8 * (5 - at))) & 0xff
  bytes.set(random.subarray(0, 10), 6)
  bytes[6] = 0x70 | (bytes[6]! & 0x0f)
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
