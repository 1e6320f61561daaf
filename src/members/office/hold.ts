import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../database/open.ts'

/**
 * What the offices of some organisations may do with the record of a person, which is one for the whole realm:
 * `whole` is read and corrected; `shared` is read, for the person is a member in force of an organisation out of
 * reach too; of somebody who is no longer a member in reach (`former`) there is the name, the state and the dates.
 */
export type Hold = 'whole' | 'shared' | 'former'

/** A membership of the person, in reach or out of it. */
export type Tie = { state: string; inReach: boolean }

const isCurrent = ({ state }: Tie) => state === 'admitted' || state === 'awaitingAdmission'

/** What these memberships, all that a person has, allow. Whoever reaches them all may do everything. */
export function holdBy(ties: readonly Tie[]): Hold {
  const beyond = ties.filter(({ inReach }) => !inReach)
  if (beyond.length === 0) return 'whole'
  if (!ties.some(tie => tie.inReach && isCurrent(tie))) return 'former'
  return beyond.some(({ state }) => state === 'admitted') ? 'shared' : 'whole'
}

/** The same for a statement over many: whether more than the name of a person may be read. */
export function isReadable(
  person: { realmId: RawBuilder<unknown>; id: RawBuilder<unknown> },
  organisationIds: readonly string[],
): RawBuilder<boolean> {
  const ties = sql`from membership tie where tie.realm_id = ${person.realmId} and tie.person_id = ${person.id}`
  const inReach = sql`tie.organisation_id = any(${organisationIds}::uuid[])`
  return sql`(exists (select ${ties} and ${inReach} and tie.state in ('admitted', 'awaitingAdmission'))
    or not exists (select ${ties} and not ${inReach}))`
}

/** An office, as one can write to it or call it. */
export type Contact = { name: string; email: string | null; phone: string | null }

/** Whom to ask about the record of a person: the lowest organisation that has all of the memberships below it. */
export async function whomToAsk(db: Db, realmId: string, personId: string): Promise<Contact | null> {
  const { rows } = await sql<Contact>`
    with recursive above as (
      select o.id as start, o.id, o.parent_id, o.name, o.contact_email, o.contact_phone, 0 as height
      from membership m join organisation o on o.realm_id = m.realm_id and o.id = m.organisation_id
      where m.realm_id = ${realmId} and m.person_id = ${personId}
      union all
      select a.start, o.id, o.parent_id, o.name, o.contact_email, o.contact_phone, a.height + 1
      from above a join organisation o on o.realm_id = ${realmId} and o.id = a.parent_id
    )
    select name, contact_email as email, contact_phone as phone from above
    group by id, name, contact_email, contact_phone
    having count(*) = (select count(distinct start) from above)
    order by max(height) limit 1`.execute(db)
  return rows[0] ?? null
}
