import { bytesToHex } from '@noble/hashes/utils.js'
import { verifyCheckpoint, type Checkpoint } from '#core/audit/checkpoint'
import type { Leaf } from '#core/audit/leaf'
import { sameHash } from '#core/audit/merkle'
import { believe, doubt, type Verdict } from '#core/audit/verdict'
import type { Bundle } from '#core/exchange/bundle'
import { sameParty, spellParty, type Party } from '#core/exchange/party'

/** One thing that was looked at, and what was found. */
export interface Check {
  readonly name: string
  readonly ok: boolean
  /** In English: what holds, or why it does not. */
  readonly why: string
}

/** A verdict as a check. @param holds what to say when it is good */
export const report = (name: string, verdict: Verdict<unknown>, holds: string): Check =>
  verdict.ok ? { name, ok: true, why: holds } : { name, ok: false, why: `${verdict.code}: ${verdict.why}` }

/** An entry that is in the log, with its opened detail if there is one. */
export interface ProvenEntry {
  readonly index: number
  readonly leaf: Leaf
  readonly detail?: Readonly<Record<string, unknown>>
}

/** What is known of a bundle once keys, checkpoint and entries have been looked at. */
export interface Proven {
  readonly bundle: Bundle
  readonly authority: Party
  /** Absent when the checkpoint of the bundle is not believed. */
  readonly checkpoint?: Checkpoint
  readonly entries: readonly ProvenEntry[]
}

/** A checkpoint of one party, by whichever of its log keys in the bundle has signed it. */
export function verifyCheckpointOf(bundle: Bundle, party: Party, note: string): Verdict<Checkpoint> {
  let last: Verdict<Checkpoint> = doubt('unknown-key', `the bundle has no log key of ${spellParty(party)}`)
  for (const { vkey } of bundle.keys.log.filter((key) => sameParty(key, party))) {
    last = verifyCheckpoint(note, vkey)
    if (last.ok) return last
  }
  return last
}

/** Whether two checkpoints of one log can both be true, as far as sizes and roots alone can tell. */
export function fitsLater(then: Checkpoint, now: Checkpoint): Verdict<Checkpoint> {
  if (then.origin !== now.origin) return believe(then)
  if (then.size > now.size) return doubt('mismatch', 'the checkpoint of the bundle is older than this one')
  if (then.size < now.size || sameHash(then.root, now.root)) return believe(then)
  const [a, b] = [then, now].map(({ root }) => bytesToHex(root).slice(0, 8))
  return doubt('mismatch', `the log was shown with two roots for ${now.size} entries, ${a} and ${b}`)
}
