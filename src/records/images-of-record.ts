import type { Rubric } from '../organisations/rubric.ts'
import type { Visit } from '../web/visit.ts'
import { imageIds } from './fields/images.tsx'
import { imagesOf, type StoredImage } from './images/images.ts'
import type { MemberRecord } from './record.ts'
import type { Typed } from './typed.ts'

/** The images of a record by the names of their fields, as they were typed, or as they stand in what is published. */
export async function imagesByField(
  visit: Visit,
  rubric: Rubric,
  record: Pick<MemberRecord, 'id'>,
  from: Typed | Readonly<Record<string, unknown>>,
): Promise<Map<string, StoredImage[]>> {
  const images = new Map<string, StoredImage[]>()
  for (const { name, type } of rubric.fields) {
    if (type !== 'images') continue
    const held = from[name]
    const ids = Array.isArray(held) ? held.map(String) : imageIds(String(held ?? ''))
    images.set(name, await imagesOf(visit.app.db, visit.site.realm.id, record.id, ids))
  }
  return images
}
