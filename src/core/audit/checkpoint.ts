import { Fault } from '#core/kernel/outcome'
import { decodeBase64, encodeBase64 } from '#core/audit/base64'
import { hashBytes } from '#core/audit/merkle'
import { parseVkey, signNote, verifyNote } from '#core/audit/note'
import { believe, doubt, type Verdict } from '#core/audit/verdict'

/** The state of a log at one moment: so many entries, and the root over all of them. */
export interface Checkpoint {
  /** Name of the log; the same as the name of its key. */
  readonly origin: string
  readonly size: number
  readonly root: Uint8Array
}

/** Longest signed checkpoint, in characters, that a message or a bundle may carry. */
export const checkpointMostChars = 1024

/**
 * The text that is signed: three lines, each ended by a line feed.
 *
 * @throws Fault `audit.bad-checkpoint` for a size or root that cannot be
 * @source C2SP tlog-checkpoint
 */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  if (!Number.isSafeInteger(size) || size < 0 || root.length !== hashBytes || !/^[^\s+]+$/u.test(origin))
    throw new Fault(
      'audit.bad-checkpoint',
      'a checkpoint has an origin, a size from 0, and a root of 32 bytes',
    )
  return `${origin}\n${size}\n${encodeBase64(root)}\n`
}

/** Reads the text of a checkpoint, without its signatures; further lines are let be. @source C2SP tlog-checkpoint */
export function parseCheckpoint(text: string): Verdict<Checkpoint> {
  if (text.length > checkpointMostChars)
    return doubt('too-large', `a checkpoint has at most ${checkpointMostChars} characters`)
  const [origin = '', count = '', base64 = '', ...rest] = text.split('\n')
  const size = /^(?:0|[1-9]\d{0,15})$/.test(count) ? Number(count) : Number.NaN
  const root = decodeBase64(base64)
  if (!/^[^\s+]+$/u.test(origin) || !Number.isSafeInteger(size) || root?.length !== hashBytes)
    return doubt('malformed', 'not a checkpoint: origin, size and root, a line each')
  if (rest.at(-1) !== '' || rest.slice(0, -1).includes(''))
    return doubt('malformed', 'a line is empty, or the last one is not ended')
  return believe({ origin, size, root })
}

/** A checkpoint as a signed note. @throws Fault `audit.bad-checkpoint`, `audit.bad-note` */
export const signCheckpoint = (
  checkpoint: Checkpoint,
  vkey: string,
  sign: (bytes: Uint8Array) => Uint8Array,
): string => signNote(formatCheckpoint(checkpoint), vkey, sign)

/**
 * What a log has signed. The origin must be the name of the key, so that one log cannot speak for another.
 *
 * @source C2SP tlog-checkpoint
 */
export function verifyCheckpoint(note: string, vkey: string): Verdict<Checkpoint> {
  if (note.length > checkpointMostChars)
    return doubt('too-large', `a checkpoint has at most ${checkpointMostChars} characters`)
  const text = verifyNote(note, vkey)
  if (!text.ok) return text
  const checkpoint = parseCheckpoint(text.value)
  if (!checkpoint.ok) return checkpoint
  const key = parseVkey(vkey)
  if (key.ok && key.value.name !== checkpoint.value.origin)
    return doubt('wrong-party', 'the origin is not the name of the key')
  return checkpoint
}
