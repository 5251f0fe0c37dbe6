import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename, unlink, writeFile } from 'node:fs/promises'
import { join, parse } from 'node:path'

const isCode = (cause: unknown, ...codes: readonly string[]): boolean =>
  codes.includes((cause as NodeJS.ErrnoException).code ?? '')

/** So much of a stranger's file name that a number and `.why.txt` still fit behind it. */
const shorten = (stem: string): string =>
  Buffer.byteLength(stem) > 200 ? [...stem].slice(0, 50).join('') : stem

/** `name.ext`, then `name.2.ext`, `name.3.ext` and so on. */
const numbered = (stem: string, extension: string, nth: number): string =>
  (nth === 1 ? stem : `${stem}.${nth}`) + extension

/**
 * Writes a file so that it appears whole or not at all, and survives a power cut: aside, forced to the
 * disk, then renamed.
 *
 * @param sub     a folder within, made when it is missing; the folder itself must be there
 * @param another whether other content is written under the next free name, instead of being refused
 * @returns `other` when the name is taken by other content
 */
export async function writeNew(
  folder: string,
  stem: string,
  extension: string,
  bytes: Uint8Array,
  { sub = '', another = false } = {},
): Promise<'written' | 'same' | 'other'> {
  if (sub) await mkdir(join(folder, sub)).catch(unlessThere)
  const into = join(folder, sub)
  for (let nth = 1; ; nth++) {
    const path = join(into, numbered(stem, extension, nth))
    const there = await readFile(path).catch((cause: unknown) => {
      if (isCode(cause, 'ENOENT')) return undefined
      throw cause
    })
    if (there && Buffer.compare(there, bytes) === 0) return 'same'
    if (there && !another) return 'other'
    if (there) continue
    await writeAside(into, path, bytes)
    return 'written'
  }
}

async function writeAside(folder: string, path: string, bytes: Uint8Array): Promise<void> {
  const aside = join(folder, `.${parse(path).name}.${randomBytes(6).toString('hex')}.part`)
  try {
    const handle = await open(aside, 'wx', 0o640)
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(aside, path)
  } catch (cause) {
    await unlink(aside).catch(() => undefined)
    throw cause
  }
  await syncFolder(folder)
}

/** Makes the rename itself durable; some systems cannot open a folder, and need not. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r')
    await handle.sync().finally(() => handle.close())
  } catch (cause) {
    if (!isCode(cause, 'EPERM', 'EISDIR', 'EINVAL', 'EACCES', 'ENOTSUP')) throw cause
  }
}

function unlessThere(cause: unknown): void {
  if (!isCode(cause, 'EEXIST')) throw cause
}

/**
 * Moves a file into a folder beside it, under a name that is free there. Another collector may have moved
 * it already; then there is nothing left to do.
 *
 * @param why written down beside it, when given
 */
export async function moveInto(inbox: string, sub: string, name: string, why?: string): Promise<void> {
  const folder = join(inbox, sub)
  await mkdir(folder).catch(unlessThere)
  const { name: whole, ext } = parse(name)
  const stem = shorten(whole)
  for (let nth = 1; ; nth++) {
    const target = join(folder, numbered(stem, ext, nth))
    // The name is reserved first, for a rename would silently replace what is there.
    const reserved = await open(target, 'wx').catch(unlessThere)
    if (!reserved) continue
    await reserved.close()
    if (!(await moveOver(join(inbox, name), target))) return
    await syncFolder(folder)
    if (why !== undefined) await writeFile(`${target}.why.txt`, `${why}\n`)
    return
  }
}

async function moveOver(from: string, target: string): Promise<boolean> {
  try {
    await rename(from, target)
    return true
  } catch (cause) {
    await unlink(target)
    if (isCode(cause, 'ENOENT')) return false
    throw cause
  }
}
