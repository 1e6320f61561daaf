import { type Browser, expect, type Page, test } from '@playwright/test'
import axe from 'axe-core'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']

/** The rules that what is light or dark can break. */
const rulesOfColour = ['color-contrast', 'link-in-text-block']

/** Expects axe to find nothing on the page, in light and in dark: WCAG 2.2 A and AA, and its best practices. */
export async function expectAccessible(page: Page): Promise<void> {
  const subject = test.info().project.use.javaScriptEnabled === false ? await copyForAxe(page) : page
  await subject.evaluate(axe.source)
  expect(await look(subject, { type: 'tag', values: rules }), `${page.url()} in light`).toEqual([])
  await subject.emulateMedia({ colorScheme: 'dark' })
  expect(await look(subject, { type: 'rule', values: rulesOfColour }), `${page.url()} in dark`).toEqual([])
  await subject.emulateMedia({ colorScheme: null })
}

/** What axe, which is on the page already, has to say; a page never has frames (CSP). */
async function look(page: Page, runOnly: axe.RunOnly): Promise<string[]> {
  const { violations } = await page.evaluate(
    options => (window as unknown as { axe: typeof axe }).axe.run(document, options),
    { runOnly, resultTypes: ['violations'] as axe.resultGroups[], iframes: false },
  )
  return violations.map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(node => node.html).join('\n')}`)
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
