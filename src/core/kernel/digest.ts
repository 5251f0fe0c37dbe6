import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

/** SHA-256 in hexadecimal; synchronous, so that the core can name bytes by their digest. @source FIPS 180-4 */
export const sha256Hex = (bytes: Uint8Array): string => bytesToHex(sha256(bytes))
