import { sql } from 'kysely'
import { organisationsWhere } from '../accounts/permissions.ts'
import type { Visitor } from '../accounts/visitor.ts'
import { looksLikeId } from '../database/new-id.ts'
import { wordsBeginning } from '../database/word-search.ts'
import type { Office, Visit } from '../web/visit.ts'

/** The cookie of this host with the organisation in view; what it says is looked up, never believed. */
export const inViewCookie = 'organisation'

/** Where another one is chosen. */
export const chooseViewPath = '/bureau/organisation'

/** As many as one finds one's way among without searching. */
export const mostInSight = 20

/**
 * What somebody runs, in one statement: how many organisations, the first of them from the top down, and the one in view
 * with all below it. One that is out of reach is not in view.
 */
export async function officeOf({ app, site, cookies }: Visit, visitor: Visitor): Promise<Office> {
  const tops = organisationsWhere(visitor, 'seeOffice')
  const asked = cookies.get(inViewCookie) ?? ''
  const realmId = site.realm.id
  const { rows } = await sql<Row>`
    with recursive run as (
      select id, name, 0 as depth from organisation where realm_id = ${realmId} and id = any(${tops}::uuid[])
      union
      select o.id, o.name, r.depth + 1 from run r join organisation o on o.realm_id = ${realmId} and o.parent_id = r.id
    ), view as (
      select id from run where id = ${looksLikeId(asked) ? asked : null}::uuid
      union
      select o.id from view v join organisation o on o.realm_id = ${realmId} and o.parent_id = v.id
    ), each as (select id, name, max(depth) as depth from run group by id, name)
    select (select count(*)::int from each) as count,
      (select json_agg(first) from (select id, name from each order by depth, name, id limit ${mostInSight}) as first)
        as organisations,
      (select name from each where id = ${looksLikeId(asked) ? asked : null}::uuid) as name,
      (select json_agg(id) from view) as below`.execute(app.db)
  const [row] = rows
  if (!row) throw new Error('a statement without a from has one row')
  const { count, organisations, name, below } = row
  return {
    count,
    organisations: organisations ?? [],
    inView: name !== null && below ? { id: asked, name, below } : null,
  }
}

type Row = {
  count: number
  organisations: { id: string; name: string }[] | null
  name: string | null
  below: string[] | null
}

const mostFound = 50

/** The organisations that somebody runs whose names have these words, and whether there are more than are listed. */
export async function organisationsNamed(
  { app, site, visitor }: Visit,
  search: string,
): Promise<{ organisations: { id: string; name: string; above: string | null }[]; more: boolean }> {
  const tops = visitor ? organisationsWhere(visitor, 'seeOffice') : []
  const realmId = site.realm.id
  const words = await wordsBeginning(app.db, search)
  const { rows } = await sql<{ id: string; name: string; above: string | null }>`
    with recursive run as (
      select id, parent_id, name from organisation where realm_id = ${realmId} and id = any(${tops}::uuid[])
      union
      select o.id, o.parent_id, o.name from run r join organisation o on o.realm_id = ${realmId} and o.parent_id = r.id
    ) select run.id, run.name, above.name as above from run
      left join run above on above.id = run.parent_id
      where ${words ? sql`search_words(run.name) @@ ${words}::tsquery` : search.trim() === ''}
      order by run.name, run.id limit ${mostFound + 1}`.execute(app.db)
  return { organisations: rows.slice(0, mostFound), more: rows.length > mostFound }
}
