import { answer } from './replies.tsx'
import { type File, siteLook } from './site-look.ts'
import type { Visit } from './visit.ts'

/** `GET /site/site.css`. An older address gets today's look, and is asked for again soon. */
export function siteStyle(visit: Visit): Response {
  return serve(visit, siteLook(visit.site).style, 'text/css; charset=utf-8')
}

/** `GET /site/logo.svg`. */
export function siteLogo(visit: Visit): Response {
  return serve(visit, siteLook(visit.site).logo, 'image/svg+xml')
}

function serve(visit: Visit, wanted: File, type: string): Response {
  const current = `${visit.path}?${visit.query}` === wanted.path
  return answer(wanted.body, 200, [], {
    'Content-Type': type,
    'Cache-Control': current ? 'public, max-age=31536000, immutable' : 'public, max-age=60',
  })
}
