import { newId } from '../../database/new-id.ts'
import type { Site } from '../../organisations/site.ts'
import { newFileName } from '../../storage/file-store.ts'
import { type ImageRefusal, readImage } from '../../storage/read-image.ts'
import type { Visit } from '../../web/visit.ts'
import { noteImage } from './image-trace.ts'
import type { PageImage } from './images.ts'

/** How many images a site has at most: a disk is not endless. */
export const mostImagesOfSite = 500
export const longestDescription = 300

export type AddingImage = { done: PageImage } | { refused: ImageRefusal | 'tooMany' }

/** Adds an image to those of a site, read and made small outside of any transaction. */
export async function addImage(
  visit: Visit,
  site: Site,
  file: File,
  description: string,
): Promise<AddingImage> {
  const { app, visitor } = visit
  const { held } = await app.db
    .selectFrom('page_image')
    .select(({ fn }) => fn.countAll<string>().as('held'))
    .where('realm_id', '=', site.realm.id)
    .where('site_id', '=', site.id)
    .executeTakeFirstOrThrow()
  if (Number(held) >= mostImagesOfSite) return { refused: 'tooMany' }
  const read = await readImage(new Uint8Array(await file.arrayBuffer()))
  if ('refused' in read) return read
  const name = newFileName('webp')
  await app.files.put(name, read.done.bytes)
  const { width, height } = read.done
  return await app.db.transaction().execute(async tx => {
    const image = await tx
      .insertInto('page_image')
      .values({
        realm_id: site.realm.id,
        id: newId(),
        site_id: site.id,
        description: description.slice(0, longestDescription),
        width,
        height,
        file: name,
        created_at: app.clock.now(),
        created_by_person_id: visitor?.person?.id ?? null,
      })
      .returning(['id', 'description', 'width', 'height', 'file'])
      .executeTakeFirstOrThrow()
    await noteImage(tx, visit, site, { image: image.id, what: 'added' })
    return { done: image }
  })
}
