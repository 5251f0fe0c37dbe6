import { constants } from 'node:fs'
import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { jwsMostChars, openJws } from '#core/exchange/jws'
import { peekManifest } from '#core/exchange/manifest'
import { peekReceipt } from '#core/exchange/receipt'
import { moveInto, writeNew } from '#adapters/transport/folder-files'
import { ciphertextMostBytes, decodeParcel, encodeParcel, framingMostBytes } from '#adapters/transport/parcel'
import { TransportError, type Parcel, type Transport, type Waiting } from '#adapters/transport/transport'

/** Where answers go, and what a file may cost. */
export interface FolderOptions {
  /**
   * The folder that is carried back to the partner, for the folder that was collected; `answers` within
   * that one if not given.
   */
  readonly answersTo?: (inbox: string) => string
  /** Limit on the ciphertext; 64 MiB if not given. */
  readonly mostBytes?: number
  /** A file that is not whole is left alone for so long, for it may still be arriving; 30 seconds if not given. */
  readonly settleMs?: number
}

/**
 * Parcels as files, to be carried on a stick or attached to a letter: `<message id>.comity` and
 * `<message id>.receipt`. Nothing is ever deleted: what is done goes to `processed`, what cannot be
 * read to `quarantine`, with the reason beside it. What goes out and what comes in need two folders.
 */
export function makeFolderTransport(options: FolderOptions = {}): Transport {
  return {
    name: 'folder',
    async deliver(outbox, parcel) {
      const manifest = peekManifest(parcel.manifest)
      if (!manifest.ok) throw new TransportError(false, `the manifest cannot be read: ${manifest.why}`)
      const written = await attempt(() =>
        writeNew(outbox, manifest.value.id, '.comity', encodeParcel(parcel)),
      )
      if (written === 'other')
        throw new TransportError(false, 'another parcel of the same message is there already')
      return undefined
    },
    collect: (inbox) => collect(inbox, options),
  }
}

/** Disks come back, sticks are plugged in again: what fails there may be tried later. */
async function attempt<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    const why =
      code === 'ENOENT'
        ? 'the folder is not there; is the stick plugged in?'
        : `the folder cannot be used: ${code ?? 'unknown'}`
    throw new TransportError(true, why, cause)
  }
}

async function* collect(inbox: string, options: FolderOptions): AsyncGenerator<Waiting> {
  const entries = await attempt(() => readdir(inbox, { withFileTypes: true }))
  const names = entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name)
  for (const name of names.filter((text) => /^[^.].*\.(?:comity|receipt)$/is.test(text)).sort()) {
    const found = await readWaiting(inbox, name, options)
    if (found === 'not-yet') continue
    if ('why' in found) await attempt(() => moveInto(inbox, 'quarantine', name, found.why))
    else yield { ...found, name, ...settle(inbox, name, found, options) }
  }
}

type Found = { readonly parcel: Parcel } | { readonly receipt: string }

/** The answer is on the disk before the parcel is put away: a crash in between only repeats it. */
function settle(
  inbox: string,
  name: string,
  found: Found,
  { answersTo }: FolderOptions,
): Pick<Waiting, 'done' | 'reject'> {
  return {
    async done(answer) {
      if (answer !== undefined && 'parcel' in found) {
        const receipt = peekReceipt(answer)
        if (!receipt.ok) throw new TransportError(false, `the answer is no receipt: ${receipt.why}`)
        const [folder, sub] = answersTo ? [answersTo(inbox), ''] : [inbox, 'answers']
        await attempt(() =>
          writeNew(folder, receipt.value.refTo, '.receipt', Buffer.from(answer), { sub, another: true }),
        )
      }
      await attempt(() => moveInto(inbox, 'processed', name))
    },
    reject: (why) => attempt(() => moveInto(inbox, 'quarantine', name, why)),
  }
}

async function readWaiting(
  inbox: string,
  name: string,
  options: FolderOptions,
): Promise<Found | { readonly why: string } | 'not-yet'> {
  const { mostBytes = ciphertextMostBytes, settleMs = 30_000 } = options
  const isParcel = name.toLowerCase().endsWith('.comity')
  const file = await readUpTo(join(inbox, name), isParcel ? framingMostBytes + mostBytes : jwsMostChars)
  if (file === 'gone') return 'not-yet'
  if ('why' in file) return file
  const found = isParcel ? readParcel(file.bytes, mostBytes) : readReceipt(file.bytes)
  return 'why' in found && file.ageMs < settleMs ? 'not-yet' : found
}

function readParcel(bytes: Uint8Array, mostBytes: number): Found | { readonly why: string } {
  const parcel = decodeParcel(bytes, mostBytes)
  if (!parcel.ok) return parcel
  const manifest = peekManifest(parcel.value.manifest)
  const [came, sent] = [parcel.value.ciphertext.length, manifest.ok ? manifest.value.sizeBytes : 0]
  return came < sent ? { why: `cut off: ${came} of ${sent} bytes came` } : { parcel: parcel.value }
}

function readReceipt(bytes: Uint8Array): Found | { readonly why: string } {
  // A mail program may have added a line feed.
  const receipt = Buffer.from(bytes).toString('latin1').trim()
  const opened = openJws(receipt)
  return opened.ok ? { receipt } : opened
}

type Read = { readonly bytes: Uint8Array; readonly ageMs: number } | { readonly why: string } | 'gone'

/** Only plain files: no link that leads elsewhere, no pipe that never ends. */
async function readUpTo(path: string, mostBytes: number): Promise<Read> {
  try {
    const handle = await open(
      path,
      constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0),
    )
    try {
      const stat = await handle.stat()
      if (!stat.isFile()) return { why: 'not a plain file' }
      if (stat.size > mostBytes) return { why: `${stat.size} bytes, at most ${mostBytes} are allowed` }
      // A stick may have been written by a clock that runs ahead, hence the absolute value.
      return { bytes: await handle.readFile(), ageMs: Math.abs(Date.now() - stat.mtimeMs) }
    } finally {
      await handle.close()
    }
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    return code === 'ENOENT' ? 'gone' : { why: `cannot be read: ${code ?? 'unknown'}` }
  }
}
