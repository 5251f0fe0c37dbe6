import { randomBytes } from 'node:crypto'
import {
  chmod,
  chown,
  lchown,
  lstat,
  mkdir,
  mkdtemp,
  open,
  readFile,
  readdir,
  readlink,
  realpath,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { areRoot, blockedAt, serverAccount, type Account } from '#adapters/database/account'
import { findBinaries, makeOpenFolder } from '#adapters/database/binaries'
import { makeRunner, runProgram, type Runner } from '#adapters/database/program'
import { asFault, startFault } from '#adapters/database/server-log'
import { Fault } from '#core/kernel/outcome'

/** A folder with a PostgreSQL in it, ready to be started. */
export interface Cluster extends Runner {
  /** Holds the data, the log and the owner's note. */
  readonly home: string
  /** The server's own folder, without links on the way. */
  readonly data: string
}

export const superuser = 'comity'
/** Inside the data, where it arrives together with the database it opens. */
export const passwordFile = 'comity.password'
const inFolder = 'postgresql'
const elsewhere = '/var/lib/comity'
const staleMs = 10 * 60_000

/**
 * Finds the cluster of a data folder, or makes it.
 *
 * @throws Fault `database.folder-not-writable`, `database.folder-unreachable`, `database.folder-foreign`,
 *   `database.version`, `database.disk-full`, `database.start-failed`, `database.no-account`, `database.no-binaries`
 */
export async function prepareCluster(folder: string, log: (line: string) => void): Promise<Cluster> {
  const place = join(folder, inFolder)
  await makeFolder(folder)
  const found = await stat(place).catch(() => undefined)
  if (!found && (await lstat(place).catch(() => undefined))) {
    throw new Fault(
      'database.folder-missing',
      `${place} points to ${await readlink(place)}, where there is nothing any more`,
    )
  }
  const account = areRoot() ? serverAccount(found) : undefined
  const binaries = await findBinaries(account)
  if (account) await letPass(folder, account)

  if (!found) log(`making a database in ${folder}`)
  if (!found) await makeCluster(folder, (home) => makeRunner(binaries, account, join(home, 'postgresql.log')))
  const data = await realpath(place)
  const home = dirname(data)
  const cluster = { home, data, ...makeRunner(binaries, account, join(home, 'postgresql.log')) }
  await checkCluster(cluster)
  return cluster
}

/** Makes the folder and those above it, to stay: also through a power cut. */
async function makeFolder(folder: string): Promise<void> {
  try {
    const outermost = await mkdir(folder, { recursive: true })
    if (outermost === undefined) return
    for (let made = folder; made !== dirname(outermost); made = dirname(made)) await syncFolder(dirname(made))
  } catch (cause) {
    throw new Fault(
      'database.folder-not-writable',
      `the folder ${folder} cannot be made: ${String(cause)}`,
      cause,
    )
  }
}

/** A folder of root's that is closed to all others is opened for passing through, to this group alone. */
async function letPass(folder: string, account: Account): Promise<void> {
  const { mode, uid } = await stat(folder)
  if (uid !== 0 || mode & 0o077) return
  await chown(folder, uid, account.gid)
  await chmod(folder, (mode & 0o777) | 0o010)
}

/**
 * Makes the cluster aside and moves it into place as a whole, so that of two processes that start on an
 * empty folder one wins and the other finds it made, and one that is killed leaves nothing half made.
 */
async function makeCluster(folder: string, runnerIn: (home: string) => Runner): Promise<void> {
  const place = join(folder, inFolder)
  try {
    await forgetStale(folder)
    const home = await homeFor(folder, runnerIn(folder).account)
    const fresh = join(home, `${inFolder}.new-${randomBytes(6).toString('hex')}`)
    await initialise(runnerIn(home), fresh)
    await rename(fresh, join(home, inFolder)).catch((cause: unknown) =>
      yieldTo(join(home, inFolder), fresh, cause),
    )
    if (home !== folder) {
      await symlink(join(home, inFolder), place).catch((cause: unknown) => yieldTo(place, home, cause))
    }
    await syncFolder(home)
    await syncFolder(folder)
  } catch (cause) {
    asFault(`no database can be made in ${folder}`, runnerIn(folder).log)(cause)
  }
}

/** Somebody else was quicker: ours goes. Any other failure stays one. */
async function yieldTo(winner: string, ours: string, cause: unknown): Promise<void> {
  await rm(ours, { recursive: true, force: true })
  if (!(await lstat(winner).catch(() => undefined))) throw cause
}

async function forgetStale(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(`${inFolder}.new-`)) continue
    const { mtimeMs } = await stat(join(folder, name))
    if (Date.now() - mtimeMs > staleMs) await rm(join(folder, name), { recursive: true, force: true })
  }
}

