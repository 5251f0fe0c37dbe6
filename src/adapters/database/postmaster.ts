import { readFileSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'

/** A running server, as it describes itself in `postmaster.pid`. */
export interface Postmaster {
  readonly pid: number
  readonly port: number
  /** Empty where it listens on no socket. */
  readonly socketFolder: string
  readonly ready: boolean
}

/** @source PostgreSQL, src/include/utils/pidfile.h: the lines of the file, and its four states */
export function readPostmaster(data: string): Postmaster | undefined {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
    return {
      pid: Math.abs(Number.parseInt(lines[0] ?? '')), // negative for a single-user server
      port: Number(lines[3]),
      socketFolder: lines[4] ?? '',
      ready: lines[7]?.trim() === 'ready',
    }
  } catch {
    return undefined
  }
}

/**
 * Whether this process lives and is the server of these data. Numbers of processes come again, in a
 * container soon; a server stands in its data folder, and nothing else does.
 */
export function isAlive({ pid }: Pick<Postmaster, 'pid'>, data: string): boolean {
  if (!isProcess(pid) || process.platform !== 'linux') return isProcess(pid)
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === data
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EACCES' // somebody else's: we may not know, so assume it
  }
}

/** Whether any process at all, even a thread of ours, goes by the number: the server looks no closer. */
export function isProcess(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    return process.kill(pid, 0)
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM'
  }
}
