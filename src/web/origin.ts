import type { Settings } from '../settings.ts'

/** Scheme, host and port under which a site is reached from outside. */
export function originOf(settings: Pick<Settings, 'publicOrigin'>, host: string): string {
  return settings.publicOrigin.replace('*', host)
}

/**
 * Whether a POST comes from a page of this site (OWASP, fetch metadata): `Sec-Fetch-Site` decides; without
 * it `Origin` must be the site's own. With neither it was not sent by a browser, and no cookie of a
 * person can be abused by it.
 */
export function isOwnPost(headers: Headers, ownOrigin: string): boolean {
  const fetchSite = headers.get('sec-fetch-site')
  if (fetchSite !== null) return fetchSite === 'same-origin'
  const origin = headers.get('origin')
  return origin === null || origin === ownOrigin
}

/** A path of this site to come back to, or null: nothing that a browser could read as another host. */
export function localPath(path: string | null | undefined): string | null {
  if (!path || !/^\/(?![/\\])[\x21-\x7e]*$/.test(path) || path.includes('\\')) return null
  return path.length <= 2000 ? path : null
}

/** The page that was asked for, to come back to; null for a form that was sent. */
export function pathOf(visit: { method: string; path: string; query: URLSearchParams }): string | null {
  if (visit.method !== 'GET') return null
  return visit.query.size > 0 ? `${visit.path}?${visit.query}` : visit.path
}
