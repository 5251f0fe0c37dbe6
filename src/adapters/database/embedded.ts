import { resolve } from 'node:path'
import { prepareCluster } from '#adapters/database/cluster'
import type { Engine } from '#adapters/database/engine'
import { keepHold, type Log } from '#adapters/database/hold'
import { refuseIfOwned } from '#adapters/database/owner'
import { makePools } from '#adapters/database/pools'
import { asFault } from '#adapters/database/server-log'

export interface EmbeddedOptions {
  /** Told in one sentence what happens to the server: made, started, taken over, fallen. */
  readonly log?: Log
  /** 127.0.0.1 with a password instead of a socket; what Windows gets in any case. */
  readonly loopback?: boolean
}

/**
 * A PostgreSQL of our own in a folder, with its files synced at every commit and no port open.
 *
 * One process holds a folder, by a lock in the server that ends with its connection, however the
 * process ends. A server that its process left running is taken over; one that falls is started again,
 * and until then queries fail.
 *
 * @param folder made when missing; all is kept below it, or, where the server cannot get there, linked from it
 * @throws Fault `database.in-use`, and those of `prepareCluster` and `keepHold`
 */
export async function openEmbedded(folder: string, options: EmbeddedOptions = {}): Promise<Engine> {
  const { log = () => {}, loopback = process.platform === 'win32' } = options
  const cluster = await prepareCluster(resolve(folder), log)
  await refuseIfOwned(cluster.home)
  const hold = await keepHold(cluster, loopback, log, () => void pools.close()).catch(
    asFault(`the database in ${folder} does not start`, cluster.log),
  )
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
