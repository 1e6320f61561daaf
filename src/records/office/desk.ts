import { sql } from 'kysely'
import { looksLikeId } from '../../database/new-id.ts'
import type { Db } from '../../database/open.ts'
import { wordsBeginning } from '../../database/word-search.ts'

/** A record as the office lists it. */
export type DeskRecord = {
  id: string
  rubric: string
  title: string
  givenName: string
  familyName: string
  /** When it was proposed, or published last. */
  at: Temporal.Instant
}

/** More than that wait nowhere for long; the oldest come first, and the others follow them. */
const mostWaiting = 100
const pageSize = 50

type Among = { realmId: string; organisationIds: readonly string[] }

/** What waits to be published, the oldest first. */
export async function waitingRecords(db: Db, { realmId, organisationIds }: Among): Promise<DeskRecord[]> {
  const { rows } = await sql<DeskRecord>`
    select r.id, r.rubric, r.title, p.given_name as "givenName", p.family_name as "familyName",
      r.submitted_at as at
    from record r join person p on p.realm_id = r.realm_id and p.id = r.person_id
    where r.realm_id = ${realmId} and r.state = 'submitted'
      and r.organisation_id = any(${[...organisationIds]}::uuid[])
    order by r.submitted_at, r.id limit ${mostWaiting}`.execute(db)
  return rows
}

export type DeskPage = { records: DeskRecord[]; after: string | null }

/** What is published, the latest first, from the one after `after` on. */
export async function publishedRecords(
  db: Db,
  { realmId, organisationIds }: Among,
  search: string,
  after: string | null,
): Promise<DeskPage> {
  const words = search ? await wordsBeginning(db, search) : null
  if (search && words === null) return { records: [], after: null }
  const mark = after && looksLikeId(after) ? after : null
  const { rows } = await sql<DeskRecord>`
    select r.id, r.rubric, r.published ->> 'title' as title, p.given_name as "givenName",
      p.family_name as "familyName", r.published_at as at
    from record r join person p on p.realm_id = r.realm_id and p.id = r.person_id
    where r.realm_id = ${realmId} and r.published is not null
      and r.organisation_id = any(${[...organisationIds]}::uuid[])
      ${words ? sql`and search_words(r.published_text) @@ ${words}::tsquery` : sql``}
      ${
        mark
          ? sql`and (r.published_at, r.id) < (select m.published_at, m.id from record m
              where m.realm_id = ${realmId} and m.id = ${mark})`
          : sql``
      }
    order by r.published_at desc, r.id desc limit ${pageSize + 1}`.execute(db)
  const records = rows.slice(0, pageSize)
  return { records, after: rows.length > pageSize ? (records.at(-1)?.id ?? null) : null }
}
