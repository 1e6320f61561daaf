import { looksLikeId } from '../../database/new-id.ts'
import type { Site } from '../../organisations/site.ts'
import type { Visit } from '../../web/visit.ts'
import { holdPagesOf } from '../office/save.ts'
import { noteImage } from './image-trace.ts'
import { handleOf } from './images.ts'

/** Says anew what an image of a site shows. */
export async function describeImage(
  visit: Visit,
  site: Site,
  id: string,
  description: string,
): Promise<void> {
  if (!looksLikeId(id)) return
  await visit.app.db.transaction().execute(async tx => {
    const changed = await tx
      .updateTable('page_image')
      .set({ description })
      .where('realm_id', '=', site.realm.id)
      .where('site_id', '=', site.id)
      .where('id', '=', id)
      .where('description', '<>', description)
      .returning('id')
      .executeTakeFirst()
    if (changed) await noteImage(tx, visit, site, { image: id, what: 'described' })
  })
}

export type RemovingImage = { done: true } | { refused: 'shown'; shownBy: string[] }

/** Deletes an image that no text of its site shows, neither as others read it nor as it is being written. */
export async function removeImage(visit: Visit, site: Site, id: string): Promise<RemovingImage> {
  const { app } = visit
  if (!looksLikeId(id)) return { done: true }
  const outcome = await app.db
    .transaction()
    .execute(async (tx): Promise<RemovingImage & { file?: string }> => {
      const pages = await holdPagesOf(tx, site)
      const image = await tx
        .selectFrom('page_image')
        .select('file')
        .where('realm_id', '=', site.realm.id)
        .where('site_id', '=', site.id)
        .where('id', '=', id)
        .executeTakeFirst()
      if (!image) return { done: true }
      const named = `(image:${handleOf(image)})`
      const shownBy = pages.filter(page => `${page.body}${page.published_body ?? ''}`.includes(named))
      if (shownBy.length > 0) return { refused: 'shown', shownBy: shownBy.map(({ title }) => title) }
      await tx.deleteFrom('page_image').where('realm_id', '=', site.realm.id).where('id', '=', id).execute()
      await noteImage(tx, visit, site, { image: id, what: 'removed' })
      return { done: true, file: image.file }
    })
  if (outcome.file) await app.files.remove(outcome.file)
  return outcome
}
