import type { ComponentChildren } from 'preact'
import type { Visit } from '../web/visit.ts'
import { ContactDetails } from './contact-details.tsx'
import { OtherSites } from './other-sites.tsx'
import { publishedPage, type StandardKind, standardPages } from './page.ts'
import { showPage } from './page-view.tsx'
import { editPathOf } from './paths.ts'
import { standardText } from './standard-text.ts'

/** `GET /contact`: the text, then whom to write to and call, here and at the other sites of the realm. */
export async function contactPage(visit: Visit): Promise<Response> {
  const sites = await visit.app.sites.ofRealm(visit.site.realm.id)
  return await show(
    visit,
    'contact',
    <>
      <ContactDetails visit={visit} />
      <OtherSites visit={visit} sites={sites} />
    </>,
  )
}

/** `GET /mentions-legales`. */
export async function legalPage(visit: Visit): Promise<Response> {
  return await show(visit, 'legal')
}

/** `GET /confidentialite`. */
export async function privacyPage(visit: Visit): Promise<Response> {
  return await show(visit, 'privacy')
}

/** What the office wrote and published, or else what Guichet writes from the settings. */
async function show(visit: Visit, kind: StandardKind, below?: ComponentChildren): Promise<Response> {
  const { app, site, language } = visit
  const { slug, path } = standardPages[kind]
  const own = await publishedPage(app.db, site, slug)
  const { title, body } = own ?? standardText(kind, site, language)
  const editPath = editPathOf(site, kind, own?.id)
  return await showPage(visit, { title, body, visibility: 'everyone', path, editPath, children: below })
}
