import { newId } from '../database/new-id.ts'
import type { Site } from '../organisations/site.ts'
import { associationPages, federationPages, worksCouncilPages } from './pages-text.ts'
import type { Scene } from './scene.ts'

/** A page of the demonstration; a legal notice has no place of its own. */
export type DemonstrationPage = {
  kind?: 'legal' | 'home'
  slug: string
  title: string
  body: string
  visibility?: Site['menu'][number]['visibility']
  isDraft?: boolean
}

export type DemonstrationSite = { host: string; postalAddress: string; pages: readonly DemonstrationPage[] }

/** What the sites of the demonstration say, and where their organisations are. */
export async function demonstrationPages({ tx, now }: Pick<Scene, 'tx' | 'now'>): Promise<void> {
  for (const { host, postalAddress, pages } of [
    ...federationPages,
    ...associationPages,
    ...worksCouncilPages,
  ]) {
    const site = await tx
      .updateTable('site')
      .set({ postal_address: postalAddress })
      .where('host', '=', host)
      .returning(['realm_id', 'id'])
      .executeTakeFirstOrThrow()
    await tx
      .insertInto('page')
      .values(
        pages.map(
          ({ kind = 'own' as const, slug, title, body, visibility = 'everyone', isDraft = false }, at) => ({
            realm_id: site.realm_id,
            id: newId(),
            site_id: site.id,
            kind,
            slug,
            title,
            body,
            published_title: isDraft ? null : title,
            published_body: isDraft ? null : body,
            published_at: isDraft ? null : now,
            visibility,
            in_menu: kind === 'own',
            position: at + 1,
            version: 1,
            created_at: now,
            changed_at: now,
          }),
        ),
      )
      .execute()
  }
}
