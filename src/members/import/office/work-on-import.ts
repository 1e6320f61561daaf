import { sql } from 'kysely'
import { allRoles, permissionsOf } from '../../../accounts/permissions.ts'
import { newId } from '../../../database/new-id.ts'
import type { Db } from '../../../database/open.ts'
import { organisationsBelow } from '../../../organisations/organisations-below.ts'
import type { App } from '../../../web/app.ts'
import { audit } from '../../../web/audit.ts'
import { type BatchOutcome, type ImportOutcome, importMembers } from '../import.ts'
import type { FileColumns } from './member-import.ts'
import { newTally, type Tally, withPart } from './tally.ts'
import { storePart } from './told-lines.ts'

type Working = Pick<App, 'db' | 'clock' | 'queue' | 'files'>
type Job = { realmId: string; importId: string }

/** Starts to check and to bring in member files, on this instance as on any other. */
export async function startImports(app: Working): Promise<void> {
  await app.queue.work('memberImport', job => workOnImport(app, job))
}

/** Somebody cancelled it, or another worker has taken over. */
class TakenOver extends Error {}

/**
 * Does what an import waits for: the dry run, or the import itself. A worker takes it over from one that died and goes on
 * where that one stopped; what has been written is told of in the transaction that wrote it, so that the report is whole,
 * and one that was only slow finds that it no longer is its own, and writes nothing more.
 */
export async function workOnImport(app: Working, job: Job): Promise<void> {
  const taken = await takeOver(app, job)
  if (!taken) return
  const file = taken.file ? await app.files.get(taken.file) : null
  try {
    const outcome = file ? await run(app, job, taken, Buffer.from(file.buffer)) : null
    await finish(app, job, taken, failureOf(outcome))
  } catch (error) {
    if (!(error instanceof TakenOver)) throw error
  }
}

type Taken = {
  kind: 'checking' | 'importing'
  organisation_id: string
  file_name: string
  file: string | null
  columns: FileColumns
  created_by_person_id: string | null
  tally: Tally
}

async function takeOver({ db }: Working, { realmId, importId }: Job): Promise<Taken | null> {
  const run = newId()
  const fresh = JSON.stringify(newTally(run))
  const { rows } = await sql<Omit<Taken, 'tally'> & { checked: Tally; report: Tally }>`
    update member_import set
      checked = case when state = 'checking' then ${fresh}::jsonb else checked end,
      report = case when state = 'importing' then coalesce(report, ${fresh}::jsonb) || jsonb_build_object('run', ${run}::text)
        else report end
    where realm_id = ${realmId} and id = ${importId} and state in ('checking', 'importing')
    returning state as kind, organisation_id, file_name, file, columns, created_by_person_id, checked, report`.execute(
    db,
  )
  const [row] = rows
  return row ? { ...row, tally: row.kind === 'checking' ? row.checked : row.report } : null
}

/** Goes through the file; lines that an earlier run has told of are gone through again for what later ones may share with them. */
async function run(
  app: Working,
  { realmId, importId }: Job,
  taken: Taken,
  file: Buffer,
): Promise<ImportOutcome> {
  const inReach = await reachOfImporter(app, realmId, taken.created_by_person_id)
  const target = { realmId, organisationId: taken.organisation_id, inReach }
  const onBatch = async (db: Db, batch: BatchOutcome) => {
    const lines = batch.lines.filter(({ line }) => line > taken.tally.upTo)
    if (lines.length === 0) return
    const part = await storePart(app.files, lines)
    const tally = withPart(taken.tally, part, batch)
    try {
      await keep(app, db, { realmId, importId }, taken, tally, batch.bytes)
    } catch (error) {
      await app.files.remove(part.file)
      throw error
    }
    taken.tally = tally
  }
  return await importMembers(app.db, app.clock, target, file, {
    dryRun: taken.kind === 'checking',
    layout: taken.columns,
    onBatch,
  })
}

/** Whose records the one who brings the file in may correct, at this moment. */
async function reachOfImporter(
  { db, clock }: Working,
  realmId: string,
  personId: string | null,
): Promise<string[]> {
  const now = clock.now()
  const importing = allRoles.filter(role => permissionsOf(role).includes('importMembers'))
  const rows = await db
    .selectFrom('role')
    .select('organisation_id')
    .where('realm_id', '=', realmId)
    .where('person_id', '=', personId)
    .where('name', 'in', importing)
    .where('starts_at', '<=', now)
    .where(eb => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', now)]))
    .execute()
  const tops = rows.map(({ organisation_id }) => organisation_id)
  return (await organisationsBelow(db, realmId, tops)).map(({ id }) => id)
}

/** @throws TakenOver */
async function keep(
  app: Working,
  db: Db,
  { realmId, importId }: Job,
  { kind, tally }: Taken,
  next: Tally,
  bytes: number,
): Promise<void> {
  const where = sql.ref(kind === 'checking' ? 'checked' : 'report')
  const { numAffectedRows } = await sql`
    update member_import set ${where} = ${JSON.stringify(next)}::jsonb, done_bytes = ${bytes},
      changed_at = ${app.clock.now()}
    where realm_id = ${realmId} and id = ${importId} and state = ${kind} and ${where} ->> 'run' = ${tally.run}`.execute(
    db,
  )
  if (!numAffectedRows) throw new TakenOver()
}

function failureOf(outcome: ImportOutcome | null): Tally['failed'] {
  if (!outcome) return 'fileGone'
  return 'refused' in outcome ? outcome.refused : undefined
}

/** After the import the file goes, and so does what the dry run found; a check that failed can be tried with other columns. */
async function finish(
  app: Working,
  { realmId, importId }: Job,
  { kind, ...taken }: Taken,
  failed: Tally['failed'],
): Promise<void> {
  const now = app.clock.now()
  const tally = JSON.stringify({ ...taken.tally, ...(failed ? { failed } : {}) })
  const isImport = kind === 'importing'
  const where = sql.ref(isImport ? 'report' : 'checked')
  const gone = await app.db.transaction().execute(async tx => {
    const { rows } = await sql<{ parts: Tally['parts'] | null }>`
      update member_import i set state = ${failed ? 'failed' : isImport ? 'done' : 'checked'}, changed_at = ${now},
        ${where} = ${tally}::jsonb, done_bytes = i.bytes
        ${isImport ? sql`, checked = null, file = null, columns = '{}'::jsonb` : sql``}
      from member_import before
      where i.realm_id = ${realmId} and i.id = ${importId} and i.state = ${kind} and i.${where} ->> 'run' = ${taken.tally.run}
        and before.realm_id = i.realm_id and before.id = i.id
      returning before.checked -> 'parts' as parts`.execute(tx)
    if (rows.length === 0) return []
    const { added, changed, refused } = taken.tally
    await audit(tx, now, {
      realmId,
      event: isImport ? 'membersImported' : 'importChecked',
      organisationId: taken.organisation_id,
      details: {
        import: importId,
        file: taken.file_name,
        added,
        changed,
        refused,
        by: taken.created_by_person_id,
      },
    })
    return isImport ? [taken.file, ...(rows[0]?.parts ?? []).map(({ file }) => file)] : []
  })
  for (const file of gone) if (file) await app.files.remove(file)
}
