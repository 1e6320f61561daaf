import { type RawBuilder, sql } from 'kysely'
import { looksLikeId } from '../../database/new-id.ts'
import type { Db } from '../../database/open.ts'
import { wordsBeginning } from '../../database/word-search.ts'
import type { Rubric } from '../../organisations/rubric.ts'
import { type Content, isDated } from '../typed.ts'

/** Which records of a rubric: those to come (and under way), those that are past, or all, newest first. */
export type Which = 'coming' | 'past' | 'all'

/** A published record as a list shows it. */
export type PublishedRecord = { id: string; published: Content; givenName: string; familyName: string }

export type PublishedPage = { records: PublishedRecord[]; before: string | null; after: string | null }

export type Place = { after: string } | { before: string } | null

type Asked = { rubric: Rubric; which: Which; search: string; today: Temporal.PlainDate }

const pageSize = 20

/** What a rubric without dates has: all. */
export function whichOf(rubric: Rubric, isPast: boolean): Which {
  if (!isDated(rubric)) return 'all'
  return isPast ? 'past' : 'coming'
}

/** One page of the published records of a rubric: to come, the nearest first; past or without date, the latest first. */
export async function publishedPage(
  db: Db,
  realmId: string,
  asked: Asked,
  place: Place,
): Promise<PublishedPage> {
  const { rubric, which, search, today } = asked
  const words = search ? await wordsBeginning(db, search) : null
  // What holds no word finds nothing.
  if (search && words === null) return { records: [], before: null, after: null }
  const day = sql.ref(which === 'coming' ? 'r.happens_on' : 'r.ends_on')
  const mark = place && (await findMark(db, realmId, day, 'before' in place ? place.before : place.after))
  const isBackwards = mark !== null && place !== null && 'before' in place
  const isDescending = (which !== 'coming') !== isBackwards
  const [direction, beyond] = isDescending ? [sql`desc`, sql`<`] : [sql`asc`, sql`>`]
  const { rows } = await sql<PublishedRecord>`
    select r.id, r.published, p.given_name as "givenName", p.family_name as "familyName"
    from record r join person p on p.realm_id = r.realm_id and p.id = r.person_id
    where r.realm_id = ${realmId} and r.rubric = ${rubric.name} and r.published is not null
      ${which === 'coming' ? sql`and r.ends_on >= ${today}` : sql``}
      ${which === 'past' ? sql`and r.ends_on < ${today}` : sql``}
      ${words ? sql`and search_words(r.published_text) @@ ${words}::tsquery` : sql``}
      ${mark ? sql`and (${day}, r.id) ${beyond} (${mark.day}::date, ${mark.id}::uuid)` : sql``}
    order by ${day} ${direction}, r.id ${direction} limit ${pageSize + 1}`.execute(db)
  // Going back one comes to the first page, which is a whole one.
  if (isBackwards && rows.length <= pageSize) return await publishedPage(db, realmId, asked, null)
  const records = rows.slice(0, pageSize)
  if (isBackwards) records.reverse()
  return {
    records,
    before: mark ? (records[0]?.id ?? null) : null,
    after: isBackwards || rows.length > pageSize ? (records.at(-1)?.id ?? null) : null,
  }
}

type Mark = { id: string; day: Temporal.PlainDate }

async function findMark(db: Db, realmId: string, day: RawBuilder<unknown>, id: string): Promise<Mark | null> {
  if (!looksLikeId(id)) return null
  const { rows } = await sql<Mark>`
    select r.id, ${day} as day from record r
    where r.realm_id = ${realmId} and r.id = ${id} and r.published is not null`.execute(db)
  return rows[0] ?? null
}

/** Whether anything in a rubric is past. */
export async function hasPast(
  db: Db,
  realmId: string,
  rubric: Rubric,
  today: Temporal.PlainDate,
): Promise<boolean> {
  const past = await db
    .selectFrom('record')
    .select('id')
    .where('realm_id', '=', realmId)
    .where('rubric', '=', rubric.name)
    .where('published', 'is not', null)
    .where('ends_on', '<', today)
    .limit(1)
    .executeTakeFirst()
  return past !== undefined
}
