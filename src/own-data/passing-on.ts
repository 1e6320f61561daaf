import { type RawBuilder, sql } from 'kysely'

/**
 * The memberships that pass on to the second adherent when the first is erased, each with who goes on: what has been
 * admitted, where the second is not a member already. One that awaits admission has nothing to pass on yet.
 * @returns a query of `membershipId` and `secondId`.
 */
export const passingOn = (
  realmId: string,
  personId: string | RawBuilder<unknown>,
): RawBuilder<unknown> => sql`
  select m.id as "membershipId", s.second_person_id as "secondId"
  from second_adherent s
  join membership m on m.realm_id = s.realm_id and m.person_id = s.person_id and m.state = 'admitted'
  where s.realm_id = ${realmId} and s.person_id = ${personId}
    and not exists (select from membership own where own.realm_id = s.realm_id
      and own.person_id = s.second_person_id and own.organisation_id = m.organisation_id)`
