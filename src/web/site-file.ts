import type { Site } from '../organisations/site.ts'
import { answer } from './replies.tsx'
import { type File, siteLook } from './site-look.ts'

/**
 * The stylesheet with a site's colour, or its logo. The same for everybody, so nobody is looked for and no
 * cookie set: any cache may keep it. An older address gets today's look, and is asked for again soon.
 * @param version what stands behind `?v=`
 * @returns undefined for any other path.
 */
export function siteFile(site: Site, path: string, version: string | undefined): Response | undefined {
  if (path === '/site/site.css') return serve(siteLook(site).style, version, 'text/css; charset=utf-8')
  if (path === '/site/logo.svg') return serve(siteLook(site).logo, version, 'image/svg+xml')
  return undefined
}

function serve(file: File, version: string | undefined, type: string): Response {
  return answer(file.body, 200, [], {
    'Content-Type': type,
    'Cache-Control': version === file.version ? 'public, max-age=31536000, immutable' : 'public, max-age=60',
  })
}