/**
 * Where the data can be. A clone below /root is closed to the server's account, and opening /root is not
 * ours to do; refusing would break the first start of everyone who works as root. So the data go to
 * /var/lib/comity/data-…, named at random and not after the folder, lest a deleted and repeated clone
 * find old cases; the folder keeps a link, which moves along with it, and which `cp -L` and `tar -h` follow.
 */
async function homeFor(folder: string, account: Account | undefined): Promise<string> {
  const blocked = account && blockedAt(folder, account)
  if (!account || !blocked) return folder
  try {
    await makeOpenFolder(elsewhere)
    const home = await mkdtemp(join(elsewhere, 'data-'))
    await chown(home, 0, account.gid)
    await chmod(home, 0o710)
    await writeFile(
      join(home, 'folder.txt'),
      `The data of ${folder}, which the user ${account.name} cannot reach.\n`,
    )
    return home
  } catch (cause) {
    throw unreachable(folder, blocked, account, cause)
  }
}

const unreachable = (folder: string, blocked: string, account: Account, cause?: unknown) =>
  new Fault(
    'database.folder-unreachable',
    `PostgreSQL does not run as root but as "${account.name}", whom ${blocked} keeps out of ${folder}: ` +
      `use a folder below /srv or /var/lib, start as an ordinary user, or let chmod o+x ${blocked} open the way`,
    cause,
  )

/**
 * Letters of every script are letters (C.UTF-8), and the order is by code point, the same on every machine,
 * so that an index made on one is not corrupt on another: the builtin provider. `LC_CTYPE` is still asked by
 * pg_trgm; with plain C, names in Cyrillic or Arabic would have no trigrams and no lower case.
 */
async function initialise(runner: Runner, data: string): Promise<void> {
  const password = `${data}.password`
  await writeFile(password, randomBytes(32).toString('base64url'), { mode: 0o600 })
  await mkdir(data, { mode: 0o700 })
  if (runner.account) {
    await chown(data, runner.account.uid, runner.account.gid)
    await chown(password, runner.account.uid, runner.account.gid)
  }
  // prettier-ignore
  const args = [
    '--pgdata', data, '--username', superuser, '--encoding', 'UTF8', '--no-instructions',
    '--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8',
    '--auth-local', 'trust', // the socket's folder is open to the account alone, who owns the data anyway
    '--auth-host', 'scram-sha-256', '--pwfile', password,
  ]
  for (const letters of ['C.UTF-8', 'en_US.UTF-8', 'C']) {
    runner.log.turn()
    const code = await runProgram(runner, 'initdb', [...args, '--lc-ctype', letters])
    if (code === 0) return rename(password, join(data, passwordFile))
    if (!/invalid locale name/.test(runner.log.tail())) break
  }
  for (const left of [data, password]) await rm(left, { recursive: true, force: true })
  throw startFault(`no database can be made in ${dirname(data)}`, runner.log)
}

async function checkCluster({ data, binaries, account }: Cluster): Promise<void> {
  const blocked = account && blockedAt(dirname(data), account)
  if (blocked) throw unreachable(data, blocked, account)

  const { uid, mode } = await stat(data)
  if (account && uid === 0) await giveTo(data, account) // a copy that root brought back
  if (!account && process.getuid && uid !== process.getuid()) {
    throw new Fault(
      'database.folder-foreign',
      `${data} belongs to user ${uid} of this system: start as that user, or as root`,
    )
  }
  if (process.platform !== 'win32' && mode & 0o027) await chmod(data, 0o700) // else the server refuses

  const [wanted] = binaries.version.split('.')
  const made = (await readFile(join(data, 'PG_VERSION'), 'utf8').catch(() => 'nothing')).trim()
  if (made === wanted) return
  throw new Fault(
    'database.version',
    made === 'nothing'
      ? `${data} is there and holds no database: move it away`
      : `${data} was made by PostgreSQL ${made}, and ours is ${wanted}: bring the data over with ` +
          `pg_dump and pg_restore of PostgreSQL ${wanted}, or go back to the release that made them`,
  )
}

async function giveTo(data: string, account: Account): Promise<void> {
  for (const entry of await readdir(data, { recursive: true }))
    await lchown(join(data, entry), account.uid, account.gid)
  await chown(data, account.uid, account.gid)
}

/** A rename is kept through a power cut only when the folder that holds the name is synced. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return // not possible there, and not needed on NTFS
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}
