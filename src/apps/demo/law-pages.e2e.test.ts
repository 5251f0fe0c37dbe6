import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { noBrowser, sitDown } from '#apps/demo/browser'
import { openCompany } from '#apps/demo/company.fixture'
import { inspectPage } from '#apps/demo/inspect-page.fixture'

const paths: Readonly<Record<string, string>> = {
  world: '/law/world?state=DEU&mechanism=extradition&on=2010-06-01',
  'world-inward': '/law/world?state=DEU&as=requested&mechanism=extradition&on=2010-06-01',
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
    const { address, browser } = await openCompany(t)
    const desk = await sitDown(browser, address, 'Amina Odhiambo')
    const { page } = desk
    const open = async (path: string) => {
      await page.goto(address + path)
      await page.locator('main h1').waitFor()
      await page.locator('main [role="progressbar"]').waitFor({ state: 'detached' })
    }

    for (const [name, path] of Object.entries(paths))
      await t.test(name, async () => {
        await open(path)
        await inspectPage(desk, `law-${name}`)
      })

    await t.test('from right to left', async () => {
      await page.evaluate(`localStorage.setItem('comity.language', 'ar')`)
      for (const name of ['world', 'state', 'pair', 'pair-times', 'instrument']) {
        await open(paths[name]!)
        assert.equal(await page.evaluate('document.documentElement.dir'), 'rtl')
        await inspectPage(desk, `law-${name}-ar`, { widths: [1280, 320] })
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

    await t.test('the map shows who can ask the State as well', async () => {
      await open('/law/world?state=GBR&mechanism=extradition&on=2026-01-01')
      await page.getByRole('radio', { name: 'Others ask it' }).check({ force: true })
      await page.getByRole('heading', { name: /^United Kingdom as requested State/ }).waitFor()
      assert.match(page.url(), /as=requested/)
      await page.getByLabel('Find a State').fill('Fran')
      await page.getByRole('link', { name: 'France', exact: true }).click()
      await page.getByRole('heading', { level: 1, name: 'France and United Kingdom' }).waitFor()
    })

    await t.test('what is imagined says so', async () => {
      await open('/law/pair?from=DEU&to=FRA&on=2026-01-01&view=what-if')
      await page.getByRole('radio', { name: 'Leaves' }).check({ force: true })
      await page.locator('#what-if-instrument').fill('ETS 112')
      await page.locator('.combo-option').first().click()
      await page.getByRole('region', { name: 'Imagined' }).waitFor()
      // The address alone brings it back.
      assert.match(page.url(), /if=leaves(~|%7E)FRA(~|%7E)ets-112/)
      await page.reload()
      await page.getByRole('region', { name: 'Imagined' }).waitFor()
      await inspectPage(desk, 'law-imagined', { widths: [1280, 320] })
    })
    assert.deepEqual(desk.faults, [])
  },
)
