import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import type { Desk } from '#apps/demo/browser'

const shots = 'test-results'

/** Fails with what axe finds against WCAG 2.2 AA, naming each element. */
export async function assertAccessible(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze()
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
    [],
    name,
  )
}

/** Fails when the page must be scrolled sideways; `width` is that of the window, in CSS pixels. */
export async function assertFits(page: Page, name: string, width: number): Promise<void> {
  const overflow = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  assert.ok(overflow <= 0, `${name} is ${overflow} px wider than a window of ${width}`)
}

/** Keeps a picture of the whole page, for people to look at. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  mkdirSync(shots, { recursive: true })
  await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
}

/**
 * Looks at a page as axe does, at each width in CSS pixels, and keeps a picture of each; no sentence may be
 * missing. With `unfold`, every fold is then opened, so that its words are read and its width is measured too.
 */
export async function inspectPage(
  { page }: Desk,
  name: string,
  {
    widths = [1280, 768, 320],
    unfold = false,
  }: { widths?: readonly number[] | undefined; unfold?: boolean } = {},
): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    await page.waitForTimeout(200)
    await assertAccessible(page, `${name}, ${width}`)
    await assertFits(page, name, width)
    await keepPicture(page, `${name}-${width}`)
  }
  if (unfold)
    await page.evaluate('document.querySelectorAll("details").forEach((fold) => { fold.open = true })')
  const holes = await page.evaluate<string[]>('document.body.innerText.match(/‹[^›]*›/g) ?? []')
  assert.deepEqual(holes, [], `${name} lacks words`)
  if (unfold) await assertFits(page, `${name}, unfolded,`, widths.at(-1)!)
  await page.setViewportSize({ width: 1280, height: 900 })
}
