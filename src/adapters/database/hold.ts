import { randomBytes } from 'node:crypto'
import { rmdir } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import type { Cluster } from '#adapters/database/cluster'
import { kindOf, makeDoor, type Door } from '#adapters/database/door'
import { claim, dyingMs, inUseFault, type Claim } from '#adapters/database/owner'
import { askToStop, startOrAdopt, stopServer, type Running } from '#adapters/database/server'
import { Fault } from '#core/kernel/outcome'

/** Of a folder, by this process alone. */
export interface Hold {
  /** @throws Fault `database.lost` when it was lost for good */
  now(): Running
  /** Stops the server and lets go of the folder. */
  release(): Promise<void>
}

export type Log = (line: string) => void

const mendMs = 60_000
const pauseMs = 100

/**
 * Holds the folder, and takes hold again when the server fell and stood up, or has to be stood up.
 *
 * @param onLost when another process came between: nothing may be written any more
 * @throws Fault `database.in-use` and those of `startOrAdopt`
 */
export async function keepHold(
  cluster: Cluster,
  loopback: boolean,
  log: Log,
  onLost: () => void,
): Promise<Hold> {
  const made = await makeDoor(cluster, loopback)
  const name = `comity owner ${process.pid} ${new Date().toISOString()} ${randomBytes(4).toString('hex')}`
  let running = await takeHold(cluster, made, name, log).catch(async (cause: unknown) => {
    if (!has(cause, 'database.in-use') && !has(cause, 'database.socket-folder')) await sweep(made)
    throw cause
  })
  const door = { ...made, port: running.server.port } // where those who use it will look for it again
  const claimed = await claimOrStop(cluster, running)
  let mending: Promise<void> | undefined
  let lost: Fault | undefined
  let released = false

  const watch = () => {
    if (running.socket.destroyed) mend()
    else running.connection.once('end', mend)
  }
  const mend = () => {
    if (released) return
    log('the database server fell; taking hold of it again')
    const again = takeAgain(() => takeHold(cluster, door, name, log), () => !released) // prettier-ignore
    mending = again.then(
      (taken) => void ((running = taken ?? running), watch()),
      (cause: unknown) => ((lost = lostFault(cause)), onLost()),
    )
  }
  const letGo = stopAtExit(cluster, () => running, claimed)
  watch()

  return {
    now() {
      if (lost) throw lost
      return running
    },
    async release() {
      released = true
      await mending
      letGo()
      if (!lost) await stopServer(cluster, running.server)
      running.socket.destroy()
      await sweep(door)
      claimed.release()
    },
  }
}

/** The folder of the socket, when it is empty; one that is starting meanwhile makes it again. */
async function sweep({ socketFolder }: Door): Promise<void> {
  if (socketFolder !== undefined) await rmdir(socketFolder).catch(() => {})
}

const lostFault = (cause: unknown) =>
  cause instanceof Fault && cause.code === 'database.lost'
    ? cause
    : new Fault('database.lost', 'the database was lost while we worked; start again', cause)

const has = (cause: unknown, code: string) => cause instanceof Fault && cause.code === code

async function claimOrStop(cluster: Cluster, running: Running): Promise<Claim> {
  try {
    return await claim(cluster.home)
  } catch (cause) {
    await stopServer(cluster, running.server)
    throw cause
  }
}

/**
 * Tries until it succeeds or is no longer wanted.
 *
 * @throws Fault `database.lost` when another process was quicker, or after a minute
 */
async function takeAgain(take: () => Promise<Running>, wanted: () => boolean): Promise<Running | undefined> {
  for (const from = Date.now(); wanted(); await setTimeout(pauseMs)) {
    try {
      return await take()
    } catch (cause) {
      if (has(cause, 'database.in-use') || Date.now() - from > mendMs) {
        throw lostFault(cause)
      }
    }
  }
  return undefined
}

/**
 * Connects to the server and locks it, or says who did.
 *
 * @param name of the connection that holds the lock: who and since when, for others to read
 */
async function takeHold(cluster: Cluster, door: Door, name: string, log: Log): Promise<Running> {
  const running = await startOrAdopt(cluster, door, name)
  try {
    await lock(running.connection, name, cluster.home)
  } catch (cause) {
    running.socket.destroy()
    throw cause
  }
  if (running.kind === kindOf(cluster, door)) {
    log(`database server ${running.server.pid} ${running.adopted ? 'taken over' : 'started'}`)
    running.socket.unref() // the lock keeps others out; it does not keep us from ending
    return running
  }
  log(`database server ${running.server.pid} was left by another version of us; starting it anew`)
  await stopServer(cluster, running.server)
  return takeHold(cluster, door, name, log)
}

/** One number for all: every folder has a server of its own. */
const lockKey = 0x636f_6d69

async function lock(connection: Running['connection'], name: string, home: string): Promise<void> {
  for (const from = Date.now(); ; await setTimeout(pauseMs)) {
    const tried = await connection.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [
      lockKey,
    ])
    if (tried.rows[0]?.got) return
    const holders = await connection.query<{ pid: number; name: string }>(
      `select pid, application_name as name from pg_locks join pg_stat_activity using (pid)
        where locktype = 'advisory' and classid = 0 and objid = $1 and granted`,
      [lockKey],
    )
    const [holder] = holders.rows
    if (holder?.name === name) {
      // Our own last connection, which broke at this end and not yet at the other.
      await connection.query('select pg_terminate_backend($1)', [holder.pid])
    } else if (holder && Date.now() - from > dyingMs) {
      const [, pid, since] = /^comity owner (\d+) (\S+)/.exec(holder.name) ?? []
      throw inUseFault(home, pid === undefined ? undefined : Number(pid), since)
    }
  }
}

const atExit = new Set<() => void>()
process.on('exit', () => atExit.forEach((stop) => stop()))

/** A process that ends by itself, or by a mistake, without `close()`: the server is told, and stops alone. */
function stopAtExit(cluster: Cluster, running: () => Running, claimed: Claim): () => void {
  const stop = () => {
    askToStop(cluster, running().server)
    claimed.release()
  }
  atExit.add(stop)
  return () => atExit.delete(stop)
}
