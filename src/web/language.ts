import { hostCookie } from './cookies.ts'
import { localPath } from './origin.ts'
import { redirect } from './replies.tsx'
import type { Visit } from './visit.ts'

/** `GET /langue/:language`: the other language, kept for a year on this host, and back to the page. */
export function chooseLanguage(visit: Visit): Response {
  const language = visit.params.language === 'en' ? 'en' : 'fr'
  return redirect(localPath(visit.query.get('retour')) ?? '/', [
    hostCookie('language', language, 365 * 86_400),
  ])
}
