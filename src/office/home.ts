import { sql } from 'kysely'
import type { Visit } from '../web/visit.ts'

export type OrganisationCount = { id: string; name: string; members: number; never: number }

/** The organisations in which a role is held, each with the members in it and below it, and those who never chose a password. */
export async function countMembers(
  visit: Visit,
  organisationIds: readonly string[],
): Promise<OrganisationCount[]> {
  const { rows } = await sql<OrganisationCount>`
    with recursive tree as (
      select id as top, id, name from organisation
        where realm_id = ${visit.site.realm.id} and id = any(${[...organisationIds]}::uuid[])
      union all
      select tree.top, o.id, tree.name from organisation o join tree on o.parent_id = tree.id
        where o.realm_id = ${visit.site.realm.id}
    )
    select tree.top as id, tree.name, count(distinct m.person_id)::int as members,
      (count(distinct m.person_id) filter (where m.id is not null and a.password_hash is null))::int as never
    from tree
    left join membership m on m.realm_id = ${visit.site.realm.id} and m.organisation_id = tree.id and m.state = 'admitted'
    left join account_person ap on ap.realm_id = m.realm_id and ap.person_id = m.person_id
    left join account a on a.realm_id = ap.realm_id and a.id = ap.account_id
    group by tree.top, tree.name order by tree.name`.execute(visit.app.db)
  return rows
}

/** The latest letters to members of these organisations and those below them. */
export async function recentLetters(visit: Visit, organisationIds: readonly string[]) {
  const { rows } = await sql<{
    id: string
    to_email: string
    template: string
    state: 'queued' | 'sent' | 'failed' | 'withheld'
    last_error: string | null
  }>`
    with recursive tree as (
      select id from organisation where realm_id = ${visit.site.realm.id} and id = any(${[...organisationIds]}::uuid[])
      union all
      select o.id from organisation o join tree on o.parent_id = tree.id where o.realm_id = ${visit.site.realm.id}
    )
    select l.id, l.to_email, l.template, l.state, l.last_error
    from letter l
    where l.realm_id = ${visit.site.realm.id} and exists (
      select 1 from account_person ap
      join membership m on m.realm_id = ap.realm_id and m.person_id = ap.person_id
      where ap.realm_id = l.realm_id and ap.account_id = l.account_id and m.organisation_id in (select id from tree))
    order by l.id desc limit 20`.execute(visit.app.db)
  return rows
}
