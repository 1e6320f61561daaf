import type { Language } from '../html/language.ts'
import type { Site } from '../organisations/site.ts'
import type { App } from './app.ts'
import type { Client } from './client-address.ts'
import { readCookies } from './cookies.ts'
import { originOf } from './origin.ts'
import type { Visit } from './visit.ts'

/** Finds out who asks, from the cookies of this host; `cookies` are to be set again with the answer. */
export type Identify = (
  app: App,
  site: Site,
  cookies: ReadonlyMap<string, string>,
) => Promise<{ visitor: Visit['visitor']; cookies: readonly string[] }>

/** Understands a request once, for all that follows. */
export async function makeVisit(
  app: App,
  identify: Identify,
  site: Site,
  client: Client,
  request: Request,
): Promise<{ visit: Visit; cookies: readonly string[] }> {
  const url = new URL(request.url)
  const cookies = readCookies(request.headers.get('cookie'))
  const { visitor, cookies: renewed } = await identify(app, site, cookies)
  const visit: Visit = {
    app,
    site,
    visitor,
    language: languageOf(cookies.get('language')) ?? site.language,
    method: request.method,
    path: url.pathname,
    query: url.searchParams,
    params: {},
    form: request.method === 'POST' ? await readForm(request) : new URLSearchParams(),
    cookies,
    ip: client.ip,
    userAgent: request.headers.get('user-agent')?.slice(0, 300) ?? null,
    origin: originOf(app.settings, site.host),
  }
  return { visit, cookies: renewed }
}

function languageOf(cookie: string | undefined): Language | undefined {
  return cookie === 'fr' || cookie === 'en' ? cookie : undefined
}

/** The fields of a form; a body of any other kind has none. A NUL cannot be kept as text by PostgreSQL. */
async function readForm(request: Request): Promise<URLSearchParams> {
  const type = request.headers.get('content-type') ?? ''
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return withoutNul(new URLSearchParams(await request.text()))
  }
  if (!type.startsWith('multipart/form-data')) return new URLSearchParams()
  const fields = new URLSearchParams()
  const data = await request.formData().catch(() => new FormData())
  for (const [name, value] of data) if (typeof value === 'string') fields.append(name, value)
  return withoutNul(fields)
}

function withoutNul(form: URLSearchParams): URLSearchParams {
  return new URLSearchParams(
    [...form].map(([name, value]) => [name, value.replaceAll('\0', '')] as [string, string]),
  )
}
