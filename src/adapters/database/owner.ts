import { readFileSync, readlinkSync, rmSync } from 'node:fs'
import { readFile, rename, stat, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Fault } from '#core/kernel/outcome'

/**
 * The note of who holds a data folder. It serves people, and two cases that no lock of the server
 * covers: the moment when the server itself fell and is being started again, and a second container
 * or machine that sees the same folder but neither our processes nor our socket. There PostgreSQL's
 * own `postmaster.pid` names a process that seems dead, and two servers would ruin the data.
 */
interface Owner {
  readonly pid: number
  /** UTC, ISO 8601 */
  readonly since: string
  /** Machine, its boot, and its set of processes: elsewhere, `pid` means nothing. */
  readonly place: string
  /** When the process began, as the system counts; tells it from a later one with the same number. */
  readonly began: string
}

export interface Claim {
  /** Takes the note away; synchronous, so that it also works at the very end of the process. */
  release(): void
}

const beatMs = 2_000
const doubtMs = 3 * beatMs
/** A process that was just killed needs a moment to be gone; who starts the next one need not know. */
export const dyingMs = 500

const read = (path: string) => {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return '' // not Linux, or no such process
  }
}
const link = (path: string) => {
  try {
    return readlinkSync(path)
  } catch {
    return ''
  }
}

const here = () => [hostname(), read('/proc/sys/kernel/random/boot_id'), link('/proc/self/ns/pid')].join(' ')

/**
 * Field 22 of /proc/<pid>/stat, unless the process is dead and only waits to be buried. The name in field 2
 * may hold anything, so fields are counted from its last bracket.
 */
function beganOf(pid: number): string {
  const [state = '', ...fields] = read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? []
  return 'ZX'.includes(state) ? '' : (fields[18] ?? '')
}

const noteIn = (folder: string) => join(folder, 'owner.json')

async function readOwner(folder: string): Promise<Owner | undefined> {
  try {
    return JSON.parse(await readFile(noteIn(folder), 'utf8')) as Owner
  } catch {
    return undefined // none, or half a note of a machine that lost power
  }
}

/** @throws Fault `database.in-use` when another living process, here or elsewhere, holds the folder */
export async function refuseIfOwned(folder: string): Promise<void> {
  const owner = await readOwner(folder)
  if (!owner || !(await lives(owner, folder))) return
  await setTimeout(dyingMs)
  const still = await readOwner(folder)
  if (!still || !(await lives(still, folder))) return
  throw inUseFault(folder, still.pid, still.since, still.place === here() ? undefined : still.place)
}

async function lives(owner: Owner, folder: string): Promise<boolean> {
  if (owner.place !== here()) return beats(folder)
  return owner.began !== '' && beganOf(owner.pid) === owner.began
}

/** Whether the note is touched while we look, by whatever clock: only then does the stranger live. */
async function beats(folder: string): Promise<boolean> {
  const touched = async () => (await stat(noteIn(folder)).catch(() => undefined))?.mtimeMs
  const before = await touched()
  for (let waitedMs = 0; waitedMs < doubtMs; waitedMs += 250) {
    await setTimeout(250)
    const now = await touched()
    if (now !== before) return now !== undefined
  }
  return false
}

/** Writes the note and keeps it fresh until released. Whoever calls holds the folder's lock already. */
export async function claim(folder: string): Promise<Claim> {
  const owner: Owner = {
    pid: process.pid,
    since: new Date().toISOString(),
    place: here(),
    began: beganOf(process.pid),
  }
  const text = JSON.stringify(owner, undefined, 2)
  const draft = `${noteIn(folder)}.${process.pid}`
  await writeFile(draft, `${text}\n`)
  await rename(draft, noteIn(folder))

  const beat = setInterval(() => void utimes(noteIn(folder), new Date(), new Date()).catch(() => {}), beatMs)
  beat.unref()
  return {
    release() {
      clearInterval(beat)
      if (read(noteIn(folder)) === text) rmSync(noteIn(folder), { force: true })
    },
  }
}

/** Says who holds the folder, since when, and how to mend it. */
export function inUseFault(
  folder: string,
  pid: number | undefined,
  since: string | undefined,
  place?: string,
) {
  const who = `${pid ? `process ${pid}` : 'another process'}${place ? ` on ${place.split(' ')[0]}` : ''}`
  const stop = process.platform === 'win32' ? `taskkill /pid ${pid}` : `kill ${pid}`
  const mend = place || !pid ? 'stop it there' : `stop it (${stop})`
  return new Fault(
    'database.in-use',
    `the data in ${folder} are in use by ${who}${since ? ` since ${since}` : ''}: ` +
      `work through that one, or ${mend} and start again`,
  )
}
