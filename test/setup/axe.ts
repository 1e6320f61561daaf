import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, expect, type Page, test } from '@playwright/test'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']

/** The rules that what is light or dark can break. */
const rulesOfColour = ['color-contrast', 'link-in-text-block']

/** Expects axe to find nothing on the page, in light and in dark: WCAG 2.2 A and AA, and its best practices. */
export async function expectAccessible(page: Page): Promise<void> {
  const subject = test.info().project.use.javaScriptEnabled === false ? await copyForAxe(page) : page
  for (const colorScheme of ['light', 'dark'] as const) {
    await subject.emulateMedia({ colorScheme })
    // A page never has frames (CSP), so axe need not gather its findings in a page of its own, which is slow.
    const axe = new AxeBuilder({ page: subject }).setLegacyMode(true)
    const chosen = colorScheme === 'light' ? axe.withTags(rules) : axe.withRules(rulesOfColour)
    const { violations } = await chosen.analyze()
    const found = violations.map(
      ({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(node => node.html).join('\n')}`,
    )
    expect(found, `${page.url()} in ${colorScheme}`).toEqual([])
  }
  if (subject === page) await page.emulateMedia({ colorScheme: null })
}

/** One page of a worker for all its copies, and what it shows next. */
const copies = new WeakMap<Browser, { page: Page; show(html: string): void }>()

/**
 * axe is itself a script. Where scripts are off it looks at a copy of what the page shows, in a browser where
 * they are on; the page's own are left out of it.
 */
async function copyForAxe(page: Page): Promise<Page> {
  const html = (await page.content()).replace(/<script\b.*?<\/script>/gs, '')
  const browser = page.context().browser()
  if (!browser) throw new Error('The page has no browser')
  const copy = copies.get(browser) ?? (await newCopy(browser))
  copies.set(browser, copy)
  copy.show(html)
  await copy.page.setViewportSize(page.viewportSize() ?? { width: 1280, height: 900 })
  await copy.page.goto(page.url())
  return copy.page
}

async function newCopy(browser: Browser): Promise<{ page: Page; show(html: string): void }> {
  const context = await browser.newContext({ javaScriptEnabled: true })
  const page = await context.newPage()
  let body = ''
  await page.route('**', (route, request) =>
    request.isNavigationRequest()
      ? route.fulfill({ contentType: 'text/html; charset=utf-8', body })
      : route.continue(),
  )
  const show = (html: string) => {
    body = html
  }
  return { page, show }
}
