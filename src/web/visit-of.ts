import type { Language } from '../html/language.ts'
import type { Site } from '../organisations/site.ts'
import type { App } from './app.ts'
import type { Client } from './client-address.ts'
import { readCookies } from './cookies.ts'
import { isOwnPost, originOf } from './origin.ts'
import { readUpload, type Upload } from './read-upload.ts'
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
  { identify, takesFiles }: { identify: Identify; takesFiles: (path: string) => boolean },
  site: Site,
  client: Client,
  request: Request,
): Promise<{ visit: Visit; cookies: readonly string[] }> {
  const url = new URL(request.url)
  const cookies = readCookies(request.headers.get('cookie'))
  const { visitor, cookies: renewed } = await identify(app, site, cookies)
  const origin = originOf(app.settings, site.host)
  const visit: Visit = {
    app,
    site,
    visitor,
    language: languageOf(cookies.get('language')) ?? site.language,
    method: request.method,
    path: url.pathname,
    query: url.searchParams,
    params: {},
    ...(request.method === 'POST'
      ? await readForm(
          request,
          visitor !== null && isOwnPost(request.headers, origin),
          takesFiles(url.pathname),
        )
      : noForm()),
    cookies,
    ip: client.ip,
    userAgent: request.headers.get('user-agent')?.slice(0, 300) ?? null,
    origin,
  }
  return { visit, cookies: renewed }
}

function languageOf(cookie: string | undefined): Language | undefined {
  return cookie === 'fr' || cookie === 'en' ? cookie : undefined
}

const noForm = (): Upload => ({ form: new URLSearchParams(), files: new Map(), filesLeftOut: false })

/**
 * The fields of a form, and its files where it may bring any; a body of any other kind has none. A NUL cannot be kept as text by
 * PostgreSQL. `multipart` is for who is signed in, and sends it from a page of this site.
 */
async function readForm(request: Request, isTrusted: boolean, takesFiles: boolean): Promise<Upload> {
  const type = request.headers.get('content-type') ?? ''
  if (type.startsWith('application/x-www-form-urlencoded'))
    return { ...noForm(), form: withoutNul(new URLSearchParams(await request.text())) }
  return type.startsWith('multipart/form-data') && isTrusted
    ? await readUpload(request, takesFiles)
    : noForm()
}

function withoutNul(form: URLSearchParams): URLSearchParams {
  return new URLSearchParams(
    [...form].map(([name, value]) => [name, value.replaceAll('\0', '')] as [string, string]),
  )
}
