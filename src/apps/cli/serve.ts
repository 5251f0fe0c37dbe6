import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { foundCompany } from '#apps/demo/company'
import { seedCases } from '#apps/demo/seed'
import { faint, good, strong } from '#apps/cli/say'
import { startServer } from '#apps/server/server'
import { openInstallation, programFolder, type Config } from '#apps/wire'

/** Builds the pages at the first start after installing, and again when what they are made of has changed. */
async function ensurePages(tell: (line: string) => void): Promise<void> {
  const { pagesAreFresh } = await import('../../../scripts/pages-fresh.ts')
  if (pagesAreFresh(programFolder)) return
  tell('Building the pages (once) …')
  const { buildWeb } = await import('../../../scripts/build-web.ts')
  await buildWeb(programFolder)
}

/** `comity serve`: opens the installation; the very first time with two demonstration authorities. */
export async function serve(
  config: Config & { host: string; port: number },
  options: { demonstration: boolean },
): Promise<void> {
  const began = performance.now()
  const tell = (line: string) => console.log(faint(line))
  await ensurePages(tell)
  const first = !existsSync(join(config.data, 'register.json'))
  if (first) tell(`First start: making the database in ${config.data} …`)
  const installation = await openInstallation({ ...config, log: tell })
  const server = await startServer(installation, {
    host: config.host,
    port: config.port,
    log: (line) => console.error(line),
  }).catch(async (cause: NodeJS.ErrnoException) => {
    await installation.close()
    if (cause.code === 'EADDRINUSE')
      throw new Error(
        `Port ${config.port} is taken by another program. Stop it, or choose another port: PORT=8043 npm start.`,
      )
    throw cause
  })
  if (installation.authorities.size === 0 && options.demonstration) {
    tell('Setting up two demonstration authorities with synthetic persons and cases …')
    const company = await foundCompany(installation, (code) => `${server.address}/exchange/${code}`)
    await seedCases(installation, company, tell)
  }
  console.log(
    `\n${good('Comity is open')} at ${strong(server.address)}  ${faint(`(${Math.round(performance.now() - began)} ms; stop with Ctrl-C)`)}`,
  )
  if (installation.authorities.size === 0)
    console.log(
      `No authority is set up yet: run "npm run comity -- set-up" in another terminal after stopping this one.`,
    )

  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    console.log(faint('Closing …'))
    await server.close()
    await installation.close()
    process.exit(0)
  }
  process.on('SIGINT', () => void stop())
  process.on('SIGTERM', () => void stop())
}
