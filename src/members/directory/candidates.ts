import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../database/open.ts'
import { memberIdsOf } from './entry.ts'
import type { Among, Word } from './search.ts'

/** Of more than one member in so many, one meets with enough in the order of the list. */
const rare = 1 / 20

/**
 * The shortest way to all who could be on the page: a condition on a person `p` that an index answers, of which few
 * are expected; null where walking through the list finds them sooner. It decides nothing: whoever it lets through
 * is still looked at.
 */
export async function fewCandidates(
  db: Db,
  among: Among,
  words: readonly Word[],
): Promise<RawBuilder<boolean> | null> {
  const { realmId, organisationIds, organisations } = among
  const ofPersons = await expected(db, sql`select from person p where p.realm_id = ${realmId}`)
  const ways = organisationIds
    ? [{ share: organisationIds.length / organisations, way: ofMembers(among) }]
    : []
  for (const { query, organisationIds: ids } of words) {
    const named = await expected(
      db,
      sql`select from person p where p.realm_id = ${realmId} and p.words @@ ${query}::tsquery`,
    )
    const own = sql<boolean>`p.words @@ ${query}::tsquery`
    ways.push({
      share: named / ofPersons + ids.length / organisations,
      way:
        ids.length === 0
          ? own
          : sql`p.id in (select p.id from person p where p.realm_id = ${realmId} and ${own}
              union all ${memberIdsOf(realmId, ids)})`,
    })
  }
  const [best] = ways.sort((a, b) => a.share - b.share)
  return best && best.share <= rare ? best.way : null
}

const ofMembers = ({ realmId, organisationIds }: Among) =>
  sql<boolean>`p.id in (${memberIdsOf(realmId, organisationIds ?? [])})`

/** How many rows PostgreSQL expects of a query, from the figures that it keeps of a table; at least one. */
async function expected(db: Db, query: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{
    'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }]
  }>`explain (format json) ${query}`.execute(db)
  return Math.max(1, rows[0]?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 1)
}
