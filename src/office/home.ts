import { sql } from 'kysely'
import type { Visit } from '../web/visit.ts'

/** Organisations by their identifiers, in the order of their names. */
export async function organisationsOf(
  visit: Visit,
  ids: readonly string[],
): Promise<{ id: string; name: string }[]> {
  if (ids.length === 0) return []
  return await visit.app.db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('realm_id', '=', visit.site.realm.id)
    .where('id', 'in', ids)
    .orderBy('name')
    .execute()
}

/** Members of each organisation and those below it, and how many of them never chose a password. */
export async function countMembers(
  visit: Visit,
  organisationIds: readonly string[],
): Promise<Map<string, { members: number; never: number }>> {
  const { rows } = await sql<{ id: string; members: number; never: number }>`
    with recursive tree as (
      select id as top, id from organisation
        where realm_id = ${visit.site.realm.id} and id = any(${[...organisationIds]}::uuid[])
      union all
      select tree.top, o.id from organisation o join tree on o.parent_id = tree.id
        where o.realm_id = ${visit.site.realm.id}
    )
    select tree.top as id, count(distinct m.person_id)::int as members,
      (count(distinct m.person_id) filter (where a.password_hash is null))::int as never
    from tree
    left join membership m on m.realm_id = ${visit.site.realm.id} and m.organisation_id = tree.id and m.state = 'admitted'
    left join account_person ap on ap.realm_id = m.realm_id and ap.person_id = m.person_id
    left join account a on a.realm_id = ap.realm_id and a.id = ap.account_id
    group by tree.top`.execute(visit.app.db)
  return new Map(rows.map(({ id, ...counts }) => [id, counts]))
}

/** Nobody needs the number beyond that. */
export const mostWaiting = 100

/** How many applications to these organisations and those below them nobody has decided; one more than `mostWaiting` for more. */
export async function countUndecided(visit: Visit, organisationIds: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with recursive tree as (
      select id from organisation where realm_id = ${visit.site.realm.id} and id = any(${[...organisationIds]}::uuid[])
      union all
      select o.id from organisation o join tree on o.parent_id = tree.id where o.realm_id = ${visit.site.realm.id}
    )
    select count(*)::int as count from (
      select from application a
      where a.realm_id = ${visit.site.realm.id} and a.state = 'submitted' and a.approved_at is null
        and a.organisation_id in (select id from tree)
      limit ${mostWaiting + 1}) as waiting`.execute(visit.app.db)
  return rows[0]?.count ?? 0
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
