import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import test, { type TestContext } from 'node:test'
import AxeBuilder from '@axe-core/playwright'
import { noBrowser, openBrowser, sitDown, type Desk } from '#apps/demo/browser'
import { foundCompany } from '#apps/demo/company'
import { startServer } from '#apps/server/server'
import { openInstallation } from '#apps/wire'

const shots = 'test-results'

/** Looks at a page as axe does, at three widths, and keeps a picture of each; no sentence may be missing. */
async function inspect({ page }: Desk, name: string, widths = [1280, 768, 320]): Promise<void> {
  mkdirSync(shots, { recursive: true })
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    await page.waitForTimeout(200)
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
      .analyze()
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
      [],
      `${name}, ${width}`,
    )
    const overflow = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    )
    assert.ok(overflow <= 0, `${name} is ${overflow} px wider than a window of ${width}`)
    await page.screenshot({ path: `${shots}/${name}-${width}.png`, fullPage: true })
  }
  const holes = await page.evaluate<string[]>('document.body.innerText.match(/‹[^›]*›/g) ?? []')
  assert.deepEqual(holes, [], `${name} lacks words`)
  await page.setViewportSize({ width: 1280, height: 900 })
}

const addresses: Readonly<Record<string, string>> = {
  world: '/law/world?state=DEU&mechanism=extradition&on=2010-06-01',
  states: '/law/states',
  state: '/law/states/DEU',
  'state-treaties': '/law/states/DEU?view=treaties',
  'state-law': '/law/states/DEU?view=law',
  'state-declarations': '/law/states/DEU?view=declarations',
  'state-offices': '/law/states/DEU?view=offices',
  'state-memberships': '/law/states/DEU?view=memberships',
  pair: '/law/pair?from=DEU&to=BRA&on=2026-01-01',
  'pair-times': '/law/pair?from=DEU&to=FRA&on=2010-01-01&view=times',
  'pair-changes': '/law/pair?from=DEU&to=FRA&on=2026-01-01&view=changes&since=2000-01-01',
  'pair-what-if': '/law/pair?from=DEU&to=BRA&on=2026-01-01&view=what-if',
  instruments: '/law/instruments?mechanism=extradition',
  instrument: '/law/uncac',
  'instrument-parties': '/law/ets-024?view=parties',
  'instrument-network': '/law/egmont',
  'instrument-safeguard': '/law/refugee-convention-1951',
  'instrument-model': '/law/un-model-mla',
}

test(
  'the pages on the law in a real browser',
  { skip: noBrowser, timeout: 540_000 },
  async (t: TestContext) => {
    const installation = await openInstallation({ data: '', inMemory: true })
    const log = (line: string) => t.diagnostic(line)
    const server = await startServer(installation, { host: '127.0.0.1', port: 0, log })
    await foundCompany(installation, (code) => `${server.address}/exchange/${code}`)
    const browser = await openBrowser()
    t.after(async () => {
      await browser.close()
      await server.close()
      await installation.close()
    })
    const desk = await sitDown(browser, server.address, 'Amina Odhiambo')
    const { page } = desk
    const open = async (address: string) => {
      await page.goto(server.address + address)
      await page.locator('main h1').waitFor()
      await page.locator('main [role="progressbar"]').waitFor({ state: 'detached' })
    }

    for (const [name, address] of Object.entries(addresses))
      await t.test(name, async () => {
        await open(address)
        await inspect(desk, `law-${name}`)
      })

    await t.test('from right to left', async () => {
      await page.evaluate(`localStorage.setItem('comity.language', 'ar')`)
      for (const name of ['world', 'state', 'pair', 'pair-times', 'instrument']) {
        await open(addresses[name]!)
        assert.equal(await page.evaluate('document.documentElement.dir'), 'rtl')
        await inspect(desk, `law-${name}-ar`, [1280, 320])
      }
      await page.evaluate(`localStorage.setItem('comity.language', 'en')`)
    })

    await t.test('the map by keyboard', async () => {
      await open('/law/world?state=DEU&mechanism=extradition&on=2010-06-01')
      const map = page.locator('.world-map')
      await map.waitFor()
      assert.equal(await map.locator('a[tabindex="0"]').count(), 1)
      await map.locator('a[tabindex="0"]').focus()
      await page.keyboard.press('ArrowLeft')
      const west = await page.evaluate<string>('document.activeElement.dataset.code')
      assert.notEqual(west, 'DEU')
      await page.locator('.world-tip').waitFor()
      await page.keyboard.press('Enter')
      await page.waitForURL(`**/law/pair?from=DEU&to=${west}*`)
      await page.getByRole('heading', { level: 1, name: /^Germany and/ }).waitFor()
    })

    await t.test('the legend shows one kind alone, the table finds a State', async () => {
      await open('/law/world?state=DEU&mechanism=extradition&on=2010-06-01')
      await page.getByRole('button', { name: /Union order/ }).click()
      await page.getByText('26 of 199 States').waitFor()
      await page.getByLabel('Find a State').fill('Fran')
      await page.getByRole('link', { name: 'France', exact: true }).click()
      await page.getByRole('heading', { level: 1, name: 'Germany and France' }).waitFor()
      await page.getByRole('button', { name: 'Exchange the two' }).click()
      await page.getByRole('heading', { level: 1, name: 'France and Germany' }).waitFor()
    })

    await t.test('what is imagined says so', async () => {
      await open('/law/pair?from=DEU&to=FRA&on=2026-01-01&view=what-if')
      await page.getByRole('radio', { name: 'Leaves' }).check({ force: true })
      await page.locator('#what-if-instrument').fill('ETS 112')
      await page.locator('.combo-option').first().click()
      await page.getByRole('region', { name: 'Imagined' }).waitFor()
      await inspect(desk, 'law-imagined', [1280, 320])
    })
    assert.deepEqual(desk.faults, [])
  },
)
