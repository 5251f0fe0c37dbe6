import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import type { Page } from 'playwright-core'
import { noBrowser, sitDown, type Desk } from '#apps/demo/browser'
import { openCompany } from '#apps/demo/company.fixture'
import { assertAccessible, assertFits, keepPicture } from '#apps/demo/inspect-page.fixture'

/** Looks at a page as axe does, at three widths, and keeps a picture of each for people to look at. */
async function inspect({ page }: Desk, name: string): Promise<void> {
  await page.waitForTimeout(150)
  await assertAccessible(page, name)
  for (const width of [1280, 768, 360]) {
    await page.setViewportSize({ width, height: 900 })
    await assertFits(page, name, width)
    await keepPicture(page, `${name}-${width}`)
  }
  await page.setViewportSize({ width: 1280, height: 900 })
}

const fill = (page: Page, id: string, text: string) => page.locator(`[id="${id}"]`).fill(text)
const choose = (page: Page, id: string, value: string) => page.locator(`[id="${id}"]`).selectOption(value)
const next = (page: Page) => page.getByRole('button', { name: 'Continue' }).click()

async function fillDate(page: Page, id: string, text: string): Promise<void> {
  const [year, month, day] = text.split('-') as [string, string, string]
  await fill(page, id, day)
  await choose(page, `${id}-month`, month)
  await fill(page, `${id}-year`, year)
}

const answer = (page: Page, id: string, value: 'yes' | 'no') =>
  page.locator(`input[name="${id}"][value="${value}"]`).check({ force: true })

async function compose(desk: Desk): Promise<void> {
  const { page } = desk
  await page.getByRole('link', { name: 'New request' }).first().click()
  await fill(page, 'requested', 'Switz')
  await page.getByRole('option', { name: /Switzerland/ }).click()
  await page.getByRole('checkbox', { name: 'Records of bank transactions' }).check({ force: true })
  await page.getByRole('checkbox', { name: 'Hearing of a witness or expert' }).check({ force: true })
  await fill(page, 'title', 'Bridge contract: bank records and hearing')
  await page.getByRole('button', { name: 'Open the request' }).click()

  await fill(page, 'requestingAuthority', 'Office of the Prosecutor')
  await fill(page, 'conductingAuthority', 'Investigation Unit')
  await fill(page, 'proceedingNature', 'Investigation for bribery in the award of a public contract.')
  await choose(page, 'proceedingKind', 'criminal')
  await choose(page, 'stage', 'investigation')
  await fill(page, 'purpose', 'To prove the payments and to follow the money.')
  await next(page)

  await fill(page, 'offences', 'Bribery of a public official')
  await fill(page, 'offences-statute', 'Bribery Act, section 5')
  await choose(page, 'offences-here', '120')
  await choose(page, 'offences-there', '60')
  await page.getByRole('checkbox', { name: /UNCAC 15,/ }).check({ force: true })
  await fillDate(page, 'offenceDate', '2024-03-01')
  await fillDate(page, 'offenceDate-until', '2025-06-30')
  await fill(page, 'offencePlace', 'Nairobi')
  await next(page)
  await page.getByText('United Nations Convention against Corruption').first().waitFor()
  await inspect(desk, 'basis')
  await next(page)

  await fill(
    page,
    'facts',
    'On 18 April 2024 the contract was awarded.\n\nThe company then paid an account in Geneva.',
  )
  await fill(page, 'nexus', 'The records will show who owns the account that was paid.')
  await next(page)
  await next(page) // persons: offered, not needed

  await fill(page, 'accounts', 'CH93 0076 2011 6238 5295 7')
  await fill(page, 'accounts-bank', 'Banque du Quai, Geneva')
  await fillDate(page, 'period', '2024-04-01')
  await fillDate(page, 'period-until', '2025-12-31')
  await fill(page, 'relevance', 'The payments were received on this account.')
  await page.getByRole('checkbox', { name: /statements of account/i }).check({ force: true })
  await fill(page, 'reasonableGrounds', 'The account stands on payment orders that were seized.')
  await answer(page, 'noTippingOff', 'yes')
  await next(page)

  await fill(page, 'witness', 'Laurent')
  await fill(page, 'subjectOfHearing', 'The opening of the account.')
  await page.getByRole('button', { name: 'Go to review' }).click()
}

