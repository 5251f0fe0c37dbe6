import { sha256 } from '@noble/hashes/sha2.js'
import { Fault } from '#core/kernel/outcome'

/** Bytes of one hash. */
export const hashBytes = 32

/** Root of a log without entries: the hash of nothing. @source RFC 9162 section 2.1.1 */
export const emptyRoot: Uint8Array = sha256(new Uint8Array())

/** Hash of one entry; the prefix 00 keeps it from being passed off as a node. @source RFC 9162 section 2.1.1 */
export const leafHash = (entry: Uint8Array): Uint8Array =>
  sha256.create().update(Uint8Array.of(0)).update(entry).digest()

/** Hash of two neighbours. @source RFC 9162 section 2.1.1 */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Uint8Array =>
  sha256.create().update(Uint8Array.of(1)).update(left).update(right).digest()

/** Whether two hashes are the same; both are public, so time does not matter. */
export const sameHash = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at])

/** The right edge of a tree: all that is needed to append to it and to know its root. */
export interface Frontier {
  /** Number of entries. */
  readonly size: number
  /** Roots of the full subtrees, largest first: one for each binary 1 in `size`. */
  readonly edge: readonly Uint8Array[]
}

/** The frontier of a log without entries. */
export const emptyFrontier: Frontier = { size: 0, edge: [] }

const half = (n: number): number => Math.floor(n / 2)
const isCount = (n: unknown): n is number => typeof n === 'number' && Number.isSafeInteger(n) && n >= 0

function countOnes(n: number): number {
  let ones = 0
  for (let rest = n; rest > 0; rest = half(rest)) ones += rest % 2
  return ones
}

/** Whether a frontier that was kept somewhere can be one at all. */
export const isFrontier = ({ size, edge }: Frontier): boolean =>
  isCount(size) && edge.length === countOnes(size) && edge.every((hash) => hash.length === hashBytes)

/**
 * The frontier after one more entry; O(log n), the old one stays as it was.
 *
 * @throws Fault `audit.broken-frontier` when edge and size do not fit: the kept log is damaged
 * @source RFC 9162 section 2.1.2
 */
export function append(frontier: Frontier, leaf: Uint8Array): Frontier {
  if (!isFrontier(frontier))
    throw new Fault('audit.broken-frontier', `no tree of ${frontier.size} has this edge`)
  const edge = [...frontier.edge]
  let node = leaf
  for (let rest = frontier.size; rest % 2 === 1; rest = half(rest)) node = nodeHash(edge.pop()!, node)
  return { size: frontier.size + 1, edge: [...edge, node] }
}

/** The root of the tree; O(log n). @source RFC 9162 section 2.1.2 */
export function rootOf({ edge }: Frontier): Uint8Array {
  return edge.length === 0 ? emptyRoot : edge.reduceRight((right, left) => nodeHash(left, right))
}

/** The frontier of a whole list of leaf hashes; O(n), to check a kept one. */
export const frontierOf = (leaves: Iterable<Uint8Array>): Frontier => {
  let frontier = emptyFrontier
  for (const leaf of leaves) frontier = append(frontier, leaf)
  return frontier
}

/** The largest power of two below `n`, for `n` of 2 and more. */
function split(n: number): number {
  let k = 1
  while (k * 2 < n) k *= 2
  return k
}

/** Root over `leaves[from, until)`, with at least one leaf in it. */
function rangeRoot(leaves: readonly Uint8Array[], from: number, until: number): Uint8Array {
  if (until - from === 1) return leaves[from]!
  const middle = from + split(until - from)
  return nodeHash(rangeRoot(leaves, from, middle), rangeRoot(leaves, middle, until))
}

/**
 * The root over the first `size` leaf hashes; O(n).
 *
 * @throws Fault `audit.out-of-range` when there are fewer leaves
 * @source RFC 9162 section 2.1.1
 */
export function treeRoot(leaves: readonly Uint8Array[], size = leaves.length): Uint8Array {
  requireRange(size, leaves.length, 'size')
  return size === 0 ? emptyRoot : rangeRoot(leaves, 0, size)
}

function requireRange(n: number, most: number, what: string): void {
  if (!isCount(n) || n > most)
    throw new Fault('audit.out-of-range', `${what} must be from 0 to ${most}, not ${n}`)
}

