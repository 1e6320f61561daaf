import type { Browser } from './browser-less-client.ts'

/** The guide of a site, taken apart. */
export type GuidePage = {
  /** The HTML of the step with that address, with its figure; empty where there is none. */
  step(anchor: string): string
  /** The HTML of the figure with that address. */
  figure(id: string): string
  /** Addresses of the chapters, in their order. */
  chapters: string[]
  html: string
}

export async function guideAt(browser: Browser): Promise<GuidePage> {
  const { status, text } = await browser.get('/guide')
  if (status !== 200) throw new Error(`The guide answers ${status}`)
  const from = (opening: RegExp, ends: RegExp) => {
    const rest = text.slice(opening.exec(text)?.index ?? text.length)
    return rest.slice(0, ends.exec(rest.slice(1))?.index ?? rest.length)
  }
  return {
    step: anchor =>
      from(
        new RegExp(`<li class="guide-step[^>]* id="${anchor}"`),
        /<li class="guide-step|<\/section><section class="guide-part|<\/article>/,
      ),
    figure: id => from(new RegExp(`<figure class="guide-figure" id="${id}"`), /<\/figure>/),
    chapters: [...text.matchAll(/<section class="guide-part" id="([^"]+)"/g)].map(([, id = '']) => id),
    html: text,
  }
}

/** What is read, with single blanks. */
export const readIn = (html: string) =>
  html
    .replace(/<option\b.*?<\/option>/gs, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')

/** The names of the fields of a form, and of its buttons, in their order. */
export const namesIn = (html: string) =>
  [...html.matchAll(/<label for[^>]*>(.*?)<\/label>|<button class="button [^>]*>(.*?)<\/button>/gs)].map(
    ([, label, button]) => readIn(label ?? button ?? '').trim(),
  )
