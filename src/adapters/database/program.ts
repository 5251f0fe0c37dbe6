import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Account } from '#adapters/database/account'
import type { Binaries } from '#adapters/database/binaries'
import { openLog, startFault, type ServerLog } from '#adapters/database/server-log'

/** How the server's programs are run. */
export interface Runner {
  readonly binaries: Binaries
  /** undefined for our own. */
  readonly account: Account | undefined
  readonly log: ServerLog
}

export const makeRunner = (binaries: Binaries, account: Account | undefined, logPath: string): Runner => ({
  binaries,
  account,
  log: openLog(logPath),
})

/** What the caller's shell says to a PostgreSQL of his own (PGDATA, PGOPTIONS, locale) is not for ours. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG|LD_|DYLD_|TZ$)/.test(name))
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' }
}

/**
 * Starts one of the programs; in a session of its own, so that Ctrl-C in a terminal reaches us alone and
 * the server is stopped when we have finished with it.
 */
export function startProgram(
  { binaries, account, log }: Runner,
  name: string,
  args: readonly string[],
): ChildProcess {
  return log.lend((descriptor) =>
    spawn(join(binaries.folder, name), args, {
      ...(account && { uid: account.uid, gid: account.gid }),
      cwd: process.platform === 'win32' ? binaries.folder : '/', // ours may be closed to the account
      env: environment(),
      stdio: ['ignore', descriptor, descriptor],
      detached: process.platform !== 'win32',
      windowsHide: true,
    }),
  )
}

/**
 * @returns the exit code
 * @throws Fault `database.start-failed` when the system cannot run the program at all
 */
export async function runProgram(runner: Runner, name: string, args: readonly string[]): Promise<number> {
  try {
    const [code] = (await once(startProgram(runner, name, args), 'exit')) as [number | null]
    return code ?? -1
  } catch (cause) {
    throw startFault(`${name} of PostgreSQL cannot be run on this system`, runner.log, cause)
  }
}