/**
 * The hashes that lead from one entry to the root, nearest first; O(n).
 *
 * @param leaves hashes of at least `size` entries, in order
 * @param index  of the entry, from 0
 * @param size   of the tree that the proof is for
 * @throws Fault `audit.out-of-range`
 * @source RFC 9162 section 2.1.3.1
 */
export function inclusionProof(
  leaves: readonly Uint8Array[],
  index: number,
  size: number,
): readonly Uint8Array[] {
  requireRange(size, leaves.length, 'size')
  requireRange(index, size - 1, 'index')
  const path = (from: number, until: number): Uint8Array[] => {
    if (until - from === 1) return []
    const middle = from + split(until - from)
    return index < middle
      ? [...path(from, middle), rangeRoot(leaves, middle, until)]
      : [...path(middle, until), rangeRoot(leaves, from, middle)]
  }
  return path(0, size)
}

/** What an inclusion proof claims: that `leaf` is entry `index` of the tree of `size` with `root`. */
export interface Inclusion {
  readonly leaf: Uint8Array
  readonly index: number
  readonly size: number
  readonly proof: readonly Uint8Array[]
  readonly root: Uint8Array
}

/** Whether the proof holds; false, and no exception, for nonsense. @source RFC 9162 section 2.1.3.2 */
export function verifyInclusion({ leaf, index, size, proof, root }: Inclusion): boolean {
  if (!isCount(index) || !isCount(size) || index >= size) return false
  if (![leaf, ...proof].every((hash) => hash.length === hashBytes)) return false
  let [fn, sn, node] = [index, size - 1, leaf]
  for (const sibling of proof) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      node = nodeHash(sibling, node)
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)]
    } else node = nodeHash(node, sibling)
    ;[fn, sn] = [half(fn), half(sn)]
  }
  return sn === 0 && sameHash(node, root)
}

/**
 * The hashes that show that the tree of `second` only adds to the tree of `first`; O(n).
 *
 * @param leaves hashes of at least `second` entries, in order
 * @returns empty when `first` is 0 or equals `second`
 * @throws Fault `audit.out-of-range`
 * @source RFC 9162 section 2.1.4.1
 */
export function consistencyProof(
  leaves: readonly Uint8Array[],
  first: number,
  second: number,
): readonly Uint8Array[] {
  requireRange(second, leaves.length, 'second')
  requireRange(first, second, 'first')
  const subproof = (from: number, until: number, whole: boolean): Uint8Array[] => {
    if (first === until) return whole ? [] : [rangeRoot(leaves, from, until)]
    const middle = from + split(until - from)
    return first <= middle
      ? [...subproof(from, middle, whole), rangeRoot(leaves, middle, until)]
      : [...subproof(middle, until, false), rangeRoot(leaves, from, middle)]
  }
  return first === 0 ? [] : subproof(0, second, true)
}

/** What a consistency proof claims: that the tree of `second` begins with the whole tree of `first`. */
export interface Consistency {
  readonly first: number
  readonly second: number
  readonly firstRoot: Uint8Array
  readonly secondRoot: Uint8Array
  readonly proof: readonly Uint8Array[]
}

/** Whether the proof holds; false, and no exception, for nonsense. @source RFC 9162 section 2.1.4.2 */
export function verifyConsistency({ first, second, firstRoot, secondRoot, proof }: Consistency): boolean {
  if (!isCount(first) || !isCount(second) || first > second) return false
  if (!proof.every((hash) => hash.length === hashBytes)) return false
  if (first === second) return proof.length === 0 && sameHash(firstRoot, secondRoot)
  if (first === 0) return proof.length === 0 && sameHash(firstRoot, emptyRoot)

  let [fn, sn] = [first - 1, second - 1]
  while (fn % 2 === 1) [fn, sn] = [half(fn), half(sn)]
  const [start, ...path] = fn === 0 ? [firstRoot, ...proof] : proof
  if (!start) return false
  let [fr, sr] = [start, start]
  for (const hash of path) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      ;[fr, sr] = [nodeHash(hash, fr), nodeHash(hash, sr)]
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)]
    } else sr = nodeHash(sr, hash)
    ;[fn, sn] = [half(fn), half(sn)]
  }
  return sn === 0 && sameHash(fr, firstRoot) && sameHash(sr, secondRoot)
}
