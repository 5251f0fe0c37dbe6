import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { noBrowser, sitDown, type Desk } from '#apps/demo/browser'
import { openCompany } from '#apps/demo/company.fixture'
import { inspectPage } from '#apps/demo/inspect-page.fixture'

const asked = (desk: Desk) => desk.page.locator('#ask-title').innerText()
const press = (desk: Desk, name: string) =>
  desk.page.locator('form').getByRole('button', { name, exact: true }).click()
const waitFor = (desk: Desk, title: RegExp) =>
  desk.page.locator('#ask-title').filter({ hasText: title }).waitFor()
const focused = (desk: Desk) => desk.page.evaluate<string>('document.activeElement.id')

/** Everything is said by keyboard and by pressing what is in view, one question at a time. */
async function askForExtradition(desk: Desk, address: string): Promise<void> {
  const { page } = desk
  await page.goto(`${address}/law`)
  await waitFor(desk, /Which State asks/)
  await page.locator('[id="law-from"]').fill('Franc')
  await page
    .getByRole('option', { name: /France/ })
    .first()
    .click()
  await press(desk, 'Continue')
  await waitFor(desk, /Which State is asked/)
  assert.equal(await focused(desk), 'ask-title')
  // Nothing chosen: the question stays, and says so.
  await press(desk, 'Continue')
  await page.getByText('Give an answer first').waitFor()
  await page.locator('[id="law-to"]').fill('Germ')
  await page.getByRole('option', { name: /Germany/ }).click()
  await press(desk, 'Continue')
  await waitFor(desk, /What is it about/)
  await page.getByRole('radio', { name: 'Extradition or surrender' }).check({ force: true })
  await press(desk, 'Continue')
  // The usual measure is chosen already, and the others stand beside it.
  await waitFor(desk, /What exactly is asked/)
  assert.ok(await page.getByRole('checkbox', { name: 'Extradition or surrender' }).isChecked())
  assert.ok(await page.getByRole('checkbox', { name: 'Provisional arrest' }).isVisible())
  await press(desk, 'Continue')
  await waitFor(desk, /On which day/)
  await page.locator('[id="law-on"]').fill('1')
  await page.locator('[id="law-on-month"]').selectOption('03')
  await page.locator('[id="law-on-year"]').fill('2024')
  await press(desk, 'Continue')
  await page
    .getByRole('heading', { name: /European Arrest Warrant/ })
    .first()
    .waitFor()
}

test(
  'advice on every form of cooperation in a real browser',
  { skip: noBrowser, timeout: 540_000 },
  async (t: TestContext) => {
    const { address, browser } = await openCompany(t)
    const desk = await sitDown(browser, address, 'Amina Odhiambo')
    const { page } = desk
    const open = async (query: string) => {
      await page.goto(`${address}/law?${query}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
    }

    await t.test('one question leads to the next, and the answer stands beside it', async () => {
      await askForExtradition(desk, address)
      const before = await asked(desk)
      await press(desk, 'Not known')
      await page.waitForFunction(
        `document.getElementById('ask-title').innerText !== ${JSON.stringify(before)}`,
      )
      assert.match(page.url(), /from=FRA&to=DEU&mechanism=extradition/)
      assert.match(page.url(), /=unknown/)
      // What was passed over is not asked again; the address alone brings all of it back.
      await page.reload()
      assert.notEqual(await asked(desk), before)
    })

    await t.test('an answer can be gone back to and changed, and a special ground raised', async () => {
      await open(
        'from=FRA&to=DEU&mechanism=extradition&measure=extradition&on=2024-03-01&phase=prosecution&political=yes',
      )
      await page.getByRole('link', { name: /^Change.*Is the person sought/ }).click()
      await waitFor(desk, /for trial or for a sentence/)
      await page.getByRole('radio', { name: 'To serve a sentence' }).check({ force: true })
      await press(desk, 'Continue')
      await page.waitForURL(/phase=execution/)
      await page.getByText('Is there something special?').click()
      await page.getByRole('link', { name: 'A judgment given in absence' }).click()
      await waitFor(desk, /in the absence of the person/)
      await press(desk, 'Yes')
      await page.waitForURL(/absence=yes/)
      await page
        .locator('.finding:visible')
        .filter({ hasText: /Judgment in absence/ })
        .first()
        .waitFor()
    })

    await t.test('extradition: standing, obstacles with their cure, undertakings and times', async () => {
      await open(
        'from=FRA&to=DEU&mechanism=extradition&measure=extradition&on=2024-03-01&phase=prosecution&conduct=fraud' +
          '&penalty-from=60&penalty-to=60&nationality=DEU&residence=DEU&issuer=police&offence=none',
      )
      const text = await page.locator('.inquiry-result').innerText()
      for (const words of [
        /European Arrest Warrant/,
        /Open on conditions/,
        /Issuing authority: must be refused/,
        /Can be cured by a supplement/,
        /Return of the person/,
        /60 days/,
        /Gives way/,
        /In its place/,
      ])
        assert.match(text, words)
      await inspectPage(desk, 'advice-extradition', { unfold: true })
    })

    await t.test('extradition of a national: blocked, and what can be done instead', async () => {
      await open(
        'from=FRA&to=MAR&mechanism=extradition&measure=extradition&on=2024-03-01&phase=prosecution&nationality=MAR',
      )
      const text = await page.locator('.inquiry-result').innerText()
      assert.match(text, /Nationality: must be refused/)
      assert.match(text, /Prosecution in the requested State/)
    })

    await t.test('transfer of a sentenced person, and assets: sums and duties', async () => {
      await open(
        'from=FRA&to=ESP&mechanism=transfer-of-sentenced-persons&on=2024-03-01&final=yes&remaining=3',
      )
      await page.getByRole('heading', { name: 'What can be held against it' }).waitFor()
      await inspectPage(desk, 'advice-transfer', { unfold: true })
      await open(
        'from=FRA&to=DEU&mechanism=confiscation&measure=confiscation-order&on=2024-03-01&amount=50000&offence=uncac:15',
      )
      await page.getByText(/25,000\.00.*go to the requesting State/).waitFor()
      await page.getByText('Compare the offence element by element').click()
      await page
        .locator('fieldset')
        .filter({ hasText: 'public office' })
        .getByRole('radio', { name: 'No', exact: true })
        .check({ force: true })
      await page.waitForURL(/elements=uncac:15~official~no/)
      await inspectPage(desk, 'advice-confiscation', { unfold: true })
    })

    await t.test('all questions at once, and every language', async () => {
      await open('from=KEN&to=CHE&mechanism=extradition&on=2026-01-01&offence=uncac:15&view=whole')
      await inspectPage(desk, 'advice-whole', { unfold: true })
      for (const language of ['fr', 'es', 'ar']) {
        await page.evaluate(`localStorage.setItem('comity.language', '${language}')`)
        await open('from=BRA&to=PRT&mechanism=extradition&on=2026-01-01&nationality=PRT,BRA&death=yes')
        assert.equal(await page.evaluate<string>('document.documentElement.lang'), language)
        await inspectPage(desk, `advice-${language}`, {
          widths: language === 'ar' ? undefined : [320],
          unfold: true,
        })
      }
      assert.equal(await page.evaluate<string>('document.documentElement.dir'), 'rtl')
    })

    await t.test('no page said an error', () => assert.deepEqual(desk.faults, []))
  },
)
