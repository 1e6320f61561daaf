import type { Browser, Reply } from './browser-less-client.ts'

/** The value of a field as a page shows it. */
export function fieldIn({ text }: Reply, name: string): string {
  const field = new RegExp(`<(?:input|select|textarea)[^>]*name="${name}"[^>]*>`).exec(text)?.[0] ?? ''
  return /value="([^"]*)"/.exec(field)?.[1] ?? ''
}

/** Opens the form of a new member and sends it once. */
export async function enterMember(
  browser: Browser,
  fields: Readonly<Record<string, string>>,
): Promise<Reply> {
  const form = await browser.get('/bureau/adherents/nouveau')
  return await browser.post('/bureau/adherents', { id: fieldIn(form, 'id'), letter: 'later', ...fields })
}

/** What a page says, without its markup. */
export function said({ text }: Reply): string {
  const main = /<main[\s\S]*<\/main>/.exec(text)?.[0] ?? text
  return main
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll(/\s+/g, ' ')
}
