import { sql } from 'kysely'
import { notFound } from '../../web/failure.pages.tsx'
import { answer } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { mayRead } from '../readers.ts'
import { rubricNamed } from '../rubrics.ts'

/** How long a browser shows an image without asking, in seconds: not for long, since a record can be withdrawn. */
const keptFor = 600

/** `GET /images/:file`: an image of a record, for those who may read the record as far as it shows it. */
export async function imageFile(visit: Visit): Promise<Response> {
  const file = visit.params.file ?? ''
  const record = await recordWith(visit, file)
  const rubric = rubricNamed(visit, record?.rubric)
  if (!record || !rubric || !(await mayRead(visit, rubric, record))) return notFound(visit)
  const bytes = await visit.app.files.get(file)
  if (!bytes) return notFound(visit)
  const headers = { 'Content-Type': 'image/webp', 'Cache-Control': `private, max-age=${keptFor}` }
  return answer(bytes, 200, [], headers)
}

/** Whose the image is, and whether it stands in what others read of the record. */
async function recordWith({ app, site }: Visit, file: string) {
  return await app.db
    .selectFrom('image as i')
    .innerJoin('record as r', join =>
      join.onRef('r.realm_id', '=', 'i.realm_id').onRef('r.id', '=', 'i.record_id'),
    )
    .select([
      'r.rubric',
      'r.person_id as personId',
      'r.organisation_id as organisationId',
      sql<boolean>`strpos(coalesce(r.published::text, ''), i.id::text) > 0`.as('isPublished'),
      sql<boolean>`r.state = 'submitted' and strpos(r.typed::text, i.id::text) > 0`.as('isSubmitted'),
    ])
    .where('i.realm_id', '=', site.realm.id)
    .where('i.file', '=', file)
    .executeTakeFirst()
}
