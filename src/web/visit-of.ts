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
    ...(request.method === 'POST' ? await readForm(request, visitor !== null) : noForm()),
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

const noForm = (): Pick<Visit, 'form' | 'files'> => ({ form: new URLSearchParams(), files: new Map() })

/**
 * The fields of a form, and its files; a body of any other kind has none. A NUL cannot be kept as text by
 * PostgreSQL. Files are large: those of somebody who is not signed in are not even read.
 */
async function readForm(request: Request, takesFiles: boolean): Promise<Pick<Visit, 'form' | 'files'>> {
  const type = request.headers.get('content-type') ?? ''
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return { form: withoutNul(new URLSearchParams(await request.text())), files: new Map() }
  }
  if (!type.startsWith('multipart/form-data') || !takesFiles) return noForm()
  const fields = new URLSearchParams()
  const files = new Map<string, File[]>()
  const data = await request.formData().catch(() => new FormData())
  for (const [name, value] of data) {
    if (typeof value === 'string') fields.append(name, value)
    // A file field that was left empty sends a nameless file of nothing.
    else if (value.name !== '' || value.size > 0) files.set(name, [...(files.get(name) ?? []), value])
  }
  return { form: withoutNul(fields), files }
}

function withoutNul(form: URLSearchParams): URLSearchParams {
  return new URLSearchParams(
    [...form].map(([name, value]) => [name, value.replaceAll('\0', '')] as [string, string]),
  )
}
