import type { Db } from '../../database/open.ts'
import type { Site, Visibility } from '../../organisations/site.ts'
import { termsToAccept } from '../../terms/acceptance.ts'
import { notFound } from '../../web/failure.pages.tsx'
import { answer } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { reaches } from '../office/sites-in-reach.ts'
import { readingOf } from '../readers.ts'
import { handleOf } from './images.ts'

/** How long a browser shows an image without asking, in seconds: not for long, since a page can be withdrawn. */
const keptFor = 600

/**
 * `GET /pages/images/:file`: an image of this site for those who may read a page with it; of any site for those who write
 * its pages. As with the page, whoever has terms to accept sees what is everyone's until then.
 */
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
  const showing = owner.id === site.id ? await readersOf(app.db, site, file) : []
  if (showing.includes('everyone')) return true
  if (!visitor || (await termsToAccept(visit, visitor))) return false
  if (reaches(visitor, 'editPages', owner)) return true
  for (const visibility of showing) if ((await readingOf(visit, visibility)) === 'open') return true
  return false
}

/** For whom the published pages are that show an image. */
async function readersOf(db: Db, site: Site, file: string): Promise<Visibility[]> {
  const showing = await db
    .selectFrom('page')
    .select('visibility')
    .distinct()
    .where('realm_id', '=', site.realm.id)
    .where('site_id', '=', site.id)
    .where('published_body', 'like', `%(image:${handleOf({ file })})%`)
    .execute()
  return showing.map(({ visibility }) => visibility)
}
