import { crc32, inflateRawSync } from 'node:zlib'
import { zipSync, type Zippable } from 'fflate'
import { believe, doubt, type Verdict } from '#core/audit/verdict'

/** One file of a ZIP; nothing is inflated before `read`. */
export interface ZipEntry {
  /** As declared; `read` gives exactly so many bytes, or refuses. */
  readonly sizeBytes: number
  read(): Verdict<Uint8Array>
}

const [localSignature, centralSignature, endSignature] = [0x04034b50, 0x02014b50, 0x06054b50]
const [localBytes, centralBytes, endBytes] = [30, 46, 22]
const utf8Flag = 0x0800
const [stored, deflated] = [0, 8]
const nameMostBytes = 300

/** ZIP has local time and no zone: made in local time, every machine writes the same bytes. */
const noTime = (): Date => new Date(1980, 0, 1)

/** Text is worth compressing; PDF, images and office files are compressed already. */
const isText = (mediaType: string): boolean => /^text\/|[/+](?:json|xml|csv)$/.test(mediaType)

/** The same files always give the same bytes. @source PKWARE APPNOTE 6.3 section 4.3 */
export function writeZip(
  files: readonly { readonly path: string; readonly mediaType: string; readonly bytes: Uint8Array }[],
): Uint8Array {
  const zippable: Zippable = {}
  for (const { path, mediaType, bytes } of files)
    zippable[path] = [bytes, { mtime: noTime(), level: isText(mediaType) ? 6 : 0 }]
  return zipSync(zippable)
}

/**
 * Reads a ZIP that a stranger may have made, and accepts only those that every reader reads alike:
 * files one after another from the first byte to the directory, both headers the same, nothing
 * between, before or behind, no comment, no extra field, no encryption, no ZIP64, no name twice.
 *
 * @param mostEntries checked before any entry is read
 * @source PKWARE APPNOTE 6.3 sections 4.3.7, 4.3.12, 4.3.16; ISO/IEC 21320-1 (document container files)
 */
export function readZip(bytes: Uint8Array, mostEntries: number): Verdict<ReadonlyMap<string, ZipEntry>> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = readEnd(view)
  if (!end.ok) return end
  if (end.value.count > mostEntries)
    return doubt('too-large', `${end.value.count} files, at most ${mostEntries} are allowed`)

  const entries = new Map<string, ZipEntry>()
  let [at, next] = [end.value.directory, 0]
  for (let nth = 0; nth < end.value.count; nth++) {
    const entry = readEntry(bytes, view, at, next, end.value.directory)
    if (!entry.ok) return entry
    const { name, central, dataEnd } = entry.value
    if (entries.has(name)) return doubt('malformed', 'two files of one name')
    entries.set(name, entry.value)
    ;[at, next] = [at + central, dataEnd]
  }
  const whole = next === end.value.directory && at === bytes.length - endBytes
  return whole ? believe(entries) : doubt('malformed', 'bytes that belong to no file')
}

function readEnd(view: DataView): Verdict<{ readonly count: number; readonly directory: number }> {
  const at = view.byteLength - endBytes
  if (at < 0 || view.getUint32(at, true) !== endSignature)
    return doubt('malformed', 'not a ZIP, or one with a comment')
  const [disk, diskOfDirectory, here, count] = [4, 6, 8, 10].map((offset) =>
    view.getUint16(at + offset, true),
  )
  const [size, directory] = [12, 16].map((offset) => view.getUint32(at + offset, true))
  const comment = view.getUint16(at + 20, true)
  if (disk !== 0 || diskOfDirectory !== 0 || here !== count || comment !== 0)
    return doubt('malformed', 'a ZIP in several pieces')
  if (directory! + size! !== at) return doubt('malformed', 'the directory does not end where the file does')
  return believe({ count: count!, directory: directory! })
}

