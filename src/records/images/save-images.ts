import { sql } from 'kysely'
import { newId } from '../../database/new-id.ts'
import type { Problem } from '../../html/error-summary.tsx'
import { newFileName } from '../../storage/file-store.ts'
import { readImage } from '../../storage/read-image.ts'
import { imageRefused } from '../../storage/read-image.words.ts'
import { uploadLimits } from '../../web/read-upload.ts'
import type { Visit } from '../../web/visit.ts'
import { idsIn } from './images.ts'
import { imagesWords } from './images.words.ts'

const longestDescription = 300
/** How many images one field holds. */
export const mostImages = 8
export const megabytesInAll = uploadLimits.inAll / 1024 / 1024

/** Name of the form field with the description of an image. */
export const descriptionField = (id: string) => `image-${id}`
/** Name of the button that removes an image; its value is the image's identifier. */
export const removeButton = 'remove-image'

/**
 * Takes what a form brings about the images of a record: new files, descriptions, and one to remove. What can be
 * read is kept at once, so that no problem elsewhere in the form loses it.
 * @param typed what the field held so far.
 * @returns what it holds now, and what is to be told beside it.
 */
export async function saveImages(
  visit: Visit,
  recordId: string,
  field: string,
  typed: string | undefined,
): Promise<{ typed: string; problems: Problem[] }> {
  const words = imagesWords[visit.language]
  const removed = visit.form.get(removeButton)
  const ids = idsIn(typed).filter(id => id !== removed)
  await describe(visit, recordId, ids)
  const problems: Problem[] = []
  const complain = (message: string) => problems.push({ field, message })
  if (visit.filesLeftOut) complain(words.inAll(megabytesInAll))
  for (const file of visit.files.get(field) ?? []) {
    if (ids.length >= mostImages) {
      complain(words.tooMany(mostImages))
      break
    }
    if (await hasTooMany(visit, recordId)) {
      complain(words.tooManyOfOne(mostOfOne))
      break
    }
    const read = await readImage(new Uint8Array(await file.arrayBuffer()))
    if ('refused' in read) complain(imageRefused(read.refused, file.name, visit.language))
    else ids.push(await keep(visit, recordId, field, ids.length, read.done))
  }
  return { typed: ids.join(','), problems }
}

/** How many images all records of one author hold: a disk is not endless. */
const mostOfOne = 400

async function hasTooMany({ app, site }: Visit, recordId: string): Promise<boolean> {
  const { rows } = await sql<{ held: number }>`
    select count(*)::int as held from record mine
    join record r on r.realm_id = mine.realm_id and r.person_id = mine.person_id
    join image i on i.realm_id = r.realm_id and i.record_id = r.id
    where mine.realm_id = ${site.realm.id} and mine.id = ${recordId}`.execute(app.db)
  return (rows[0]?.held ?? 0) >= mostOfOne
}

async function keep(
  { app, site }: Visit,
  recordId: string,
  field: string,
  position: number,
  image: { bytes: Uint8Array; width: number; height: number },
): Promise<string> {
  const id = newId()
  const file = newFileName('webp')
  await app.files.put(file, image.bytes)
  await app.db
    .insertInto('image')
    .values({
      realm_id: site.realm.id,
      id,
      record_id: recordId,
      field,
      position,
      description: '',
      width: image.width,
      height: image.height,
      file,
      created_at: app.clock.now(),
    })
    .execute()
  return id
}

async function describe({ app, site, form }: Visit, recordId: string, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const description = form.get(descriptionField(id))?.trim().slice(0, longestDescription)
    if (description === undefined) continue
    await app.db
      .updateTable('image')
      .set({ description })
      .where('realm_id', '=', site.realm.id)
      .where('record_id', '=', recordId)
      .where('id', '=', id)
      .where('description', '!=', description)
      .execute()
  }
}
