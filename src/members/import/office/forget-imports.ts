import { sql } from 'kysely'
import type { App } from '../../../web/app.ts'
import { emptyCancelled } from './change-import.ts'
import type { Part } from './tally.ts'

/** How long a file waits for somebody to bring it in, and how long the report of an import is there. */
export const keptFor = { fileDays: 7, reportDays: 30 } as const

/**
 * Gives up imports that nobody went on with, and removes reports that are a month old with all that they name. One whose
 * job was lost, as by a restore, is begun again: a worker that is still at it is taken over from, and nothing happens twice.
 */
export async function forgetImports(app: Pick<App, 'db' | 'clock' | 'files' | 'queue'>): Promise<void> {
  await app.db.transaction().execute(async tx => {
    const lost = await tx
      .selectFrom('member_import')
      .select(['realm_id as realmId', 'id as importId'])
      .where('state', 'in', ['checking', 'importing'])
      .where('changed_at', '<', app.clock.now().subtract({ hours: 1 }))
      .execute()
    await app.queue.addAll(tx, 'memberImport', lost)
  })
  const ago = (days: number) => app.clock.now().subtract({ hours: 24 * days })
  const { rows: left } = await sql<{ realm_id: string; id: string }>`
    update member_import set state = 'cancelled'
    where state in ('uploaded', 'checked', 'failed') and changed_at < ${ago(keptFor.fileDays)}
    returning realm_id, id`.execute(app.db)
  const cut = await app.db
    .selectFrom('member_import')
    .select(['realm_id', 'id'])
    .where('state', '=', 'cancelled')
    .where('file', 'is not', null)
    .execute()
  for (const { realm_id, id } of [...left, ...cut]) await emptyCancelled(app, realm_id, id)
  const { rows: old } = await sql<{ parts: Part[] | null }>`
    delete from member_import where state in ('done', 'cancelled') and changed_at < ${ago(keptFor.reportDays)}
    returning report -> 'parts' as parts`.execute(app.db)
  for (const { file } of old.flatMap(({ parts }) => parts ?? [])) await app.files.remove(file)
}
