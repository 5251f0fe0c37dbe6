import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import type { Page } from 'playwright-core'
import { noBrowser, sitDown } from '#apps/demo/browser'
import { openCompany } from '#apps/demo/company.fixture'
import { inspectPage } from '#apps/demo/inspect-page.fixture'

/** The pages on the law, and something on each that only the books can have told. */
const law: Readonly<Record<string, readonly [path: string, text: RegExp]>> = {
  advice: ['/law?from=DEU&to=BRA&mechanism=extradition&on=2026-01-01', /Brazil/],
  world: ['/law/world?state=DEU&mechanism=extradition&on=2010-06-01', /199 States/],
  'advice-unasked': ['/law', /On what legal basis/],
  'world-unasked': ['/law/world', /World map/],
  'pair-unasked': ['/law/pair', /Two States/],
  states: ['/law/states', /Germany/],
  state: ['/law/states/DEU', /Germany/],
  pair: ['/law/pair?from=DEU&to=BRA&on=2026-01-01', /Germany and Brazil/],
  instrument: ['/law/uncac', /United Nations Convention against Corruption/],
  instruments: ['/law/instruments?mechanism=extradition', /European Convention on Extradition/],
}

/** Nothing of these may ever be in a store: they name persons, or stand behind an address of the server. */
const personal = /Amina|Odhiambo|Daniel|Kiprono|officer@|ken-demonstration|"caseId"/

interface Held {
  readonly store: string
  readonly path: string
  readonly text: string
}

/** Everything that any store of this origin holds. */
const readStores = (page: Page): Promise<Held[]> =>
  page.evaluate<Held[]>(`(async () => {
    const held = []
    for (const store of await caches.keys())
      for (const request of await (await caches.open(store)).keys()) {
        const { pathname, search } = new URL(request.url)
        const text = await (await (await caches.open(store)).match(request)).text()
        held.push({ store, path: pathname + search, text })
      }
    return held
  })()`)

/** Waits for a sentence about the page to become true; not in the page, whose policy evaluates no text. */
async function until(page: Page, sentence: string): Promise<void> {
  for (let tries = 0; tries < 150; tries++) {
    if (await page.evaluate<boolean>(sentence)) return
    await page.waitForTimeout(200)
  }
  assert.fail(`never: ${sentence}`)
}

/** Until the keeper has everything and answers for this page. */
const untilKept = (page: Page) => until(page, 'navigator.serviceWorker.controller?.state === "activated"')

async function assertNothingPersonal(page: Page): Promise<void> {
  const held = await readStores(page)
  assert.equal(new Set(held.map(({ store }) => store)).size, 1)
  assert.ok(held.length > 50, `only ${held.length} files are kept`)
  for (const { path, text } of held) {
    assert.match(path, /^\/([\w-]+-[A-Z0-9]{8}\.(js|css|json)|icon\.svg)?$/)
    assert.doesNotMatch(text, personal, path)
  }
  // Nor anywhere else: two choices of the reader are all that is remembered.
  assert.deepEqual(
    await page.evaluate(`(async () => [
      Object.keys(localStorage).filter((key) => !['comity.language', 'comity.theme'].includes(key)),
      Object.keys(sessionStorage),
      (await indexedDB.databases()).map(({ name }) => name),
    ])()`),
    [[], [], []],
  )
}

