import { formatCheckpoint, parseCheckpoint } from '#core/audit/checkpoint'
import { frontierOf, rootOf, sameHash } from '#core/audit/merkle'
import { hashLeafText } from '#core/audit/leaf'
import { verifyNote } from '#core/audit/note'
import { Fault } from '#core/kernel/outcome'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { OpenAuthority } from '#apps/house/authority'
import { listLeafTexts, readTree, saveCheckpoint } from '#store/audit'

const sizeOf = (checkpoint: string | null): number => Number(checkpoint?.split('\n')[1] ?? -1)

/** Signs the log as it stands, if it has grown since it was signed last. */
export async function signCheckpoint({
  db,
  signer,
  house,
}: Pick<OpenAuthority, 'db' | 'signer' | 'house'>): Promise<string> {
  const tree = await readTree(db)
  if (tree.checkpoint && sizeOf(tree.checkpoint) === tree.size) return tree.checkpoint
  const origin = signer.keys.log.vkey.slice(0, signer.keys.log.vkey.indexOf('+')) || house.code
  const note = await signer.signNote(formatCheckpoint({ origin, size: tree.size, root: tree.root }))
  await db.transaction().execute(async (tx) => {
    // A slower signer must not put an older checkpoint over a newer one.
    const now = await readTree(tx)
    if (sizeOf(now.checkpoint) < tree.size) await saveCheckpoint(tx, note)
  })
  return note
}

/**
 * Walks the whole log: each text has its hash, the tree has its root, the signed checkpoint fits.
 *
 * @throws Fault `audit.broken` naming the first entry that is not what it was
 */
export async function verifyLog({
  db,
  signer,
}: Pick<OpenAuthority, 'db' | 'signer'>): Promise<{ size: number }> {
  const hashes: Uint8Array[] = []
  for (let from = 0; ;) {
    const page = await listLeafTexts(db, from, 1000)
    if (page.length === 0) break
    for (const { index, leaf, hash } of page) {
      const computed = hashLeafText(leaf)
      if (index !== hashes.length) throw broken(`entry ${hashes.length} is missing`)
      if (bytesToHex(computed) !== hash) throw broken(`entry ${index} was changed`)
      hashes.push(computed)
    }
    from += page.length
  }
  const tree = await readTree(db)
  const frontier = frontierOf(hashes)
  if (tree.size !== hashes.length || !sameHash(rootOf(frontier), tree.root))
    throw broken(`its ${hashes.length} entries do not make the tree that was kept`)
  if (tree.checkpoint) checkSigned(tree.checkpoint, signer.keys.log.vkey, hashes)
  return { size: hashes.length }
}

function checkSigned(note: string, vkey: string, hashes: readonly Uint8Array[]): void {
  const text = verifyNote(note, vkey)
  const signed = text.ok ? parseCheckpoint(text.value) : text
  if (!signed.ok) throw broken(`the last checkpoint is not signed by this authority (${signed.why})`)
  const { size, root } = signed.value
  if (size > hashes.length)
    throw broken(`it had ${size} entries when it was signed and has ${hashes.length} now`)
  if (!sameHash(rootOf(frontierOf(hashes.slice(0, size))), root))
    throw broken('it was rewritten after it was signed')
}

const broken = (what: string) =>
  new Fault(
    'audit.broken',
    `The audit log is not what it was: ${what}. The server does not open on it. Restore the last backup, and keep this data for the inquiry.`,
  )
