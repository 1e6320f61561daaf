import { notFound } from '../web/failure.pages.tsx'
import { redirect } from '../web/replies.tsx'
import type { Visit } from '../web/visit.ts'
import { pageGate } from './gate.tsx'
import { publishedPage, standardPages } from './page.ts'
import { showPage } from './page-view.tsx'

/** `GET /pages/:slug`: a page of the site; a draft is not there for anybody. */
export async function ownPage(visit: Visit): Promise<Response> {
  const { app, site, params } = visit
  const slug = params.slug ?? ''
  const found = await publishedPage(app.db, site, slug)
  if (!found) return notFound(visit)
  // What every site has is read where every site has it.
  if (found.kind !== 'own') return redirect(standardPages[found.kind].path)
  const turnedAway = await pageGate(visit, found)
  return (
    turnedAway ??
    (await showPage(visit, { ...found, path: `/pages/${slug}`, editPath: `/bureau/pages/${found.id}` }))
  )
}
