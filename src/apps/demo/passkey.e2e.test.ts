import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import type { CDPSession, Page } from 'playwright-core'
import { noBrowser, sitDown, type Desk } from '#apps/demo/browser'
import { openCompany } from '#apps/demo/company.fixture'
import { assertAccessible, assertFits, keepPicture } from '#apps/demo/inspect-page.fixture'
import { hashPassword } from '#apps/server/secrets'
import { listUsers, updateUser } from '#store/users'

type Scheme = 'light' | 'dark'

/** Looks at a page as axe does, light and dark, at two widths, and keeps a picture of each. */
async function inspect(
  page: Page,
  name: string,
  schemes: readonly Scheme[] = ['light', 'dark'],
): Promise<void> {
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme })
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 900 })
      await page.waitForTimeout(150)
      await assertAccessible(page, `${name}, ${colorScheme}, ${width}`)
      await assertFits(page, name, width)
      await keepPicture(page, `${name}-${colorScheme}-${width}`)
    }
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1280, height: 900 })
}

/** Puts an authenticator into the machine, such as a fingerprint reader whose finger is the right one. */
async function plugIn(cdp: CDPSession): Promise<string> {
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return authenticatorId
}

const openAccount = async ({ page }: Desk, person: string) => {
  // The page behind the door is there when its heading is; before that, its arrival closes an open menu.
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
  await page.getByRole('button', { name: person }).click()
  await page.getByRole('link', { name: 'Your account' }).click()
  await page.getByRole('heading', { level: 1, name: 'Your account' }).waitFor()
}

const addPasskey = async (page: Page, name: string) => {
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByRole('button', { name: 'Continue' }).click()
}

test('passkeys in a real browser', { skip: noBrowser, timeout: 180_000 }, async (t: TestContext) => {
  const { address: loopback, browser, company } = await openCompany(t)
  const address = loopback.replace('127.0.0.1', 'localhost')
  const amina = await sitDown(browser, address, 'Amina Odhiambo')
  const elsewhere = await sitDown(browser, address, 'Amina Odhiambo')
  const { page } = amina
  const cdp = await amina.context.newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const authenticatorId = await plugIn(cdp)

  await t.test('one is added on the page of one’s own account', async () => {
    await openAccount(amina, 'Amina Odhiambo')
    await inspect(page, 'account-empty')
    await addPasskey(page, 'Fingerprint reader')
    await page.getByText('The passkey “Fingerprint reader” is added.').waitFor()
    await page.getByRole('rowheader', { name: 'Fingerprint reader' }).waitFor()
    const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId })
    assert.deepEqual(
      credentials.map(({ isResidentCredential, rpId }) => [isResidentCredential, rpId]),
      [[true, 'localhost']],
    )
    // The only way in of an account without a password cannot be removed.
    await page.getByText('its last passkey stays').waitFor()
    assert.equal(await page.getByRole('button', { name: /^Remove/ }).count(), 0)
    await inspect(page, 'account')
  })

  await t.test('a device takes one only', async () => {
    await addPasskey(page, 'Once more')
    await page.getByText('There is a passkey already').waitFor()
    await inspect(page, 'account-add')
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).last().click()
  })

  await t.test('it opens the door, without name, password or code', async () => {
    await page.getByRole('button', { name: 'Amina Odhiambo' }).click()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('button', { name: 'Sign in with a passkey' }).waitFor()
    await inspect(page, 'door-passkey')
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.getByRole('button', { name: 'Amina Odhiambo' }).waitFor()
  })

  await t.test('another session is ended, and is over at once', async () => {
    await openAccount(amina, 'Amina Odhiambo')
    const sessions = page.getByRole('table', { name: 'Sessions' })
    assert.equal(await sessions.getByRole('row').count(), 3) // the head, here and elsewhere
    assert.equal(await sessions.getByText('This session').count(), 1)
    await sessions.getByRole('button', { name: /^End the session/ }).click()
    await page.getByText('The session has ended.').waitFor()
    assert.equal(await sessions.getByRole('row').count(), 2)
    await elsewhere.page.reload()
    await elsewhere.page.getByRole('button', { name: 'Sign in with a passkey' }).waitFor()
  })

  await t.test('one that is lost is removed once there is another', async () => {
    await cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId })
    await plugIn(cdp)
    await addPasskey(page, 'Security key')
    await page.getByRole('rowheader', { name: 'Security key' }).waitFor()
    await page.getByRole('button', { name: 'Remove the passkey Fingerprint reader' }).click()
    const dialog = page.getByRole('dialog', { name: 'Remove this passkey?' })
    await inspect(page, 'account-remove')
    await dialog.getByRole('button', { name: 'Remove' }).click()
    await page.getByText('The passkey “Fingerprint reader” is removed.').waitFor()
    assert.equal(await page.getByRole('rowheader', { name: 'Fingerprint reader' }).count(), 0)
  })

  await t.test('an account with a password can change it, in four languages', async () => {
    const { db } = company.requesting.authority
    const daniel = await sitDown(browser, address, 'Daniel Kiprono')
    const { id } = (await listUsers(db)).find(({ name }) => name === 'Daniel Kiprono')!
    const password_hash = await hashPassword('four words that differ')
    await db.transaction().execute((tx) => updateUser(tx, id, { password_hash }))
    await openAccount(daniel, 'Daniel Kiprono')
    await daniel.page.getByRole('button', { name: 'Change the password' }).click()
    await daniel.page.getByText('Use at least 12 characters').waitFor()
    await inspect(daniel.page, 'account-password')
    for (const language of ['fr', 'es', 'ar']) {
      await daniel.page.evaluate(`localStorage.setItem('comity.language', '${language}')`)
      await daniel.page.reload()
      await daniel.page.getByRole('heading', { level: 1 }).waitFor()
      assert.doesNotMatch(await daniel.page.locator('body').innerText(), /‹/)
      await inspect(daniel.page, `account-${language}`, ['light'])
    }
    assert.deepEqual([...daniel.faults, ...amina.faults, ...elsewhere.faults], [])
  })

  await t.test('under a number the door says by which name to come', async () => {
    const stranger = await (await browser.newContext({ locale: 'en' })).newPage()
    await stranger.goto(loopback)
    await stranger.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await stranger.getByText('Passkeys need a name').waitFor()
    assert.equal(await stranger.getByRole('link', { name: address }).count(), 1)
    await inspect(stranger, 'door-number')
  })
})
