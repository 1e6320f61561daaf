import type { Site } from '../../organisations/site.ts'
import { notFound } from '../../web/failure.pages.tsx'
import { answer } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { reaches } from '../office/sites-in-reach.ts'
import { readingOf } from '../readers.ts'
import { handleOf } from './images.ts'

/** How long a browser shows an image without asking, in seconds: not for long, since a page can be withdrawn. */
const keptFor = 600

/** `GET /pages/images/:file`: an image of this site for those who may read a page with it; of any site for those who write its pages. */
export async function pageImageFile(visit: Visit): Promise<Response> {
  const { app, site, params } = visit
  const image = await app.db
    .selectFrom('page_image')
    .select(['site_id', 'file'])
    .where('realm_id', '=', site.realm.id)
    .where('file', '=', params.file ?? '')
    .executeTakeFirst()
  const owner = image && (await app.sites.byId(image.site_id))
  if (!owner || !(await maySee(visit, owner, image.file))) return notFound(visit)
  const bytes = await app.files.get(image.file)
  if (!bytes) return notFound(visit)
  const headers = { 'Content-Type': 'image/webp', 'Cache-Control': `private, max-age=${keptFor}` }
  return answer(bytes, 200, [], headers)
}

async function maySee(visit: Visit, owner: Site, file: string): Promise<boolean> {
  const { app, site, visitor } = visit
  if (reaches(visitor, 'editPages', owner)) return true
  if (owner.id !== site.id) return false
  const showing = await app.db
    .selectFrom('page')
    .select('visibility')
    .distinct()
    .where('realm_id', '=', site.realm.id)
    .where('site_id', '=', site.id)
    .where('published_body', 'like', `%(image:${handleOf({ file })})%`)
    .execute()
  for (const { visibility } of showing) if ((await readingOf(visit, visibility)) === 'open') return true
  return false
}
