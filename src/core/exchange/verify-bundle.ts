import { hexToBytes } from '@noble/hashes/utils.js'
import { decodeBase64 } from '#core/audit/base64'
import type { Checkpoint } from '#core/audit/checkpoint'
import { hashLeafText, parseLeaf, saltDetail } from '#core/audit/leaf'
import { verifyConsistency, verifyInclusion } from '#core/audit/merkle'
import { believe, doubt, misfit, type Verdict } from '#core/audit/verdict'
import { Bundle, type BundleEntry } from '#core/exchange/bundle'
import { fingerprintOf, fingerprintOfLog, isSealKey } from '#core/exchange/key'
import { spellParty, type Party } from '#core/exchange/party'
import { report, verifyCheckpointOf, type Check, type Proven, type ProvenEntry } from '#core/exchange/proven'
import { checkMessages } from '#core/exchange/verify-messages'

/** A key that the bundle relies on; compare the fingerprint with one that came by another way. */
export interface RelyingKey {
  /** `XAR/central-authority` */
  readonly party: string
  readonly use: 'seal' | 'log'
  /** Empty when the key cannot be read. */
  readonly fingerprint: string
}

/** Good only when every check is; the checks stand in the order of reading. */
export interface BundleVerdict {
  readonly ok: boolean
  readonly checks: readonly Check[]
  readonly keys: readonly RelyingKey[]
}

const unreadable = (why: string): BundleVerdict => ({
  ok: false,
  checks: [{ name: 'format', ok: false, why }],
  keys: [],
})

/**
 * Verifies a bundle with nothing but itself: every signature, every proof, every reference. Never throws.
 *
 * It cannot know whether the keys are those of the States: pass the fingerprints that you have from
 * elsewhere as `trusted`, or compare `keys` by eye.
 *
 * @param given   the parsed JSON
 * @param trusted fingerprints from `fingerprintOf`; when given, each key of the bundle must be among them
 */
export function verifyBundle(given: unknown, trusted?: readonly string[]): BundleVerdict {
  try {
    const read = Bundle.safeParse(given)
    if (read.success) return verify(read.data, trusted)
    const { why } = misfit('bundle', read.error)
    return unreadable(why)
  } catch (cause) {
    return unreadable(`the bundle cannot be read: ${cause instanceof Error ? cause.name : 'unknown'}`)
  }
}

function verify(bundle: Bundle, trusted: readonly string[] | undefined): BundleVerdict {
  const authority = { state: bundle.authority.state, authority: bundle.authority.code }
  const keys = listKeys(bundle)
  const checkpoint = readCheckpoint(bundle, authority)
  const entries = bundle.entries.map((entry) => ({ entry, verdict: proveEntry(entry, checkpoint) }))
  const proven: Proven = {
    bundle,
    authority,
    ...(checkpoint.ok && { checkpoint: checkpoint.value }),
    entries: entries.flatMap(({ verdict }) => (verdict.ok ? [verdict.value] : [])),
  }
  const checks = [
    { name: 'format', ok: true, why: 'a bundle of version 1' },
    checkKeys(bundle, keys),
    ...(trusted ? [checkTrust(keys, trusted)] : []),
    report('checkpoint', checkpoint, `signed by the log of ${spellParty(authority)}, ${bundle.size} entries`),
    ...entries.map(({ entry, verdict }) =>
      report(`entry ${entry.index}`, verdict, 'is in the tree of the checkpoint'),
    ),
    ...checkHistory(bundle, authority, checkpoint),
    ...checkMessages(proven),
  ]
  return { ok: checks.every(({ ok }) => ok), checks, keys }
}

function listKeys({ keys }: Bundle): readonly RelyingKey[] {
  const printOf = (spki: string): string => {
    const der = decodeBase64(spki)
    return der ? fingerprintOf(der) : ''
  }
  return [
    ...keys.seal.map((key) => ({
      party: spellParty(key),
      use: 'seal' as const,
      fingerprint: printOf(key.spki),
    })),
    ...keys.log.map((key) => ({
      party: spellParty(key),
      use: 'log' as const,
      fingerprint: fingerprintOfLog(key.vkey) ?? '',
    })),
  ]
}

function checkKeys({ keys }: Bundle, listed: readonly RelyingKey[]): Check {
  const name = 'keys'
  const bad = [
    ...keys.seal.filter((key) => !isSealKey(key)).map((key) => `${spellParty(key)} seal`),
    ...listed
      .filter(({ use, fingerprint }) => use === 'log' && fingerprint === '')
      .map(({ party }) => `${party} log`),
  ]
  if (bad.length > 0) return { name, ok: false, why: `no key of its kind, or not its id: ${bad.join(', ')}` }
  const once = new Set(listed.map(({ fingerprint }) => fingerprint)).size === listed.length
  return { name, ok: once, why: once ? 'each key has its own id and one holder' : 'a key is listed twice' }
}

function checkTrust(keys: readonly RelyingKey[], trusted: readonly string[]): Check {
  const foreign = keys
    .filter(({ fingerprint }) => !trusted.includes(fingerprint))
    .map(({ party, use }) => `${party} ${use}`)
  const ok = foreign.length === 0
  return {
    name: 'trust',
    ok,
    why: ok ? 'all fingerprints are known' : `not among the known: ${foreign.join(', ')}`,
  }
}

function readCheckpoint(bundle: Bundle, authority: Party): Verdict<Checkpoint> {
  const checkpoint = verifyCheckpointOf(bundle, authority, bundle.checkpoint)
  if (checkpoint.ok && checkpoint.value.size !== bundle.size)
    return doubt(
      'mismatch',
      `the checkpoint has ${checkpoint.value.size} entries, the bundle says ${bundle.size}`,
    )
  return checkpoint
}

function proveEntry(entry: BundleEntry, checkpoint: Verdict<Checkpoint>): Verdict<ProvenEntry> {
  if (!checkpoint.ok) return doubt(checkpoint.code, 'there is no checkpoint to prove it against')
  const { size, root } = checkpoint.value
  const leaf = parseLeaf(entry.leaf)
  if (!leaf.ok) return leaf
  const { index, opening } = entry
  const proof = entry.proof.map((hash) => hexToBytes(hash))
  if (!verifyInclusion({ leaf: hashLeafText(entry.leaf), index, size, proof, root }))
    return doubt('mismatch', 'the proof does not lead to the root of the checkpoint')
  if (!opening) return believe({ index, leaf: leaf.value })
  if (saltDetail(opening.salt, opening.detail) !== leaf.value.detail)
    return doubt('mismatch', 'the detail that is shown is not the one that was logged')
  return believe({ index, leaf: leaf.value, detail: opening.detail })
}

function checkHistory(bundle: Bundle, authority: Party, now: Verdict<Checkpoint>): Check[] {
  return (bundle.history ?? []).map(({ checkpoint, proof }, at) => {
    const then = verifyCheckpointOf(bundle, authority, checkpoint)
    if (!then.ok || !now.ok) return report(`history ${at}`, then.ok ? now : then, '')
    const grew = verifyConsistency({
      first: then.value.size,
      second: now.value.size,
      firstRoot: then.value.root,
      secondRoot: now.value.root,
      proof: proof.map((hash) => hexToBytes(hash)),
    })
    const verdict = grew ? then : doubt('mismatch', 'the log of then is not the beginning of the log of now')
    return report(
      `history ${at}`,
      verdict,
      `the log only grew, from ${then.value.size} to ${now.value.size} entries`,
    )
  })
}
