import type { ComponentChildren } from 'preact'
import type { Frame } from '../html/frame.ts'
import { renderPage } from '../html/layout.tsx'
import { askingFrame } from './asking-frame.ts'
import { assets } from './assets.ts'
import { originOf } from './origin.ts'
import { contentSecurityPolicy, securityHeaders } from './security-headers.ts'
import { siteLook } from './site-look.ts'
import type { Visit } from './visit.ts'

export type PageReply = {
  title: string
  status?: number
  wide?: boolean
  /** Something that was typed has to be mended. */
  problem?: boolean
  /** What it is about in a sentence, for search engines. */
  description?: string | undefined
  /** Set-Cookie headers, made by `hostCookie`. */
  cookies?: readonly string[]
  headers?: Readonly<Record<string, string>>
  children: ComponentChildren
}

/** A page of the site. It is never kept by the browser: the next person at this computer must not see it. */
export function page(visit: Visit, reply: PageReply): Response {
  const html = renderPage(frameOf(visit), {
    title: reply.title,
    wide: reply.wide,
    problem: reply.problem,
    description: reply.description,
    children: reply.children,
  })
  return answer(html, reply.status ?? 200, reply.cookies, {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    'Content-Security-Policy': contentSecurityPolicy(formTargetOf(visit)),
    ...reply.headers,
  })
}

/**
 * Where a form may end beside this site: on a site whose visitor's session has ended meanwhile, at the sign-in host;
 * there, at the site for which one signs in.
 */
function formTargetOf({ app, site, asking }: Visit): string | undefined {
  if (asking) return asking.origin
  const { signInHost } = site.realm
  return site.isSignInHost || signInHost === '' ? undefined : originOf(app.settings, signInHost)
}

/** Leads to another page with GET, whatever this request was. */
export function redirect(to: string, cookies: readonly string[] = []): Response {
  return answer(null, 303, cookies, { Location: to, 'Cache-Control': 'no-store' })
}

/** Anything that is not a page: JSON, an image, a document, a line of text. */
export function answer(
  body: BodyInit | null,
  status: number,
  cookies: readonly string[] = [],
  headers: Readonly<Record<string, string>> = {},
): Response {
  const all = { ...securityHeaders, ...headers }
  if (cookies.length === 0) return new Response(body, { status, headers: all })
  return new Response(body, {
    status,
    headers: [...Object.entries(all), ...cookies.map(cookie => ['Set-Cookie', cookie] as [string, string])],
  })
}

/** What stands around the content of a page of the site. */
export function frameOf(visit: Visit): Frame {
  const { site, visitor, app } = visit
  const look = siteLook(site)
  const { readableFrom } = site.realm.terms
  const { directory } = site.realm.policy
  const frame: Frame = {
    language: visit.language,
    site: {
      name: site.name,
      tagline: site.tagline,
      logo: look.logo.path,
      contactEmail: site.contactEmail,
      contactPhone: site.contactPhone,
    },
    assets: { ...assets, siteStyle: look.style.path },
    path: visit.query.size > 0 ? `${visit.path}?${visit.query}` : visit.path,
    visitor: visitor && {
      name: visitor.person ? `${visitor.person.givenName} ${visitor.person.familyName}` : visitor.email,
      member: visitor.person?.standing === 'open',
      office: (visitor.person?.roles.length ?? 0) > 0,
      mayLeave: visitor.sessionId !== visitor.signInId,
    },
    signIn: site.realm.signInHost !== '',
    signInDialog: site.isSignInHost,
    rubrics: site.realm.policy.rubrics.some(
      ({ readableBy }) => readableBy === 'everyone' || visitor?.person?.standing === 'open',
    ),
    directory:
      directory !== 'none' && (directory.readableBy === 'everyone' || visitor?.person?.standing === 'open'),
    menu: menuFor(visit),
    terms: readableFrom !== null && Temporal.Instant.compare(readableFrom, app.clock.now()) <= 0,
    demonstration: app.settings.demonstration,
  }
  return visit.asking ? askingFrame(frame, visit.asking) : frame
}

/**
 * What the menu offers to who asks. A page of an organisation's own is offered to all members of the realm: it says
 * to the others whose it is. The office has a menu of its own.
 */
function menuFor({ site, visitor, path }: Pick<Visit, 'site' | 'visitor' | 'path'>): Frame['menu'] {
  if (path.startsWith('/bureau')) return []
  const isMember = visitor?.person?.standing === 'open'
  const runsSomething = (visitor?.person?.roles.length ?? 0) > 0
  return site.menu.filter(({ visibility }) =>
    visibility === 'everyone' ? true : visibility === 'office' ? runsSomething : isMember,
  )
}
