import { sql } from 'kysely'
import type { Db } from '../../database/open.ts'
import { organisationsFrom } from '../../organisations/organisations-below.ts'
import { headingLine, type Member, memberLine } from './row.ts'

const batchSize = 500

/**
 * The admitted members of an organisation and of all below it, as CSV that the import takes back, in
 * pieces of some hundred lines. The occupation, the second adherent and the family are not in it: the import
 * knows no columns for them. Read batch by batch along an index, so that memory stays flat and no
 * transaction waits for who reads.
 */
export async function* exportMembers(
  db: Db,
  organisation: { realmId: string; organisationId: string },
  onProgress: (done: number) => void,
): AsyncGenerator<string> {
  yield headingLine
  let done = 0
  const { realmId } = organisation
  for (const { id, name } of await organisationsFrom(db, organisation)) {
    const shown = id === organisation.organisationId ? null : name
    let last = '00000000-0000-0000-0000-000000000000'
    for (let full = true; full; ) {
      const members = await readMembers(db, realmId, id, last)
      if (members.length > 0)
        yield members.map(member => memberLine({ ...member, organisation: shown })).join('')
      done += members.length
      onProgress(done)
      last = members.at(-1)?.person_id ?? last
      full = members.length === batchSize
    }
  }
}

/** How many lines the export has at this moment. */
export async function countMembers(
  db: Db,
  organisation: { realmId: string; organisationId: string },
): Promise<number> {
  const ids = (await organisationsFrom(db, organisation)).map(({ id }) => id)
  const { count } = await db
    .selectFrom('membership')
    .select(eb => eb.fn.countAll<string>().as('count'))
    .where('realm_id', '=', organisation.realmId)
    .where('organisation_id', 'in', ids)
    .where('state', '=', 'admitted')
    .executeTakeFirstOrThrow()
  return Number(count)
}

type MemberRow = Omit<Member, 'organisation'> & { person_id: string }

/** The limit comes before the join, which a planner would else begin at the first person of the realm for each batch. */
async function readMembers(
  db: Db,
  realmId: string,
  organisationId: string,
  last: string,
): Promise<MemberRow[]> {
  const { rows } = await sql<MemberRow>`
    select m.person_id, m.number, p.title, p.family_name, p.given_name, p.birth_date, p.email, p.mobile, p.phone,
      p.address_line1, p.address_line2, p.postcode, p.town, p.country, m.joined_on, m.due_on, m.dues_cents
    from (
      select * from membership
      where realm_id = ${realmId} and organisation_id = ${organisationId} and person_id > ${last}
        and state = 'admitted'
      order by person_id limit ${batchSize}
    ) m
    cross join lateral (select * from person p where p.realm_id = m.realm_id and p.id = m.person_id offset 0) p
    order by m.person_id`.execute(db)
  return rows
}
