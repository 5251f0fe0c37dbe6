import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { z } from 'zod'
import { canonicalJson } from '#core/kernel/canonical'
import { isId } from '#core/kernel/ids'
import { Fault } from '#core/kernel/outcome'
import { Instant } from '#core/audit/instant'
import { leafHash } from '#core/audit/merkle'
import { believe, doubt, misfit, type Verdict } from '#core/audit/verdict'

/** SHA-256 as 64 lower-case hexadecimal digits. */
export const Sha256Hex = z.string().regex(/^[0-9a-f]{64}$/, 'not 64 lower-case hexadecimal digits')

/**
 * One line of the audit log: who did what to which thing, and when. It holds ids and a salted hash,
 * no name and no content, so that it may be shown to a stranger and kept when the case is erased.
 */
export const Leaf = z.strictObject({
  at: Instant,
  /** Id of the user, or `system`. */
  actor: z
    .string()
    .max(36)
    .refine((text) => text === 'system' || isId(text), 'neither an id nor "system"'),
  /** Name of the operation or event, e.g. `send-request`. */
  action: z
    .string()
    .max(80)
    .regex(/^[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*$/, 'not a name such as send-request'),
  /** Id of the thing, e.g. of a message; never a name, never an address. */
  object: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/, 'not an id'),
  /** From `saltDetail`. */
  detail: Sha256Hex,
})
export type Leaf = z.infer<typeof Leaf>

const mostChars = 1024

/** The one text of an entry: what is hashed, and what a bundle shows. @source RFC 8785 */
export const writeLeaf = (leaf: Leaf): string => canonicalJson(leaf)

/** The hash that stands in the tree. @source RFC 9162 section 2.1.1 */
export const hashLeaf = (leaf: Leaf): Uint8Array => hashLeafText(writeLeaf(leaf))

/** The same, from the text. */
export const hashLeafText = (text: string): Uint8Array => leafHash(new TextEncoder().encode(text))

/** Reads an entry that someone else shows; only its one spelling is accepted. */
export function parseLeaf(text: string): Verdict<Leaf> {
  if (text.length > mostChars) return doubt('too-large', `a log entry has at most ${mostChars} characters`)
  try {
    const leaf = Leaf.safeParse(JSON.parse(text))
    if (!leaf.success) return misfit('log entry', leaf.error)
    return writeLeaf(leaf.data) === text ? believe(leaf.data) : doubt('malformed', 'not in canonical form')
  } catch {
    return doubt('malformed', 'not JSON')
  }
}

/**
 * The commitment to a detail: without the salt nobody can guess the detail from the log; with both,
 * anyone can check it. Erasing the salt makes the entry anonymous and leaves the tree whole.
 *
 * @param salt   32 random bytes as hexadecimal, fresh for each entry; kept with the case, not with the log
 * @param detail any JSON value
 * @returns SHA-256 over salt and canonical JSON, in hexadecimal
 * @throws Fault `audit.bad-salt`
 */
export function saltDetail(salt: string, detail: unknown): string {
  if (!Sha256Hex.safeParse(salt).success)
    throw new Fault('audit.bad-salt', 'a salt is 32 bytes in hexadecimal')
  return bytesToHex(sha256(concatBytes(hexToBytes(salt), new TextEncoder().encode(canonicalJson(detail)))))
}
