import type { Selectable } from 'kysely'
import { z } from 'zod'
import { looksLikeId } from '../database/new-id.ts'
import type { Db } from '../database/open.ts'
import type { Tables } from '../database/rows.generated.ts'
import type { Content, Typed } from './typed.ts'

/** A record (« fiche »), as it lies in the database. */
export type MemberRecord = Omit<Selectable<Tables['record']>, 'typed' | 'published'> & {
  typed: Typed
  published: Content | null
}

const typedSchema = z.record(z.string(), z.string())
const contentSchema = z.object({ title: z.string(), values: z.record(z.string(), z.unknown()) })

/** A row, its two contents checked. */
export function recordOf(row: Selectable<Tables['record']>): MemberRecord {
  return {
    ...row,
    typed: typedSchema.parse(row.typed),
    published: row.published === null ? null : contentSchema.parse(row.published),
  }
}

/** The record of that identifier in the realm; `undefined` for what is none. */
export async function findRecord(
  db: Db,
  realmId: string,
  id: string | undefined,
): Promise<MemberRecord | undefined> {
  if (!id || !looksLikeId(id)) return undefined
  const row = await db
    .selectFrom('record')
    .selectAll()
    .where('realm_id', '=', realmId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && recordOf(row)
}

/** The same, held until the transaction ends. */
export async function holdRecord(db: Db, realmId: string, id: string): Promise<MemberRecord | undefined> {
  const row = await db
    .selectFrom('record')
    .selectAll()
    .where('realm_id', '=', realmId)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row && recordOf(row)
}

/** Where a record stands, as it is told. */
export type Stand =
  | 'draft'
  | 'returned'
  | 'submitted'
  | 'published'
  | 'publishedChanged'
  | 'publishedSubmitted'
  | 'withdrawn'
  | 'withdrawnByOffice'

/** Tells it from its columns: a published record that is being changed is published all the same. */
export function standOf(
  record: Pick<MemberRecord, 'state' | 'returned_reason' | 'withdrawn_by_person_id' | 'person_id'>,
  isPublic: boolean,
): Stand {
  switch (record.state) {
    case 'draft':
      if (isPublic) return 'publishedChanged'
      return record.returned_reason === null ? 'draft' : 'returned'
    case 'submitted':
      return isPublic ? 'publishedSubmitted' : 'submitted'
    case 'published':
      return 'published'
    case 'withdrawn':
      return isWithdrawnByOffice(record) ? 'withdrawnByOffice' : 'withdrawn'
  }
}

/** Whether somebody else than the author has withdrawn it: it is not for the author alone to publish it again. */
export function isWithdrawnByOffice(
  record: Pick<MemberRecord, 'withdrawn_by_person_id' | 'person_id'>,
): boolean {
  return record.withdrawn_by_person_id !== null && record.withdrawn_by_person_id !== record.person_id
}
