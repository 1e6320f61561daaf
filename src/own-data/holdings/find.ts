import { type RawBuilder, sql } from 'kysely'
import type { Subject } from '../subject.ts'

/** The rows of `t` that name one of those persons in a column. */
export const ofPerson =
  (column: string) =>
  (of: Subject): RawBuilder<boolean> =>
    sql`${sql.ref(`t.${column}`)} = any(${of.personIds}::uuid[])`

/** The rows of `t` that belong to one of the memberships. */
export const ofMembership = (of: Subject): RawBuilder<boolean> =>
  sql`t.membership_id = any(${of.membershipIds}::uuid[])`

/** The rows of `t` that belong to the account, where nobody else shares it. */
export const ofAccount = (of: Subject): RawBuilder<boolean> => sql`t.account_id = ${of.accountId}::uuid`

/** The name of the organisation that a row of `t` names. */
export const organisationName = sql`(select name from organisation o
  where o.realm_id = t.realm_id and o.id = t.organisation_id)`

/** The name of the person that a column of `t` names. */
export const nameBehind = (column: string): RawBuilder<unknown> =>
  sql`(select trim(p.given_name || ' ' || p.family_name) from person p
    where p.realm_id = t.realm_id and p.id = ${sql.ref(`t.${column}`)})`
