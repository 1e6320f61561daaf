import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Site } from '../organisations/site.ts'
import type { App } from './app.ts'
import { assetResponse } from './assets.ts'
import { type Client, clientReader } from './client-address.ts'
import { health } from './health.ts'
import { isOwnPost } from './origin.ts'
import { plainWords } from './plain.words.ts'
import { answer } from './replies.tsx'
import { isLocalhost } from './secure-context.ts'
import { siteFile } from './site-file.ts'
import type { Handler, Visit } from './visit.ts'
import { type Identify, makeVisit } from './visit-of.ts'

/** What the features give the server: their routes, and who and what stands behind a request. */
export type Features = {
  routes: readonly (readonly [string, Handler])[]
  identify: Identify
  /** Whether a form of that address may bring files. */
  takesFiles(path: string): boolean
  notFound: Handler
  /** Over plain http a session could not be kept: says so, and what to do. */
  notSecure: Handler
  /** A POST that was not sent by a page of this site. */
  foreignPost: Handler
  /** The answer to a request whose handler threw. */
  failed(visit: Visit, error: unknown): Promise<Response> | Response
  /** What answers on `localhost` itself, which is no site: the landing page of the demonstration. */
  landing: { site: Site; routes: readonly (readonly [string, Handler])[] }
}

/** What Node's server tells beside the request; absent when a test calls the handler directly. */
type Bindings = { incoming?: { socket: { remoteAddress?: string } } }
type Routed = { Bindings: { visit: Visit } }

const largestForm = 256 * 1024
/** Of a form that may bring files: more than is kept of it, so that too many are told on its page. */
const largestUpload = 100 * 1024 * 1024

/** The HTTP server as a web-standard handler: limits, host → site, the visit, then its route. */
export function makeServer(app: App, features: Features): Hono<{ Bindings: Bindings }> {
  const clientOf = clientReader(app.settings.trustedProxies)
  const sites = routed(features, features.routes)
  const landing = routed(features, features.landing.routes)
  const server = new Hono<{ Bindings: Bindings }>()
  server.get('/health', () => health(app))
  server.get('/assets/:file', ({ req }) => {
    return assetResponse(req.param('file'), req.header('accept-encoding')) ?? plain(404, 'notFound')
  })
  // For what carries a form only: looking for a body builds a whole Request, which a page does without.
  const tooLarge = () => plain(413, 'tooLarge')
  const forms = bodyLimit({ maxSize: largestForm, onError: tooLarge })
  const uploads = bodyLimit({ maxSize: largestUpload, onError: tooLarge })
  server.post('*', (context, next) => {
    return (features.takesFiles(context.req.path) ? uploads : forms)(context, next)
  })
  server.all('*', async context => {
    const request = context.req.raw
    const client = clientOf(context.env?.incoming?.socket.remoteAddress ?? '127.0.0.1', request.headers)
    const site = await siteOf(app, features, client)
    if (!site) return plain(404, 'notFound')
    const file = await siteFile(app, site, context.req.path, name => context.req.query(name))
    if (file) return file
    const { visit, cookies } = await makeVisit(app, features, site, client, request)
    if (!client.secure && !isLocalhost(client.host)) return await features.notSecure(visit)
    const response =
      visit.method === 'POST' && !isOwnPost(request.headers, visit.origin)
        ? await features.foreignPost(visit)
        : await (site === features.landing.site ? landing : sites).fetch(request, { visit })
    return withCookies(response, cookies)
  })
  server.onError((error, context) => {
    // Who closes the page half-way is no fault of ours.
    if (!context.req.raw.signal.aborted) app.log.error(error, 'request failed')
    return plain(503, 'away', { 'Retry-After': '5' })
  })
  return server
}

/** Adds cookies that are to live on, unless the handler has just set the same one anew. */
function withCookies(response: Response, cookies: readonly string[]): Response {
  if (cookies.length === 0) return response
  const set = response.headers.getSetCookie().map(nameOf)
  for (const cookie of cookies) {
    if (!set.includes(nameOf(cookie))) response.headers.append('Set-Cookie', cookie)
  }
  return response
}

const nameOf = (cookie: string) => cookie.slice(0, cookie.indexOf('='))

function routed(features: Features, routes: Features['routes']): Hono<Routed> {
  const router = new Hono<Routed>()
  for (const [name, handler] of routes) {
    const [method = '', path = ''] = name.split(' ')
    router.on(method, path, context => {
      const params: Record<string, string> = context.req.param()
      // Nothing is called by what PostgreSQL cannot keep as text.
      const isName = Object.values(params).every(param => !param.includes('\0'))
      return isName ? handler({ ...context.env.visit, params }) : features.notFound(context.env.visit)
    })
  }
  router.notFound(context => features.notFound(context.env.visit))
  router.onError((error, context) => features.failed(context.env.visit, error))
  return router
}

async function siteOf(app: App, features: Features, client: Client): Promise<Site | undefined> {
  const site = await app.sites.byHost(client.host)
  if (site) return site
  const isLanding = app.settings.demonstration && (client.host === 'localhost' || client.host === '127.0.0.1')
  return isLanding ? features.landing.site : undefined
}

/** For those whom no page of a site can be shown: nothing here names anyone. */
function plain(
  status: number,
  text: keyof typeof plainWords,
  headers: Record<string, string> = {},
): Response {
  return answer(`${plainWords[text]}\n`, status, [], {
    'Content-Type': 'text/plain; charset=utf-8',
    ...headers,
  })
}
