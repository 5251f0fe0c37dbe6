import type { ChildProcess } from 'node:child_process'
import { writeSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { passwordFile, superuser, type Cluster } from '#adapters/database/cluster'
import { kindOf, openSocketFolder, settings, type Door } from '#adapters/database/door'
import { connectionOf } from '#adapters/database/pools'
import { isAlive, isProcess, readPostmaster, type Postmaster } from '#adapters/database/postmaster'
import { runProgram, startProgram } from '#adapters/database/program'
import { startFault } from '#adapters/database/server-log'
import { Fault } from '#core/kernel/outcome'

const pollMs = 5
const startMs = 300_000 // recovery after a power cut may read much log, on a slow disk
const answerMs = 10_000 // from "ready" to the first answer
const stopMs = 60_000

/** A server that answers, how to reach it, and one connection to it. */
export interface Running {
  readonly server: Postmaster
  readonly where: pg.ClientConfig
  readonly connection: pg.Client
  readonly socket: Socket
  readonly version: string
  /** What it was started with, see `kindOf`. */
  readonly kind: string
  /** Whether it ran before we came: whoever started it is gone. */
  readonly adopted: boolean
}

/**
 * Connects to the server of these data, and starts one when none runs. However many processes do this at
 * once, PostgreSQL lets one server live; all of them connect to it, and the lock decides whose it is.
 *
 * @param name of the connection in `pg_stat_activity`
 * @throws Fault `database.start-failed`, `database.disk-full`, `database.folder-not-writable`
 */
export async function startOrAdopt(cluster: Cluster, door: Door, name: string): Promise<Running> {
  const from = Date.now()
  let child: ChildProcess | undefined
  let readySince: number | undefined
  for (;;) {
    const server = readPostmaster(cluster.data)
    const alive = server && isAlive(server, cluster.data)
    if (alive && server.ready) {
      readySince ??= Date.now()
      const reached = await connect(cluster, server, name, Date.now() - readySince > answerMs)
      if (reached) return { ...reached, server, adopted: child?.pid !== server.pid }
    } else if (!alive && hasFailed(cluster, child)) {
      child = undefined
    } else if (!alive && !child) {
      await openSocketFolder(door, cluster)
      await forgetDead(cluster, door)
      child = launch(cluster, door)
    }
    if (Date.now() - from > startMs) {
      throw startFault(`PostgreSQL is not ready after ${startMs / 1000} s`, cluster.log)
    }
    await setTimeout(pollMs)
  }
}

/**
 * Takes away what names a dead server, when its number goes by another process, or by a dead one that
 * nobody buried: PostgreSQL looks no closer and would refuse to start. Should a living one come between,
 * it keeps ours from starting by the memory that it shares with its processes.
 */
async function forgetDead({ data }: Cluster, { socketFolder, port }: Door): Promise<void> {
  const notes = [
    join(data, 'postmaster.pid'),
    ...(socketFolder ? [join(socketFolder, `.s.PGSQL.${port}.lock`)] : []),
  ]
  for (const note of notes) {
    const pid = Number.parseInt(await readFile(note, 'utf8').catch(() => ''))
    if (isProcess(pid) && !isAlive({ pid }, data)) await rm(note, { force: true })
  }
}

function launch(cluster: Cluster, door: Door): ChildProcess {
  cluster.log.turn()
  const options = Object.entries({ ...settings(door), cluster_name: kindOf(cluster, door) })
  const args = options.flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = startProgram(cluster, 'postgres', ['-D', cluster.data, ...args])
  child.on('error', (cause) => cluster.log.lend((descriptor) => writeSync(descriptor, `${cause.message}\n`)))
  child.unref()
  return child
}

/**
 * Whether the start came to nothing and may be tried again: another server was quicker, or the last
 * processes of one that was killed are still leaving.
 *
 * @throws Fault when it would fail again
 */
function hasFailed({ log }: Cluster, child: ChildProcess | undefined): boolean {
  if (!child || (child.pid !== undefined && child.exitCode === null && child.signalCode === null))
    return false
  if (/postmaster\.pid|pre-existing shared memory block/.test(log.tail())) return true
  throw startFault('PostgreSQL does not start', log)
}

/** @param last whether a failure is one, or comes of a server that is just starting or ending */
async function connect(
  cluster: Cluster,
  server: Postmaster,
  name: string,
  last: boolean,
): Promise<Omit<Running, 'server' | 'adopted'> | undefined> {
  const where: pg.ClientConfig = {
    host: server.socketFolder || '127.0.0.1',
    port: server.port,
    user: superuser,
    database: 'postgres',
    ssl: false,
    ...(!server.socketFolder && { password: await readFile(join(cluster.data, passwordFile), 'utf8') }),
  }
  const socket = new Socket()
  const connection = new pg.Client({ ...connectionOf(where), application_name: name, stream: () => socket })
  connection.on('error', () => {}) // its end is watched instead
  try {
    await connection.connect()
    const { rows } = await connection.query<{ version: string; kind: string }>(
      `select current_setting('server_version') as version, current_setting('cluster_name') as kind`,
    )
    return { where, connection, socket, ...rows[0]! }
  } catch (cause) {
    if (!last) return undefined
    throw new Fault(
      'database.start-failed',
      `process ${server.pid} seems to be a PostgreSQL on ${cluster.data} and does not let us in: ` +
        `stop it (kill -INT ${server.pid}), or, if it is something else, remove ${cluster.data}/postmaster.pid`,
      cause,
    )
  }
}

/** Asks for a fast shutdown: transactions in flight are rolled back, everything is written. Does not wait. */
export function askToStop(
  { data }: Cluster,
  server: Postmaster,
  signal: 'SIGINT' | 'SIGQUIT' = 'SIGINT',
): void {
  if (!isAlive(server, data)) return // the number may be another's by now
  try {
    process.kill(server.pid, signal)
  } catch {
    // gone in this moment, which is what we ask for
  }
}

/** Stops the server and waits until it is gone. */
export async function stopServer(cluster: Cluster, server: Postmaster): Promise<void> {
  // Windows has no signals: there, PostgreSQL takes its orders through a pipe that pg_ctl knows.
  if (process.platform === 'win32')
    await runProgram(cluster, 'pg_ctl', ['stop', '-D', cluster.data, '-m', 'fast', '-w'])
  else askToStop(cluster, server)

  for (const from = Date.now(); isAlive(server, cluster.data); await setTimeout(pollMs)) {
    if (Date.now() - from > stopMs) askToStop(cluster, server, 'SIGQUIT') // it will recover at its next start
  }
}
