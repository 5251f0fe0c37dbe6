import type { TestContext } from 'node:test'
import { openBrowser } from '#apps/demo/browser'
import { foundCompany } from '#apps/demo/company'
import { startServer } from '#apps/server/server'
import { openInstallation } from '#apps/wire'

/** The invented company, served from memory, with a browser before it; all is closed when the test ends. */
export async function openCompany(t: TestContext) {
  const installation = await openInstallation({ data: '', inMemory: true })
  const server = await startServer(installation, {
    host: '127.0.0.1',
    port: 0,
    log: (line) => t.diagnostic(line),
  })
  const company = await foundCompany(installation, (code) => `${server.address}/exchange/${code}`)
  const browser = await openBrowser()
  t.after(async () => {
    await browser.close()
    await server.close()
    await installation.close()
  })
  return { address: server.address, browser, company }
}
