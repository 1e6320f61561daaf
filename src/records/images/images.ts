import { type Selectable, sql } from 'kysely'
import type { Db, Tx } from '../../database/open.ts'
import type { Tables } from '../../database/rows.generated.ts'
import type { App } from '../../web/app.ts'

/** An image of a record; `file` is its name in the store, and the last part of its address. */
export type StoredImage = Pick<
  Selectable<Tables['image']>,
  'id' | 'record_id' | 'description' | 'width' | 'height' | 'file'
>

/** The identifiers that the field of a record holds, as it is kept among what was typed. */
export const idsIn = (typed: string | undefined): string[] => (typed ?? '').split(',').filter(Boolean)

/** The images of one record that are named, in that order; those that are no longer there are left out. */
export async function imagesOf(
  db: Db,
  realmId: string,
  recordId: string,
  ids: readonly string[],
): Promise<StoredImage[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('image')
    .select(['id', 'record_id', 'description', 'width', 'height', 'file'])
    .where('realm_id', '=', realmId)
    .where('record_id', '=', recordId)
    .execute()
  return ids.flatMap(id => rows.find(row => row.id === id) ?? [])
}

/**
 * Takes away the images of records that are about to go.
 * @returns their files, to be removed with `removeFiles` once the transaction is committed.
 */
export async function deleteImages(tx: Tx, realmId: string, recordIds: readonly string[]): Promise<string[]> {
  if (recordIds.length === 0) return []
  const gone = await tx
    .deleteFrom('image')
    .where('realm_id', '=', realmId)
    .where('record_id', 'in', recordIds)
    .returning('file')
    .execute()
  return gone.map(({ file }) => file)
}

/** Removes files that no row names any more. */
export async function removeFiles(app: Pick<App, 'files'>, files: readonly string[]): Promise<void> {
  for (const file of files) await app.files.remove(file)
}

/** How long an image stays that neither the draft nor what others read shows: somebody may still have its form open. */
const keptFor = { hours: 24 }

/** Takes away images that were removed from their record a day ago or more. */
export async function forgetImages(app: Pick<App, 'db' | 'clock' | 'files'>): Promise<void> {
  const before = app.clock.now().subtract(keptFor)
  const { rows } = await sql<{ file: string }>`
    delete from image i using record r
    where r.realm_id = i.realm_id and r.id = i.record_id and i.created_at < ${before} and r.changed_at < ${before}
      and strpos(r.typed::text, i.id::text) = 0 and strpos(coalesce(r.published::text, ''), i.id::text) = 0
    returning i.file`.execute(app.db)
  await removeFiles(
    app,
    rows.map(({ file }) => file),
  )
}