test(
  'the law without a connection, in a real browser',
  { skip: noBrowser, timeout: 300_000 },
  async (t: TestContext) => {
    const { address, browser } = await openCompany(t)
    const desk = await sitDown(browser, address, 'Amina Odhiambo')
    const { page, context } = desk
    const settle = async () => {
      await page.locator('main h1').waitFor()
      await page.locator('main [role="progressbar"]').waitFor({ state: 'detached' })
    }
    const open = async (path: string) => {
      await page.goto(address + path)
      await settle()
    }
    const line = page.locator('.kept-books')

    await t.test(
      'the keeper is told to be asked for anew each time, and the pages may start no other one',
      async () => {
        const answer = await fetch(`${address}/keeper.js`)
        assert.equal(answer.headers.get('cache-control'), 'no-cache')
        assert.match(answer.headers.get('content-type') ?? '', /^(text|application)\/javascript/)
        assert.match(answer.headers.get('content-security-policy') ?? '', /worker-src 'self'/)
        await untilKept(page)
      },
    )

    await t.test('a build is fetched whole without being counted against the office', async () => {
      const limitOf = (path: string) =>
        fetch(address + path).then(({ headers }) => headers.get('x-ratelimit-limit'))
      const file = (await readStores(page)).find(({ path }) => path.startsWith('/chunk-'))!.path
      assert.deepEqual([await limitOf(file), await limitOf('/api/me')], [null, '1200'])
    })

    await t.test('another edition of the books takes the place of the kept one', async () => {
      const books = (await readStores(page)).find(({ path }) => path.startsWith('/books-'))!
      await page.evaluate(
        `caches.open('${books.store}').then((store) => store.put('${books.path}', new Response('{}')))`,
      )
      await open('/law/states')
      const now = (await readStores(page)).find(({ path }) => path === books.path)!
      assert.equal(now.text, books.text)
    })

    await t.test('an office at work leaves nothing in the stores', async () => {
      for (const path of ['/', '/cases', '/new', '/exchange', '/account', '/law', '/law/world'])
        await open(path)
      assert.equal(
        await page.evaluate(`fetch('/api/me').then((answer) => answer.json()).then((me) => me.signedIn)`),
        true,
      )
      await assertNothingPersonal(page)
      assert.deepEqual(desk.faults, [])
    })

    await context.setOffline(true)

    for (const [name, [path, text]] of Object.entries(law))
      await t.test(`${name}: opened and loaded again without a connection`, async () => {
        await open(path)
        await page.reload()
        await settle()
        await page.getByText(text).first().waitFor()
        await line
          .getByText(/No connection.*edition [0-9a-f]{12}, which the server last gave on \d+ \w+ \d{4}/)
          .waitFor()
        assert.doesNotMatch(await page.locator('body').innerText(), personal)
        await inspectPage(desk, `offline-${name}`)
      })

    await t.test('the map is drawn', async () => {
      await open(law['world']![0])
      assert.ok((await page.locator('.world-map a').count()) > 100)
    })

    await t.test('in every language, and from right to left', async () => {
      for (const language of ['ar', 'es', 'fr']) {
        await page.evaluate(`localStorage.setItem('comity.language', '${language}')`)
        await open(law['pair']![0])
        await line.waitFor()
        assert.equal(await page.evaluate('document.documentElement.lang'), language)
        await inspectPage(desk, `offline-pair-${language}`, { widths: [1280, 320] })
        await open('/cases')
        await inspectPage(desk, `offline-needs-server-${language}`, { widths: [320] })
      }
      await page.evaluate(`localStorage.setItem('comity.language', 'en')`)
    })

    await t.test('what needs the server says so, and offers to try again', async () => {
      for (const path of ['/', '/cases', '/cases/01JABC', '/people', '/account', '/new']) {
        await open(path)
        await page.getByRole('heading', { level: 1, name: 'This page needs the server' }).waitFor()
      }
      await page.getByRole('button', { name: 'Try again' }).focus()
      await page.keyboard.press('Enter')
      await page.getByText('Tried: still no connection.').waitFor()
      await inspectPage(desk, 'offline-needs-server')
      await page.getByRole('link', { name: 'Go to the law' }).click()
      await page.waitForURL('**/law')
      await settle()
      await line.waitFor()
    })

    await t.test('the verification of evidence opens', async () => {
      await open('/verify')
      await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Verify' }).waitFor()
      await page.locator('input[type=file]').first().waitFor({ state: 'attached' })
    })

    await t.test(
      'with the connection back, trying again brings the person back to the same page',
      async () => {
        await open(law['pair']![0])
        await context.setOffline(false)
        await line.getByRole('button', { name: 'Try again' }).click()
        await page.getByRole('button', { name: 'Amina Odhiambo' }).waitFor()
        await page.getByRole('heading', { level: 1, name: 'Germany and Brazil' }).waitFor()
        assert.equal(await line.count(), 0)
      },
    )

    await t.test('a page that waits for the server goes on by itself', async () => {
      await context.setOffline(true)
      await open('/cases')
      await page.getByRole('heading', { level: 1, name: 'This page needs the server' }).waitFor()
      await context.setOffline(false)
      await page.getByRole('button', { name: 'Amina Odhiambo' }).waitFor()
      await page.getByRole('heading', { level: 1, name: 'Cases' }).waitFor()
    })

    await t.test(
      'who is at work when the connection goes is told so, and cannot sign out by mistake',
      async () => {
        await open(law['instrument']![0])
        assert.equal(await line.count(), 0)
        await context.setOffline(true)
        await line.getByText('No connection.').waitFor()
        await page.getByRole('button', { name: 'Amina Odhiambo' }).click()
        await page.getByRole('button', { name: 'Sign out' }).click()
        await page
          .getByText(/You are still signed in/)
          .first()
          .waitFor()
        await context.setOffline(false)
        await line.waitFor({ state: 'detached' })
      },
    )

    await t.test('an answer of the server stands: whoever is refused sees no law', async () => {
      for (const status of [401, 503]) {
        await page.route('**/api/me', (route) => route.fulfill({ status, body: '{}' }))
        await page.goto(address + law['pair']![0])
        await page.getByText('The server does not answer.').waitFor()
        assert.equal(await page.locator('h1').count(), 0)
        await page.unroute('**/api/me')
      }
    })

    await t.test(
      'after signing out nothing of the person is left, with or without a connection',
      async () => {
        await open('/law')
        await page.getByRole('button', { name: 'Amina Odhiambo' }).click()
        await page.getByRole('button', { name: 'Sign out' }).click()
        await page.getByRole('heading', { level: 1, name: /^Cooperation between States/ }).waitFor()
        await assertNothingPersonal(page)
        await open(law['pair']![0])
        assert.equal(
          await page.getByRole('heading', { name: 'Germany and Brazil' }).count(),
          0,
          'the door stands before it',
        )
        await context.setOffline(true)
        await page.reload()
        await settle()
        await page.getByRole('heading', { level: 1, name: 'Germany and Brazil' }).waitFor()
        assert.doesNotMatch(await page.locator('body').innerText(), personal)
        await assertNothingPersonal(page)
        await context.setOffline(false)
      },
    )

    await t.test('stores of earlier builds go', async () => {
      await page.evaluate(
        `caches.open('comity-of-old').then((store) => store.put('/main-OLDOLDOL.js', new Response('old')))`,
      )
      await page.evaluate(`navigator.serviceWorker.getRegistration().then((one) => one.unregister())`)
      await page.goto(address)
      await until(page, `caches.keys().then((names) => !names.includes('comity-of-old'))`)
      await untilKept(page)
      assert.equal((await page.evaluate<string[]>('caches.keys()')).length, 1)
    })

    // The browser itself says what it could not fetch; nothing else may go wrong.
    assert.deepEqual(
      desk.faults.filter(
        (fault) =>
          !/^Failed to load resource: (net::|the server responded with a status of (401|503))/.test(fault),
      ),
      [],
    )
  },
)