interface FoundEntry extends ZipEntry {
  readonly name: string
  /** Bytes of its record in the directory. */
  readonly central: number
  readonly dataEnd: number
}

/** The fields that both headers have, 26 bytes from the version needed on, must be the same. */
function readEntry(
  bytes: Uint8Array,
  view: DataView,
  at: number,
  local: number,
  directory: number,
): Verdict<FoundEntry> {
  if (at + centralBytes > view.byteLength - endBytes || view.getUint32(at, true) !== centralSignature)
    return doubt('malformed', 'the directory is cut off')
  if (local + localBytes > directory || view.getUint32(local, true) !== localSignature)
    return doubt('malformed', 'no file where the directory says')
  const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)]
  const [crc, packed, sizeBytes] = [16, 20, 24].map((offset) => view.getUint32(at + offset, true)) as [
    number,
    number,
    number,
  ]
  const [nameBytes, extra, comment, disk] = [28, 30, 32, 34].map((offset) =>
    view.getUint16(at + offset, true),
  ) as [number, number, number, number]
  if ((flags & ~utf8Flag) !== 0 || (method !== stored && method !== deflated))
    return doubt('malformed', 'encrypted, streamed, or packed in an unknown way')
  if (extra !== 0 || comment !== 0 || disk !== 0 || view.getUint32(at + 42, true) !== local)
    return doubt('malformed', 'extra fields, or files out of order')
  for (let offset = 0; offset < 26; offset++)
    if (bytes[at + 6 + offset] !== bytes[local + 4 + offset])
      return doubt('malformed', 'the two headers of a file differ')
  const [start, dataEnd] = [local + localBytes + nameBytes, local + localBytes + nameBytes + packed]
  if (dataEnd > directory || at + centralBytes + nameBytes > view.byteLength - endBytes)
    return doubt('malformed', 'a file is cut off')
  const name = readName(bytes, at + centralBytes, local + localBytes, nameBytes, flags)
  if (name === undefined)
    return doubt('malformed', 'a name that is no UTF-8, too long, or not the same twice')
  const data = bytes.subarray(start, dataEnd)
  const read = (): Verdict<Uint8Array> => unpack(data, method, sizeBytes, crc)
  return believe({ name, central: centralBytes + nameBytes, dataEnd, sizeBytes, read })
}

/** Without the UTF-8 flag other readers would read a name that is not ASCII in another alphabet. */
function readName(
  bytes: Uint8Array,
  central: number,
  local: number,
  length: number,
  flags: number,
): string | undefined {
  const [a, b] = [bytes.subarray(central, central + length), bytes.subarray(local, local + length)]
  if (length === 0 || length > nameMostBytes || Buffer.compare(a, b) !== 0) return undefined
  if (flags === 0 && a.some((byte) => byte > 0x7f)) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(a)
  } catch {
    return undefined
  }
}

/** Stops as soon as more comes out than was declared: the declaration of a bomb is a lie. */
function unpack(data: Uint8Array, method: number, sizeBytes: number, crc: number): Verdict<Uint8Array> {
  const whole = method === stored ? believe(data) : inflate(data, sizeBytes)
  if (!whole.ok) return whole
  if (whole.value.length !== sizeBytes) return doubt('malformed', 'a file has not the size that is declared')
  return crc32(whole.value) === crc ? whole : doubt('malformed', 'the check sum of a file does not fit')
}

function inflate(data: Uint8Array, sizeBytes: number): Verdict<Uint8Array> {
  try {
    const { buffer, engine } = inflateRawSync(data, {
      maxOutputLength: Math.max(sizeBytes, 1),
      info: true,
    }) as unknown as {
      buffer: Buffer
      engine: { bytesWritten: number }
    }
    return engine.bytesWritten === data.length
      ? believe(new Uint8Array(buffer))
      : doubt('malformed', 'bytes behind a packed file')
  } catch {
    return doubt('malformed', 'a file cannot be unpacked to the size that is declared')
  }
}
