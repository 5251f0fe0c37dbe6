import { rmdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { prepareCluster, type Cluster } from '#adapters/database/cluster'
import { kindOf, makeDoor, type Door } from '#adapters/database/door'
import type { Engine } from '#adapters/database/engine'
import { claim, inUseFault, refuseIfOwned, type Claim } from '#adapters/database/owner'
import { makePools } from '#adapters/database/pools'
import { askToStop, startOrAdopt, stopServer, type Running } from '#adapters/database/server'
import { startFault } from '#adapters/database/server-log'
import { Fault } from '#core/kernel/outcome'

export interface EmbeddedOptions {
  /** Told in one sentence what happens to the server: made, started, taken over, fallen. */
  readonly log?: (line: string) => void
  /** 127.0.0.1 with a password instead of a socket; what Windows gets in any case. */
  readonly loopback?: boolean
}

const mendMs = 60_000

/**
 * A PostgreSQL of our own in a folder, with its files synced at every commit and no port open.
 *
 * One process holds a folder, by a lock in the server that ends with its connection, however the
 * process ends. A server that its process left running is taken over; one that falls is started again.
 *
 * @param folder made when missing; all is kept below it, or, where the server cannot get there, linked from it
 * @throws Fault `database.in-use` and those of `prepareCluster` and `startOrAdopt`
 */
export async function openEmbedded(folder: string, options: EmbeddedOptions = {}): Promise<Engine> {
  const cluster = await prepareCluster(resolve(folder))
  await refuseIfOwned(cluster.home)
  const door = await makeDoor(cluster, options.loopback ?? process.platform === 'win32')
  const hold = await keepHold(cluster, door, options.log ?? (() => {}), () => void pools.close())
  const pools = makePools(hold.now().where)
  let closing: Promise<void> | undefined

  return {
    kind: 'embedded',
    async open(schema) {
      hold.now()
      return pools.open(schema)
    },
    async about() {
      return { version: hold.now().version, where: cluster.data }
    },
    close: () => (closing ??= pools.close().then(hold.release)),
  }
}

interface Hold {
  /** @throws Fault when the hold was lost for good */
  now(): Running
  /** Stops the server and lets go of the folder. */
  release(): Promise<void>
}

type Log = (line: string) => void

/**
 * Holds the folder, and takes hold again when the server fell and stood up, or has to be stood up.
 *
 * @param onLost when another process came between: nothing may be written any more
 */
async function keepHold(cluster: Cluster, door: Door, log: Log, onLost: () => void): Promise<Hold> {
  let running = await takeHold(cluster, door, log)
  const claimed = await claim(cluster.home).catch(async (cause: unknown) => {
    await stopServer(cluster, running.server)
    throw startFault(`${cluster.home} cannot be written to`, cluster.log, cause)
  })
  let mending: Promise<void> | undefined
  let lost: Fault | undefined
  let released = false

  const watch = () => running.connection.once('end', () => (mending = released ? undefined : mend()))
  const mend = async () => {
    log('the database server fell; taking hold of it again')
    for (const from = Date.now(); !released; await setTimeout(100)) {
      try {
        running = await takeHold(cluster, door, log)
        watch()
        return
      } catch (cause) {
        if (Date.now() - from < mendMs && !(cause instanceof Fault && cause.code === 'database.in-use'))
          continue
        lost = new Fault('database.lost', `the database in ${cluster.home} was lost while we worked`, cause)
        log(lost.message)
        onLost()
        return
      }
    }
  }
  const letGo = stopAtExit(() => running, claimed)
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
      // Safe while the owner's note stands, which only Linux lets others trust; elsewhere the folder stays.
      if (process.platform === 'linux' && door.socketFolder) await rmdir(door.socketFolder).catch(() => {})
      claimed.release()
    },
  }
}

/** Connects to the server and locks it, or says who did. */
async function takeHold(cluster: Cluster, door: Door, log: Log): Promise<Running> {
  const running = await startOrAdopt(cluster, door, `comity owner ${process.pid} ${new Date().toISOString()}`)
  await lock(running, cluster)
  if (running.kind === kindOf(cluster, door)) {
    log(`database server ${running.server.pid} ${running.adopted ? 'taken over' : 'started'}`)
    running.socket.unref() // the lock keeps others out; it does not keep us from ending
    return running
  }
  log(`database server ${running.server.pid} was left by another version of us; starting it anew`)
  await stopServer(cluster, running.server)
  return takeHold(cluster, door, log)
}

/** One number for all: every folder has a server of its own. */
const lockKey = 0x636f_6d69

async function lock({ connection }: Running, { home }: Cluster): Promise<void> {
  const { rows } = await connection.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [
    lockKey,
  ])
  if (rows[0]?.got) return
  const holder = await connection.query<{ name: string }>(
    `select application_name as name from pg_locks join pg_stat_activity using (pid)
      where locktype = 'advisory' and classid = 0 and objid = $1 and granted`,
    [lockKey],
  )
  await connection.end()
  const [, pid, since] = /^comity owner (\d+) (\S+)/.exec(holder.rows[0]?.name ?? '') ?? []
  throw inUseFault(home, pid === undefined ? undefined : Number(pid), since)
}

const atExit = new Set<() => void>()
process.on('exit', () => atExit.forEach((stop) => stop()))

/** A process that ends by itself, or by a mistake, without `close()`: the server is told, and stops alone. */
function stopAtExit(running: () => Running, claimed: Claim): () => void {
  const stop = () => {
    askToStop(running().server)
    claimed.release()
  }
  atExit.add(stop)
  return () => atExit.delete(stop)
}
