import { isId, type UserId } from '#core/kernel/ids'

interface Handle {
  /** Code of the authority. */
  readonly code: string
  readonly userId: UserId
}

/**
 * Whose a passkey is, as its authenticator keeps it: the 16 bytes of the account, then the code of its authority.
 * A passkey so belongs to one authority, whichever others are housed under the same name.
 *
 * @source Web Authentication Level 3, section 5.4.3: at most 64 bytes, and nothing personal in them
 */
export const writeHandle = ({ code, userId }: Handle): Uint8Array<ArrayBuffer> =>
  Uint8Array.from([...Buffer.from(userId.replaceAll('-', ''), 'hex'), ...Buffer.from(code, 'utf8')])

/** @param text base64url */
export function readHandle(text: string): Handle | undefined {
  const bytes = Buffer.from(text, 'base64url')
  const hex = bytes.subarray(0, 16).toString('hex')
  const userId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return isId(userId) ? { code: bytes.subarray(16).toString('utf8'), userId: userId as UserId } : undefined
}
