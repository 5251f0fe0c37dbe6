import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { Fault } from '#core/kernel/outcome'

const fullBytes = 4 * 1024 * 1024
const shown = 12 // lines of the log in a Fault

/** The file into which initdb and the server write; read back when they fail. */
export interface ServerLog {
  readonly path: string
  /** Runs `work` with the file open for appending. A pipe to us would break when we are killed. */
  lend<T>(work: (descriptor: number) => T): T
  /** What was written since `openLog` or the last `turn`. */
  tail(): string
  /** Before a new start: what is there belongs to the past, and beyond 4 MB goes to `<path>.1`. */
  turn(): void
}

export function openLog(path: string): ServerLog {
  const sizeBytes = () => (existsSync(path) ? statSync(path).size : 0)
  let seenBytes = sizeBytes()
  return {
    path,
    lend(work) {
      const descriptor = openSync(path, 'a', 0o600)
      try {
        return work(descriptor)
      } finally {
        closeSync(descriptor)
      }
    },
    tail: () => (existsSync(path) ? readFileSync(path).subarray(seenBytes).toString('utf8') : ''),
    turn() {
      if (sizeBytes() > fullBytes) renameSync(path, `${path}.1`)
      seenBytes = sizeBytes()
    },
  }
}

/** A server, or its making, that failed: why, in one sentence, and the last lines of its log. */
export function startFault(what: string, log: ServerLog, cause?: unknown): Fault {
  const tail = log.tail()
  const said = `${tail}\n${cause instanceof Error ? cause.message : ''}`
  const last = tail.trimEnd().split('\n').slice(-shown).join('\n')
  const text = (why: string) => `${what}: ${why}${last ? `\n${last}` : ''}\n(whole log: ${log.path})`

  if (/No space left on device|ENOSPC/.test(said)) {
    return new Fault('database.disk-full', text('the disk is full; free some space and start again'), cause)
  }
  if (/Read-only file system|Permission denied|EACCES|EROFS|EPERM/.test(said)) {
    return new Fault('database.folder-not-writable', text('the folder cannot be written to'), cause)
  }
  return new Fault('database.start-failed', text(cause instanceof Error ? cause.message : 'see below'), cause)
}

/** For `catch`: lets a Fault pass, and makes one of anything else, such as a system that refuses a file. */
export const asFault =
  (what: string, log: ServerLog) =>
  (cause: unknown): never => {
    throw cause instanceof Fault ? cause : startFault(what, log, cause)
  }
