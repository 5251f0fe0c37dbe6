import { existsSync, statfsSync } from 'node:fs'
import { bad, faint, good, tellFault } from '#apps/cli/say'
import { sendWaiting } from '#apps/house/outbound'
import { verifyLog } from '#apps/house/checkpoint'
import { openBooks, openInstallation, readMigrations, type Config } from '#apps/wire'
import { sql } from 'kysely'

interface Finding {
  readonly what: string
  readonly ok: boolean
  readonly told: string
}

/** `comity doctor`: looks at everything that an installation stands on, and says what to do about what is wrong. */
export async function examine(config: Config): Promise<boolean> {
  const findings: Finding[] = []
  const look = async (what: string, at: () => Promise<string> | string) => {
    try {
      findings.push({ what, ok: true, told: await at() })
    } catch (cause) {
      findings.push({ what, ok: false, told: tellFault(cause) })
    }
    const { ok, told } = findings.at(-1)!
    console.log(`${ok ? good('✓') : bad('✗')} ${what.padEnd(14)} ${ok ? faint(told) : told}`)
  }
  await look('Node', () => process.version)
  await look('books', () => tellBooks(config))
  await look('disk', () => tellDisk(config))
  await look('installation', async () => {
    if (!config.databaseUrl && !existsSync(config.data)) return 'nothing here yet; "npm start" makes it'
    const installation = await openInstallation(config)
    try {
      await look('database', async () => Object.values(await installation.engine.about()).join(', '))
      for (const authority of installation.authorities.values()) {
        const { house, db, signer } = authority
        await look(house.code, () => `${house.name}, ${house.state}`)
        await look('  schema', async () => {
          const { rows } = await sql<{ name: string }>`select name from migration order by name`.execute(db)
          return `${rows.length} of ${readMigrations().length} migrations`
        })
        await look('  log', async () => `${(await verifyLog(authority)).size} entries, whole and signed`)
        await look('  keys', () => `seal ${signer.keys.seal.fingerprint.slice(0, 19)} …`)
        await look('  outbox', async () => {
          await sendWaiting(authority, installation.transports)
          const { rows } = await sql<{
            count: number
          }>`select count(*)::int as count from outbox where status in ('waiting', 'undeliverable')`.execute(
            db,
          )
          return `${rows[0]?.count ?? 0} messages without receipt`
        })
      }
      return `${installation.authorities.size} authorities`
    } finally {
      await installation.close()
    }
  })
  return findings.every(({ ok }) => ok)
}

function tellBooks(config: Config): string {
  const { books } = openBooks(config)
  const stale = books.participations.filter(
    ({ readOn }) => Date.now() - Date.parse(readOn) > 365 * 86_400_000,
  )
  return `${books.hash.slice(0, 12)}, ${books.instruments.length} instruments${stale.length > 0 ? `; not compared for a year: ${stale.map(({ instrument }) => instrument).join(', ')}` : ''}`
}

function tellDisk({ data }: Config): string {
  const { bavail, bsize } = statfsSync(existsSync(data) ? data : '.')
  const freeGb = (bavail * bsize) / 1e9
  if (freeGb < 1)
    throw new Error(
      `Only ${freeGb.toFixed(1)} GB are free. Make room before the disk is full; nothing is lost when it is, but nothing more is taken in.`,
    )
  return `${freeGb.toFixed(0)} GB free`
}
