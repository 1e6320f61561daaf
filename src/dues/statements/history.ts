import { sql } from 'kysely'
import { looksLikeId } from '../../database/new-id.ts'
import type { Db } from '../../database/open.ts'

/** A statement that was brought in, and what has become of its lines. */
export type Statement = {
  id: string
  organisationId: string
  fileName: string
  importedAt: Temporal.Instant
  importedBy: string | null
  booked: number
  open: number
  ignored: number
}

type Within = { realmId: string; organisationIds: readonly string[] }

const pageSize = 10

/** The newest first; `after` is the last of the page before. */
export async function statementsPage(
  db: Db,
  { realmId, organisationIds }: Within,
  after: string | null,
): Promise<{ statements: Statement[]; next: string | null }> {
  const { rows } = await sql<Statement>`
    select s.id, s.organisation_id as "organisationId", s.file_name as "fileName", s.imported_at as "importedAt",
      nullif(trim(p.given_name || ' ' || p.family_name), '') as "importedBy", c.*
    from statement s
    left join person p on p.realm_id = s.realm_id and p.id = s.imported_by_person_id
    cross join lateral (
      select count(*) filter (where l.state = 'booked')::int as booked,
        count(*) filter (where l.state = 'open')::int as open,
        count(*) filter (where l.state = 'ignored')::int as ignored
      from statement_line l where l.realm_id = s.realm_id and l.statement_id = s.id
    ) c
    where s.realm_id = ${realmId} and s.organisation_id = any(${[...organisationIds]}::uuid[])
      ${after && looksLikeId(after) ? sql`and s.id < ${after}` : sql``}
    order by s.id desc limit ${pageSize + 1}`.execute(db)
  const statements = rows.slice(0, pageSize)
  return { statements, next: rows.length > pageSize ? (statements.at(-1)?.id ?? null) : null }
}

/** The file name of a statement in reach, or null. */
export async function statementName(
  db: Db,
  { realmId, organisationIds }: Within,
  id: string | null,
): Promise<string | null> {
  if (!id || !looksLikeId(id)) return null
  const row = await db
    .selectFrom('statement')
    .select('file_name')
    .where('realm_id', '=', realmId)
    .where('id', '=', id)
    .where('organisation_id', 'in', [...organisationIds])
    .executeTakeFirst()
  return row?.file_name ?? null
}
