import { sql } from 'kysely'
import { looksLikeId } from '../../database/new-id.ts'
import type { Db } from '../../database/open.ts'
import type { Happening } from './happening.ts'
import { type HistoryOf, rowsOf } from './rows-of.ts'
import { tracesOf } from './traces-of.ts'

/** After which line a page goes on. */
export type Place = { at: Temporal.Instant; id: string }

export type HistoryPage = { lines: Happening[]; next: Place | null }

/**
 * What has happened to a person, the latest first, as far as those who ask may know: the traces, and what other tables keep.
 * One person has some hundreds of lines at most: each page looks at all of them, and a month of sign-ins is one.
 */
export async function readHistory(
  db: Db,
  about: HistoryOf,
  { after, most }: { after: Place | null; most: number },
): Promise<HistoryPage> {
  const { rows } = await sql<Omit<Happening, 'by'> & { by: string | null }>`
    with happening as (${sql.join([tracesOf(about), ...rowsOf(about)], sql` union all `)})
    select h.kind, h.at, h.id, h.count, h.by_id as "byId", o.name as organisation, h.details,
      nullif(trim(p.given_name || ' ' || p.family_name), '') as by
    from happening h
    left join person p on p.realm_id = ${about.realmId} and p.id = h.by_id
    left join organisation o on o.realm_id = ${about.realmId} and o.id = h.organisation_id
    where ${after === null ? sql`true` : sql`(h.at, h.id) < (${after.at}, ${after.id}::uuid)`}
    order by h.at desc, h.id desc limit ${most + 1}`.execute(db)
  const lines = rows.slice(0, most)
  const last = rows.length > most ? lines.at(-1) : undefined
  return { lines, next: last ? { at: last.at, id: last.id } : null }
}

/** A place as it stands in an address, and back; null for what is none. */
export const placeAsText = ({ at, id }: Place) => `${at}_${id}`

export function placeIn(text: string | null): Place | null {
  const [at = '', id = ''] = (text ?? '').split('_')
  // Years that PostgreSQL has too.
  if (!/^[12]\d{3}-/.test(at)) return null
  try {
    return looksLikeId(id) ? { at: Temporal.Instant.from(at), id } : null
  } catch {
    return null
  }
}
