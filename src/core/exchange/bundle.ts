import { z } from 'zod'
import { checkpointMostChars } from '#core/audit/checkpoint'
import { Sha256Hex } from '#core/audit/leaf'
import { jwsMostChars } from '#core/exchange/jws'
import { PartyKey } from '#core/exchange/key'
import { listingMostBytes } from '#core/exchange/container'
import { Party } from '#core/exchange/party'

const Jws = z.string().max(jwsMostChars)
const Note = z.string().max(checkpointMostChars)
/** A path in a tree of at most 2^64 entries. */
const Proof = z.array(Sha256Hex).max(130)

/** One log entry with its place in the tree. */
export const BundleEntry = z.strictObject({
  /** From 0. */
  index: z.int().min(0),
  /** Canonical JSON, from `writeLeaf`. */
  leaf: z.string().max(1024),
  proof: Proof,
  /**
   * What `saltDetail` was made of, where the authority chooses to show it. The entry about a message has
   * `manifestDigest` in its detail: then the log proves the very manifest, and not only the id.
   */
  opening: z.strictObject({ salt: Sha256Hex, detail: z.record(z.string().max(80), z.unknown()) }).optional(),
})
export type BundleEntry = z.infer<typeof BundleEntry>

/** One message: both signed statements as they went over the wire. */
export const BundleMessage = z.strictObject({
  manifest: Jws,
  receipt: Jws.optional(),
  /** The inner seal and the text of the listing, so that a paper can be compared by its digest. */
  sealed: z.strictObject({ jws: Jws, listing: z.string().max(listingMostBytes) }).optional(),
})
export type BundleMessage = z.infer<typeof BundleMessage>

/** A log key and the authority that holds it. */
export const LogKey = z.strictObject({ ...Party.shape, vkey: z.string().max(400) })
export type LogKey = z.infer<typeof LogKey>

/**
 * Evidence that a stranger can verify without us: who sent what to whom, what the other side said of
 * it, and that the log of the authority holds it. `verifyBundle` does so; trust begins with the
 * fingerprints of the keys, which must come by another way.
 */
export const Bundle = z.strictObject({
  typ: z.literal('comity/bundle/1'),
  /** Whose log it is. */
  authority: z.strictObject({
    state: Party.shape.state,
    code: Party.shape.authority,
    name: z.string().min(1).max(300),
  }),
  /** Of both sides. */
  keys: z.strictObject({ seal: z.array(PartyKey).max(100), log: z.array(LogKey).max(100) }),
  /** Signed by the authority's log; all proofs lead to its root. */
  checkpoint: Note,
  /** Entries in the tree; the same as in the checkpoint. */
  size: z.int().min(0),
  entries: z.array(BundleEntry).max(10_000),
  /** Earlier checkpoints of the same log, as partners hold them, each with its consistency proof. */
  history: z
    .array(z.strictObject({ checkpoint: Note, proof: Proof }))
    .max(1000)
    .optional(),
  messages: z.array(BundleMessage).max(1000),
})
export type Bundle = z.infer<typeof Bundle>