test('the main job in a real browser', { skip: noBrowser, timeout: 300_000 }, async (t: TestContext) => {
  const { address, browser } = await openCompany(t)
  const amina = await sitDown(browser, address, 'Amina Odhiambo')
  const daniel = await sitDown(browser, address, 'Daniel Kiprono')
  const claire = await sitDown(browser, address, 'Claire Favre')
  const urs = await sitDown(browser, address, 'Urs Kälin')
  const desks = [amina, daniel, claire, urs]

  /** Opens the case on a desk by its title, and waits until it stands where it should. */
  const openCase = async (desk: Desk, title: RegExp, state: string) => {
    await desk.page.goto(`${address}/cases?view=all`)
    await desk.page.getByRole('link', { name: title }).first().click()
    for (let tries = 0; tries < 40; tries++) {
      if ((await desk.page.locator('.page-head .status').first().innerText()) === state) return
      await desk.page.waitForTimeout(250)
      await desk.page.reload()
      await desk.page.locator('.page-head .status').first().waitFor()
    }
    assert.fail(`the case never was "${state}"`)
  }
  const mine = /Bridge contract/
  const theirs = /Records of bank transactions/
  const release = async (desk: Desk, title: RegExp, state: string) => {
    await openCase(desk, title, state)
    await desk.page.getByRole('button', { name: 'Release and send' }).click()
    await desk.page.getByRole('dialog').getByRole('button', { name: 'Release and send' }).click()
    await desk.page.getByText('Released; it is on its way').waitFor()
  }
  const prepare = async (
    desk: Desk,
    title: RegExp,
    state: string,
    action: string,
    write: (page: Page) => Promise<void>,
  ) => {
    await openCase(desk, title, state)
    await desk.page.getByRole('link', { name: action, exact: true }).click()
    await write(desk.page)
    await desk.page.getByRole('button', { name: 'Prepare for release' }).click()
    await desk.page.getByText('Prepared; it waits').waitFor()
  }

  await t.test('an officer composes; the law, the questions and the letter follow', async () => {
    await inspect(amina, 'work-empty')
    await compose(amina)
    const letter = await amina.page.locator('.paper').innerText()
    assert.match(letter, /United Nations Convention against Corruption/)
    assert.match(letter, /Bank secrecy is no ground/)
    assert.match(letter, /Contact for questions|still to be answered/i)
    await inspect(amina, 'review-incomplete')
    assert.equal(await amina.page.getByRole('button', { name: 'Submit for release' }).isDisabled(), true)
    await amina.page.getByRole('button', { name: 'Go there' }).first().click()
    await fill(amina.page, 'contactPoint', 'Amina Odhiambo')
    await inspect(amina, 'compose')
    await amina.page.getByRole('button', { name: 'Go to review' }).click()
    await amina.page.getByText('By the rules of both ends nothing is missing').waitFor()
  })

  await t.test('the documents come out', async () => {
    for (const format of ['PDF', 'DOCX']) {
      const [download] = await Promise.all([
        amina.page.waitForEvent('download'),
        amina.page.getByRole('link', { name: new RegExp(format) }).click(),
      ])
      assert.match(download.suggestedFilename(), new RegExp(`\\.${format.toLowerCase()}$`))
    }
  })

  await t.test('nobody releases their own work; a second person does', async () => {
    await amina.page.getByRole('button', { name: 'Submit for release' }).click()
    await amina.page.getByText('Somebody else must release it').waitFor()
    await openCase(daniel, mine, 'Waits for release')
    await inspect(daniel, 'release')
    await release(daniel, mine, 'Waits for release')
  })

  await t.test('the other State registers, and asks for what is missing', async () => {
    await openCase(claire, theirs, 'Received')
    await inspect(claire, 'case-received')
    await claire.page.getByRole('button', { name: 'Register and acknowledge' }).click()
    await claire.page
      .getByText(/Registered as/)
      .first()
      .waitFor()
    await prepare(claire, theirs, 'Registered', 'Ask for information', async (page) => {
      assert.equal(await page.getByRole('button', { name: 'Prepare for release' }).isDisabled(), true)
      await page.getByText('Before it can be prepared: choose at least one question').waitFor()
      await page
        .getByRole('checkbox', { name: 'Persons who are the subject of the proceeding' })
        .check({ force: true })
      await fill(page, 'message-text', 'Please name the suspect.')
      await inspect(claire, 'message-information-request')
    })
    await release(urs, theirs, 'Registered')
  })

  await t.test('exactly the reopened field is open, and the supplement goes back', async () => {
    await openCase(amina, mine, 'Information asked for')
    await amina.page.getByRole('link', { name: 'Answer the request for information' }).click()
    await fill(amina.page, 'persons', 'Mutangi')
    assert.equal(await amina.page.locator('[id="facts"]').count(), 0)
    await inspect(amina, 'compose-reopened')
    await amina.page.getByRole('button', { name: 'Go to review' }).click()
    await amina.page.getByRole('button', { name: 'Write the supplement' }).click()
    await fill(amina.page, 'message-text', 'The suspect is named.')
    await amina.page.getByRole('button', { name: 'Prepare for release' }).click()
    await amina.page.getByText('Prepared; it waits').waitFor()
    await release(daniel, mine, 'Information asked for')
  })

  await t.test('it is accepted, and the result comes with a file', async () => {
    await prepare(claire, theirs, 'Registered', 'Accept', async () => {})
    await release(urs, theirs, 'Registered')
    await prepare(claire, theirs, 'Being executed', 'Send the result', async (page) => {
      await fill(page, 'message-text', 'The records and the record of the hearing.')
      await page
        .locator('[id="files"]')
        .setInputFiles({ name: 'records.txt', mimeType: 'text/plain', buffer: Buffer.from('synthetic') })
      await page.getByText('records.txt').first().waitFor()
      await page.waitForTimeout(500)
    })
    await release(urs, theirs, 'Being executed')
    await openCase(amina, mine, 'Executed')
    await amina.page.getByRole('tab', { name: /Files/ }).click()
    await amina.page.getByRole('link', { name: /records\.txt/ }).waitFor()
    await inspect(amina, 'case-executed')
  })

  await t.test('it is closed on both sides, and the evidence verifies in the page', async () => {
    await prepare(amina, mine, 'Executed', 'Report and close', (page) =>
      fill(page, 'message-text', 'Used at trial.'),
    )
    await release(daniel, mine, 'Executed')
    await openCase(claire, theirs, 'Closed')
    await inspect(claire, 'case-closed')
    await claire.page.getByRole('tab', { name: /Messages/ }).click()
    const [bundle] = await Promise.all([
      claire.page.waitForEvent('download'),
      claire.page.getByRole('button', { name: 'Save the evidence' }).click(),
    ])
    await claire.page.goto(`${address}/verify`)
    await claire.page
      .locator('input[type=file]')
      .first()
      .setInputFiles(await bundle.path())
    await claire.page.getByText(/holds/i).first().waitFor()
    await inspect(claire, 'verify')
  })

  await t.test('the other pages, in four languages and both directions', async () => {
    const grace = await sitDown(browser, address, 'Grace Wanjala')
    desks.push(grace)
    for (const [path, name] of [
      ['/exchange', 'exchange'],
      ['/log', 'log'],
      ['/people', 'people'],
    ] as const) {
      await grace.page.goto(address + path)
      await grace.page.getByRole('heading', { level: 1 }).waitFor()
      await inspect(grace, name)
    }
    for (const [path, name] of [
      ['/', 'work'],
      ['/cases?view=all', 'cases'],
      ['/new', 'new'],
      ['/law?from=FRA&to=DEU&measure=search-and-seizure&on=2024-03-01', 'law'],
      ['/law/uncac', 'instrument'],
    ] as const) {
      await amina.page.goto(address + path)
      await amina.page.getByRole('heading', { level: 1 }).waitFor()
      await inspect(amina, name)
    }
    for (const language of ['fr', 'es', 'ar']) {
      await amina.page.evaluate(`localStorage.setItem('comity.language', '${language}')`)
      await amina.page.goto(`${address}/`)
      await amina.page.getByRole('heading', { level: 1 }).waitFor()
      assert.equal(await amina.page.evaluate<string>('document.documentElement.lang'), language)
      assert.doesNotMatch(await amina.page.locator('body').innerText(), /‹/)
      await inspect(amina, `work-${language}`)
    }
  })

  await t.test('no page said an error', () => {
    assert.deepEqual(
      desks.flatMap(({ faults }) => faults),
      [],
    )
  })
})
