import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, readdirSync, rmSync } from 'node:fs'
import { chmod, cp, mkdtemp, readFile, readlink, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { openEmbedded } from '#adapters/database/embedded'
import { isAlive, readPostmaster } from '#adapters/database/postmaster'

/** A folder that does not exist yet, in one that the server's account may enter; gone after the test. */
export async function newFolder(t: { after(work: () => Promise<void>): void }): Promise<string> {
  const above = await mkdtemp(join(tmpdir(), 'comity-test-'))
  await chmod(above, 0o755)
  const folder = join(above, 'data')
  t.after(async () => {
    await killServer(folder)
    const elsewhere = await readlink(join(folder, 'postgresql')).catch(() => undefined)
    if (elsewhere) await rm(dirname(elsewhere), { recursive: true })
    await rm(above, { recursive: true })
  })
  return folder
}

let template: Promise<string> | undefined

/** As `newFolder`, with a database in it already: a copy of one, which costs a tenth of making it. */
export async function madeFolder(t: { after(work: () => Promise<void>): void }): Promise<string> {
  template ??= (async () => {
    const made = await mkdtemp(join(tmpdir(), 'comity-test-'))
    await chmod(made, 0o755)
    process.once('exit', () => rmSync(made, { recursive: true }))
    await (await openEmbedded(made)).close()
    return made
  })()
  const folder = await newFolder(t)
  const copied = process.platform === 'win32' ? undefined : spawnSync('cp', ['-a', await template, folder])
  if (copied?.status !== 0) await cp(await template, folder, { recursive: true })
  return folder
}

/** What a test left behind: a server, if it failed, and the folder of a socket, if it killed. */
async function killServer(folder: string): Promise<void> {
  const data = join(folder, 'postgresql')
  const left = readPostmaster(data)
  if (left && isAlive(left, data)) {
    process.kill(left.pid, 'SIGQUIT')
    await setTimeout(500)
  }
  const options = await readFile(join(data, 'postmaster.opts'), 'utf8').catch(() => '')
  const [, socketFolder] = /unix_socket_directories="(\/[^"]+)"/.exec(options) ?? []
  if (socketFolder) await rm(socketFolder, { recursive: true, force: true })
}

/** The server and every process it started. */
export function family(server: number): number[] {
  const isChild = (pid: string) => {
    try {
      return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1] === String(server)
    } catch {
      return false
    }
  }
  return [
    server,
    ...readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name) && isChild(name))
      .map(Number),
  ]
}

export interface Child {
  readonly process: ChildProcess
  /** Every line so far, as word and value. */
  readonly said: (readonly [word: string, value: unknown])[]
  /** The value of the first line with this word; rejects when the process ends without it. */
  hear(word: string): Promise<unknown>
  readonly ended: Promise<void>
}

/** @param deed see embedded.child.ts */
export function startChild(folder: string, deed: string, as: { uid?: number; gid?: number } = {}): Child {
  const program = join(import.meta.dirname, 'embedded.child.ts')
  const child = spawn(process.execPath, [program, folder, deed], {
    stdio: ['pipe', 'pipe', 'inherit'],
    ...as,
  })
  const said: (readonly [string, unknown])[] = []
  const lines = createInterface({ input: child.stdout })
  lines.on('line', (line) => {
    const [, word = '', value = ''] = /^(\S+) (.*)$/.exec(line) ?? []
    said.push([word, JSON.parse(value)])
  })
  const ended = once(lines, 'close').then(() => {}) // after the last line, however it ended
  return {
    process: child,
    said,
    ended,
    async hear(word) {
      const found = () => said.find(([first]) => first === word)
      while (!found()) await Promise.race([once(lines, 'line'), ended.then(() => refuse(word, said))])
      return found()?.[1]
    },
  }
}

function refuse(word: string, said: Child['said']): void {
  if (!said.some(([first]) => first === word))
    throw new Error(`never said "${word}", but ${JSON.stringify(said)}`)
}
