import { sql } from 'kysely'
import { newId } from '../../../database/new-id.ts'
import { newFileName } from '../../../storage/file-store.ts'
import type { App } from '../../../web/app.ts'
import { audit, from } from '../../../web/audit.ts'
import type { Visit } from '../../../web/visit.ts'
import type { Described } from '../describe.ts'
import type { FileColumns, ImportState, MemberImport } from './member-import.ts'
import type { Part } from './tally.ts'

export type NewImport = { organisationId: string; fileName: string; bytes: Buffer; described: Described }

/** Keeps a file until it is brought in. @returns the identifier of the import */
export async function keepFile({ app, site, visitor }: Visit, given: NewImport): Promise<string> {
  const { organisationId, fileName, bytes, described } = given
  const { layout, columns, garbled } = described
  const file = newFileName('csv')
  await app.files.put(file, bytes)
  const id = newId()
  const now = app.clock.now()
  await app.db
    .insertInto('member_import')
    .values({
      realm_id: site.realm.id,
      id,
      organisation_id: organisationId,
      file_name: fileName,
      file,
      bytes: bytes.length,
      state: 'uploaded',
      columns: JSON.stringify({ ...layout, columns, garbled } satisfies FileColumns),
      done_bytes: 0,
      created_at: now,
      created_by_person_id: visitor?.person?.id ?? null,
      changed_at: now,
    })
    .execute()
  return id
}

/** Has the dry run done with these columns; it can be done again with others. @returns whether it was the time for it */
export async function startCheck(visit: Visit, { id }: MemberImport, columns: FileColumns): Promise<boolean> {
  const { app, site } = visit
  const gone = await app.db.transaction().execute(async tx => {
    const { rows } = await sql<{ parts: Part[] | null }>`
      update member_import i set state = 'checking', columns = ${JSON.stringify(columns)}::jsonb, checked = null,
        done_bytes = 0, changed_at = ${app.clock.now()}
      from member_import before
      where i.realm_id = ${site.realm.id} and i.id = ${id} and i.state in ('uploaded', 'checked', 'failed')
        and i.file is not null and i.report is null and before.realm_id = i.realm_id and before.id = i.id
      returning before.checked -> 'parts' as parts`.execute(tx)
    if (rows.length === 0) return null
    await app.queue.add(tx, 'memberImport', { realmId: site.realm.id, importId: id })
    return rows[0]?.parts ?? []
  })
  await removeParts(app, gone ?? [])
  return gone !== null
}

/** Has the file brought in as it was checked. @returns whether it was the time for it: once, however often it is asked */
export async function startImport({ app, site, visitor }: Visit, { id }: MemberImport): Promise<boolean> {
  return await app.db.transaction().execute(async tx => {
    const started = await tx
      .updateTable('member_import')
      .set({
        state: 'importing',
        done_bytes: 0,
        changed_at: app.clock.now(),
        created_by_person_id: visitor?.person?.id ?? null,
      })
      .where('realm_id', '=', site.realm.id)
      .where('id', '=', id)
      .where('state', '=', 'checked')
      .returning('id')
      .execute()
    if (started.length > 0) await app.queue.add(tx, 'memberImport', { realmId: site.realm.id, importId: id })
    return started.length > 0
  })
}

const cancellable: readonly ImportState[] = ['uploaded', 'checking', 'checked', 'importing', 'failed']

/** Gives an import up, for good, and removes the file. What it has brought in by then stays. */
export async function cancelImport(
  visit: Visit,
  { id, organisationId, fileName }: MemberImport,
): Promise<void> {
  const { app, site, visitor } = visit
  const now = app.clock.now()
  await app.db.transaction().execute(async tx => {
    const { rows } = await sql`
      update member_import set state = 'cancelled', changed_at = ${now}
      where realm_id = ${site.realm.id} and id = ${id} and state = any(${[...cancellable]}::text[]) returning id`.execute(
      tx,
    )
    if (rows.length === 0) return
    await audit(tx, now, {
      ...from(visit),
      event: 'importCancelled',
      accountId: visitor?.accountId ?? null,
      personId: visitor?.person?.id ?? null,
      organisationId,
      details: { import: id, file: fileName },
    })
  })
  await emptyCancelled(app, site.realm.id, id)
}

/** Takes what is kept of a file from an import that was given up; the report of what it did stays a while. */
export async function emptyCancelled(
  app: Pick<App, 'db' | 'files'>,
  realmId: string,
  id: string,
): Promise<void> {
  const { rows } = await sql<{ file: string | null; parts: Part[] | null }>`
    update member_import i set file = null, checked = null, columns = '{}'::jsonb
    from member_import before
    where i.realm_id = ${realmId} and i.id = ${id} and i.state = 'cancelled'
      and before.realm_id = i.realm_id and before.id = i.id
    returning before.file, before.checked -> 'parts' as parts`.execute(app.db)
  for (const { file, parts } of rows) {
    if (file) await app.files.remove(file)
    await removeParts(app, parts ?? [])
  }
}

async function removeParts({ files }: Pick<App, 'files'>, parts: readonly Part[]): Promise<void> {
  for (const { file } of parts) await files.remove(file)
}
