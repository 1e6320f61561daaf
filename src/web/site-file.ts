import type { Site } from '../organisations/site.ts'
import type { App } from './app.ts'
import { answer } from './replies.tsx'
import { type File, siteLook } from './site-look.ts'

/**
 * The stylesheet with a site's colour, or its logo. The same for everybody, so nobody is looked for and no
 * cookie set: any cache may keep it. An older address gets today's look, and is asked for again soon.
 * @param query `v`, the version; `site`, another site of the realm, in whose look this host shows a page
 * @returns undefined for any other path.
 */
export async function siteFile(
  { sites, files }: Pick<App, 'sites' | 'files'>,
  own: Site,
  path: string,
  query: (name: string) => string | undefined,
): Promise<Response | undefined> {
  if (!path.startsWith('/site/')) return undefined
  const other = await sites.byId(query('site') ?? '')
  const site = other?.realm.id === own.realm.id ? other : own
  const version = query('v')
  const { style, drawnLogo, logo } = siteLook(site)
  if (path === '/site/site.css') return serve(style, version, 'text/css; charset=utf-8')
  if (path === '/site/logo.svg') return serve(drawnLogo, version, 'image/svg+xml')
  if (path !== '/site/logo.webp' || !site.logoFile) return undefined
  const body = await files.get(site.logoFile)
  return body ? serve({ ...logo, body }, version, 'image/webp') : undefined
}

type Served = Pick<File, 'version'> & { body: BodyInit }

function serve(file: Served, version: string | undefined, type: string): Response {
  return answer(file.body, 200, [], {
    'Content-Type': type,
    'Cache-Control': version === file.version ? 'public, max-age=31536000, immutable' : 'public, max-age=60',
  })
}
