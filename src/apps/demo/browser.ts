import { existsSync } from 'node:fs'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'

/** Debian's Chromium, or another one named by the environment. */
export const chromiumPath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

/** Why tests in a browser are skipped, or false when one is there. */
export const noBrowser: string | false = existsSync(chromiumPath) ? false : `no browser at ${chromiumPath}`

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath,
    args: [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })

/** One person at one desk: a browser context with its own session, and what went wrong in its pages. */
export interface Desk {
  readonly page: Page
  readonly context: BrowserContext
  readonly faults: string[]
}

/** Signs an invented person in by the door that a newcomer uses. */
export async function sitDown(browser: Browser, address: string, person: string): Promise<Desk> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'en',
    acceptDownloads: true,
  })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  await page.goto(address)
  await page.getByRole('button', { name: new RegExp(person) }).click()
  await page.getByRole('link', { name: 'Comity' }).waitFor()
  return { page, context, faults }
}
