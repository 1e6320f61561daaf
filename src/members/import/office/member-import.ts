import { type RawBuilder, sql } from 'kysely'
import { looksLikeId } from '../../../database/new-id.ts'
import type { Db } from '../../../database/open.ts'
import type { Layout } from '../file.ts'
import type { Tally } from './tally.ts'

export type ImportState = 'uploaded' | 'checking' | 'checked' | 'importing' | 'done' | 'failed' | 'cancelled'

/** How the file is laid out, and what stands in its columns; without examples once the file is gone. */
export type FileColumns = Layout & {
  columns: { heading: string; samples: string[] }[]
  garbled: boolean
}

/** A member file that somebody of the office brings in, from its upload to its report. */
export type MemberImport = {
  id: string
  organisationId: string
  fileName: string
  /** Its name in the store; null once it is gone. */
  file: string | null
  bytes: number
  state: ImportState
  columns: FileColumns
  doneBytes: number
  /** What the dry run found; null before it, and once the import is over. */
  checked: Tally | null
  /** What the import has done so far, or why it could not. */
  report: Tally | null
  createdAt: Temporal.Instant
  createdBy: string | null
}

/** Whose imports: those of some organisations of a realm. */
export type Within = { realmId: string; organisationIds: readonly string[] }

/** An import of an organisation in reach. */
export async function findImport(db: Db, within: Within, id: string): Promise<MemberImport | null> {
  if (!looksLikeId(id)) return null
  const [found] = await read(db, within, sql`and i.id = ${id}`)
  return found ?? null
}

/** The latest imports, the newest first; older ones are forgotten soon. */
export async function latestImports(db: Db, within: Within): Promise<MemberImport[]> {
  return await read(db, within, sql`order by i.id desc limit 20`)
}

async function read(
  db: Db,
  { realmId, organisationIds }: Within,
  which: RawBuilder<unknown>,
): Promise<MemberImport[]> {
  const { rows } = await sql<MemberImport>`
    select i.id, i.organisation_id as "organisationId", i.file_name as "fileName", i.file, i.bytes, i.state, i.columns,
      i.done_bytes as "doneBytes", i.checked, i.report, i.created_at as "createdAt",
      nullif(trim(p.given_name || ' ' || p.family_name), '') as "createdBy"
    from member_import i left join person p on p.realm_id = i.realm_id and p.id = i.created_by_person_id
    where i.realm_id = ${realmId} and i.organisation_id = any(${[...organisationIds]}::uuid[]) ${which}`.execute(
    db,
  )
  return rows
}
