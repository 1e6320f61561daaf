import { sql } from 'kysely'
import { looksLikeId } from '../../database/new-id.ts'
import type { Db } from '../../database/open.ts'
import type { MemberRecord } from '../record.ts'

/** An own record as a list shows it. */
export type OwnRecord = Pick<
  MemberRecord,
  | 'id'
  | 'rubric'
  | 'title'
  | 'happens_on'
  | 'state'
  | 'returned_reason'
  | 'withdrawn_by_person_id'
  | 'person_id'
> & { isPublic: boolean }

type Whose = { realmId: string; personId: string }

const columns = sql`id, rubric, title, happens_on, state, returned_reason, withdrawn_by_person_id, person_id,
  published is not null as "isPublic"`

/** The latest records of each rubric, in the order of their dates; one more than `most` where there are more. */
export async function latestOfEach(db: Db, { realmId, personId }: Whose, most: number): Promise<OwnRecord[]> {
  const { rows } = await sql<OwnRecord>`
    select ${columns} from (
      select *, row_number() over (partition by rubric order by happens_on desc, id desc) as place
      from record where realm_id = ${realmId} and person_id = ${personId}
    ) as own
    where place <= ${most + 1} order by happens_on, id`.execute(db)
  return rows
}

/** The latest records of all rubrics, latest first. */
export async function latestOwn(db: Db, { realmId, personId }: Whose, most: number): Promise<OwnRecord[]> {
  const { rows } = await sql<OwnRecord>`
    select ${columns} from record where realm_id = ${realmId} and person_id = ${personId}
    order by happens_on desc, id desc limit ${most}`.execute(db)
  return rows
}

const ownPageSize = 50

/** The latest records of a rubric, or those before one of them, in the order of their dates; and whether there are older ones. */
export async function ownOfRubric(
  db: Db,
  { realmId, personId }: Whose,
  rubric: string,
  before: string | null,
): Promise<{ records: OwnRecord[]; hasOlder: boolean }> {
  const mark = before && looksLikeId(before) ? before : null
  const { rows } = await sql<OwnRecord>`
    select ${columns} from record
    where realm_id = ${realmId} and person_id = ${personId} and rubric = ${rubric}
      ${
        mark
          ? sql`and (happens_on, id) < (select m.happens_on, m.id from record m
              where m.realm_id = ${realmId} and m.person_id = ${personId} and m.id = ${mark})`
          : sql``
      }
    order by happens_on desc, id desc limit ${ownPageSize + 1}`.execute(db)
  return { records: rows.slice(0, ownPageSize).reverse(), hasOlder: rows.length > ownPageSize }
}
