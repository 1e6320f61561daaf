import { siteStylesheet } from '../../html/site-stylesheet.ts'
import { notFound } from '../../web/failure.pages.tsx'
import { answer } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { sitesInReach } from '../office/sites-in-reach.ts'
import { isOnTrial } from './logo.ts'
import { isColour } from './settings-typed.ts'

const notKept = { 'Cache-Control': 'no-store' }

/** `GET /bureau/site/apercu.css?couleur=1f3a68`: what a preview in that colour is dressed in. */
export function previewStylesheet(visit: Visit): Response {
  const colour = `#${visit.query.get('couleur') ?? ''}`
  if (!isColour(colour)) return notFound(visit)
  const headers = { 'Content-Type': 'text/css; charset=utf-8', ...notKept }
  return answer(siteStylesheet(colour, '.site-preview'), 200, [], headers)
}

/** `GET /bureau/site/logo/:file`: a logo on trial, or that of a site which one sets. */
export async function logoOnTrial(visit: Visit): Promise<Response> {
  const { app, params } = visit
  const file = params.file ?? ''
  const isHeld = (await sitesInReach(visit, 'editSites')).some(({ logoFile }) => logoFile === file)
  if (!isHeld && !(await isOnTrial(app, file))) return notFound(visit)
  const bytes = await app.files.get(file)
  return bytes ? answer(bytes, 200, [], { 'Content-Type': 'image/webp', ...notKept }) : notFound(visit)
}
