import { sql } from 'kysely'
import type { Db } from '../database/open.ts'
import { passingOn } from './passing-on.ts'

/** What to know before somebody is erased. */
export type AtStake = {
  openDues: number
  /** Applications that nobody has decided. */
  openApplications: number
  /** Whether a second adherent goes on with the membership. */
  passesOn: boolean
  records: number
  beneficiaries: number
}

/** What is still open about a person, and who and what hangs on it. */
export async function atStake(db: Db, realmId: string, personId: string): Promise<AtStake> {
  const { rows } = await sql<AtStake>`
    select
      (select count(*)::int from due d join membership m on m.realm_id = d.realm_id and m.id = d.membership_id
        where d.realm_id = ${realmId} and m.person_id = p.id and d.settled_at is null and d.cancelled_at is null)
        as "openDues",
      (select count(*)::int from application a where a.realm_id = ${realmId} and a.person_id = p.id
        and a.state = 'submitted') as "openApplications",
      exists (${passingOn(realmId, personId)}) as "passesOn",
      (select count(*)::int from record r where r.realm_id = ${realmId} and r.person_id = p.id) as records,
      (select count(*)::int from beneficiary b where b.realm_id = ${realmId} and b.holder_id = p.id) as beneficiaries
    from person p where p.realm_id = ${realmId} and p.id = ${personId}`.execute(db)
  const [found] = rows
  if (!found) throw new Error('a person who asks is there')
  return found
}
