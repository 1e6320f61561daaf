import type { Selectable } from 'kysely'
import { looksLikeId } from '../database/new-id.ts'
import type { Db } from '../database/open.ts'
import type { Tables } from '../database/rows.generated.ts'
import type { Site } from '../organisations/site.ts'

export type PageRow = Selectable<Tables['page']>
export type PageKind = PageRow['kind']
/** The pages that every site has. */
export type StandardKind = Exclude<PageKind, 'own'>

/** Each with its slug, which no other page of a site can have, and its address. */
export const standardPages: Readonly<Record<StandardKind, { slug: string; path: string }>> = {
  home: { slug: 'accueil', path: '/' },
  contact: { slug: 'contact', path: '/contact' },
  legal: { slug: 'mentions-legales', path: '/mentions-legales' },
  privacy: { slug: 'confidentialite', path: '/confidentialite' },
}
export const standardKinds = Object.keys(standardPages) as StandardKind[]

/** Where a page is read. */
export function pathOfPage({ kind, slug }: Pick<PageRow, 'kind' | 'slug'>): string {
  return kind === 'own' ? `/pages/${slug}` : standardPages[kind].path
}

type SiteKey = { id: string; realm: { id: string } }

/** What others read of a page of a site: null where there is none with that slug, or only a draft. */
export async function publishedPage(db: Db, site: SiteKey, slug: string) {
  const row = await db
    .selectFrom('page')
    .select(['id', 'kind', 'visibility', 'published_title', 'published_body', 'published_at'])
    .where('realm_id', '=', site.realm.id)
    .where('site_id', '=', site.id)
    .where('slug', '=', slug)
    .where('published_at', 'is not', null)
    .executeTakeFirst()
  if (!row) return null
  const { id, kind, visibility, published_title, published_body, published_at } = row
  return {
    id,
    kind,
    visibility,
    title: published_title ?? '',
    body: published_body ?? '',
    publishedAt: published_at,
  }
}

/** One page among those of a realm, whatever its state. */
export async function pageOf(db: Db, realmId: string, id: string): Promise<PageRow | undefined> {
  if (!looksLikeId(id)) return undefined
  return await db
    .selectFrom('page')
    .selectAll()
    .where('realm_id', '=', realmId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** All pages of a site, its own ones in the order of its menu. */
export async function pagesOf(db: Db, site: Pick<Site, 'id' | 'realm'>): Promise<PageRow[]> {
  return await db
    .selectFrom('page')
    .selectAll()
    .where('realm_id', '=', site.realm.id)
    .where('site_id', '=', site.id)
    .orderBy('position')
    .orderBy('id')
    .execute()
}
