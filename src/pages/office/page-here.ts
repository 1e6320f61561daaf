import type { Visitor } from '../../accounts/visitor.ts'
import type { Site } from '../../organisations/site.ts'
import type { Visit } from '../../web/visit.ts'
import { type PageRow, pageOf } from '../page.ts'
import { sitesInReach } from './sites-in-reach.ts'

export type PageHere = { visitor: Visitor; site: Site; page: PageRow }

/** The page that the address names, with its site; null where that is none of those whose pages the person writes. */
export async function pageHere(visit: Visit): Promise<PageHere | null> {
  const { app, visitor, params } = visit
  const page = await pageOf(app.db, visit.site.realm.id, params.id ?? '')
  const site = page && (await siteHere(visit, page.site_id))
  return visitor && page && site ? { visitor, site, page } : null
}

/** One of the sites whose pages the person writes. */
export async function siteHere(visit: Visit, id: string | null): Promise<Site | undefined> {
  return (await sitesInReach(visit, 'editPages')).find(site => site.id === id)
}

/** The version that a form shows; 0 of what is new, or does not say. */
export function versionIn(form: URLSearchParams): number {
  const text = form.get('version') ?? ''
  return /^\d{1,9}$/.test(text) ? Number(text) : 0
}
