import type { PageKind } from './page.ts'

/** The pages of a site as the office lists them. */
export const pagesHere = '/bureau/pages'

export const listPathOf = (site: { id: string }) => `${pagesHere}?site=${site.id}`

/** Where a page is edited; one that every site has may not have been begun. */
export function editPathOf(site: { id: string }, kind: PageKind, id?: string | undefined): string {
  return id ? `${pagesHere}/${id}` : newPathOf(site, kind)
}

export function newPathOf(site: { id: string }, kind: PageKind): string {
  return `${pagesHere}/nouvelle?site=${site.id}${kind === 'own' ? '' : `&genre=${kind}`}`
}
