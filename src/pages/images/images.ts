import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Db } from '../../database/open.ts'
import type { Tables } from '../../database/rows.generated.ts'
import { imageHandlesIn, type MarkdownImages } from '../../html/markdown.tsx'

/** An image that the pages of a site may show. */
export type PageImage = Pick<
  Selectable<Tables['page_image']>,
  'id' | 'description' | 'width' | 'height' | 'file'
>

type SiteKey = { id: string; realm: { id: string } }

/** What stands for an image in a text: the beginning of the name of its file, which is made by chance. */
export const handleOf = ({ file }: Pick<PageImage, 'file'>): string => file.slice(0, 8)

export const addressOfImage = ({ file }: Pick<PageImage, 'file'>): string => `/pages/images/${file}`

/** The line that shows an image in a text; what it shows is said by the library unless the text says it. */
export function lineOfImage(image: Pick<PageImage, 'file' | 'description'>): string {
  return `![${image.description.replaceAll(/[[\]\\]/g, '')}](image:${handleOf(image)})`
}

/** The images of a site, the latest first. */
export async function imagesOfSite(db: Db, site: SiteKey): Promise<PageImage[]> {
  return await db
    .selectFrom('page_image')
    .select(['id', 'description', 'width', 'height', 'file'])
    .where('realm_id', '=', site.realm.id)
    .where('site_id', '=', site.id)
    .orderBy('id', 'desc')
    .execute()
}

/** Those that a text of that site names, by their handles. */
export async function imagesIn(db: Db, site: SiteKey, source: string): Promise<MarkdownImages> {
  const handles = imageHandlesIn(source)
  if (handles.length === 0) return new Map()
  const rows = await db
    .selectFrom('page_image')
    .select(['description', 'width', 'height', 'file'])
    .where('realm_id', '=', site.realm.id)
    .where('site_id', '=', site.id)
    .where(sql<string>`left(file, 8)`, 'in', handles)
    .execute()
  return new Map(rows.map(row => [handleOf(row), { ...row, src: addressOfImage(row) }]))
}
