import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { blockedAt } from '#adapters/database/account'
import type { Cluster } from '#adapters/database/cluster'
import { Fault } from '#core/kernel/outcome'

const socketPort = 5432 // only part of the socket's name
const longestPath = 100 // of a socket, on the strictest system (macOS: 104 bytes)

/** How clients reach the server. */
export interface Door {
  /** Where the socket is; undefined on 127.0.0.1. */
  readonly socketFolder: string | undefined
  readonly port: number
}

/** Small enough for an old laptop; durable whatever `postgresql.conf` says, since the command line wins. */
export function settings(door: Door): Record<string, string> {
  return {
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    listen_addresses: door.socketFolder === undefined ? '127.0.0.1' : '',
    unix_socket_directories: door.socketFolder === undefined ? '' : `"${door.socketFolder}"`,
    port: String(door.port),
    shared_buffers: '32MB',
    max_connections: '40',
    max_wal_size: '256MB',
    min_wal_size: '32MB',
    max_worker_processes: '2',
    autovacuum_max_workers: '1',
    max_logical_replication_workers: '0',
    io_method: 'sync', // no processes that wait for work
    huge_pages: 'off',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    log_line_prefix: '%m [%p] ',
  }
}

/** Names what the server was started with, so that one that was left running is known for the same or not. */
export const kindOf = ({ binaries }: Cluster, door: Door): string =>
  `comity-${hash(JSON.stringify([binaries, settings({ ...door, port: 0 })]))}`

const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16)

/** A folder with a short path; that of the data may be too long for a socket. */
function socketFolder({ data, account }: Cluster): string {
  const name = `comity-${hash(data)}`
  const short = (base: string) => Buffer.byteLength(join(base, name, `.s.PGSQL.${socketPort}`)) < longestPath
  const usable = short(tmpdir()) && !(account && blockedAt(tmpdir(), account))
  return join(usable ? tmpdir() : '/tmp', name)
}

/**
 * Makes the folder of the socket, private; before every start, since folders for passing things are swept.
 * Whoever can enter it is let in, so one that somebody else put there first is refused.
 *
 * @throws Fault `database.socket-folder`
 */
export async function openSocketFolder({ socketFolder: folder }: Door, { account }: Cluster): Promise<void> {
  if (folder === undefined) return
  await mkdir(folder, { mode: 0o700 }).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'EEXIST') throw cause
  })
  // Held open, lest it be changed for a link to something of root's while we look.
  const held = await open(folder, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW).catch(
    () => undefined,
  )
  try {
    const found = await held?.stat()
    if (!held || !found || (found.uid !== process.getuid?.() && found.uid !== account?.uid)) {
      throw new Fault('database.socket-folder', `${folder} is not ours: look who made it, and remove it`)
    }
    if (account) await held.chown(account.uid, account.gid)
    await held.chmod(0o700)
  } finally {
    await held?.close()
  }
}

/** A port that was free a moment ago; should it be taken since, the start fails and says so. */
const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const listener = createServer().on('error', reject)
    listener.listen(0, '127.0.0.1', () => {
      const address = listener.address()
      listener.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** @param loopback 127.0.0.1 and a password instead of a socket that only the account can reach */
export const makeDoor = async (cluster: Cluster, loopback: boolean): Promise<Door> =>
  loopback
    ? { socketFolder: undefined, port: await freePort() }
    : { socketFolder: socketFolder(cluster), port: socketPort }
