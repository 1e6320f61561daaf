import { sql } from 'kysely'
import { readTables } from '../database/backup-tables.ts'
import type { Tx } from '../database/open.ts'
import type { PersonalHolding } from './holding.ts'
import { personal } from './holdings.ts'
import type { Subject } from './subject.ts'

/** How many rows went, and in how many what names the person was taken out. */
export type ErasedRows = { deleted: number; emptied: number }

/**
 * Takes out everything that says who somebody is, table by table, as `holdings` says.
 * @param name what stands where the name did.
 */
export async function eraseRows(
  tx: Tx,
  now: Temporal.Instant,
  of: Subject,
  name: string,
): Promise<ErasedRows> {
  await forgetInApplicationsOfKin(tx, of)
  const kept = personal.filter(([, holding]) => holding.atErasure === 'kept')
  let emptied = 0
  // The traces of a letter are found by its address: by name they come before it.
  for (const [table, holding] of kept) {
    if (table !== 'person') emptied += await empty(tx, table, holding, of)
  }
  const deleted = await deleteRows(tx, of)
  // The last: nothing about an erased person changes any more.
  emptied += await empty(tx, 'person', { ...holdingOf('person'), columns: personColumns(now, name) }, of)
  return { deleted, emptied }
}

function holdingOf(table: string): PersonalHolding {
  const found = personal.find(([name]) => name === table)
  if (!found) throw new Error(`nothing is said about ${table}`)
  return found[1]
}

const personColumns = (now: Temporal.Instant, name: string): PersonalHolding['columns'] => ({
  ...holdingOf('person').columns,
  family_name: { told: true, becomes: sql`${name}::text` },
  erased_at: { told: false, becomes: sql`${now}::timestamptz` },
})

async function empty(tx: Tx, name: string, { columns, rows }: PersonalHolding, of: Subject): Promise<number> {
  const changes = Object.entries(columns).flatMap(([column, is]) => {
    const becomes = typeof is === 'string' ? is.endsWith('emptied') && sql`null` : is.becomes
    return becomes ? [sql`${sql.ref(column)} = ${becomes}`] : []
  })
  if (changes.length === 0) return 0
  const { numAffectedRows } = await sql`update ${sql.table(name)} as t set ${sql.join(changes)}
    where t.realm_id = ${of.realmId} and ${rows(of)}`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/** What points to a row goes before it. */
async function deleteRows(tx: Tx, of: Subject): Promise<number> {
  const { tables } = await readTables(tx)
  const order = tables.map(({ name }) => name)
  const going = personal
    .filter(([, holding]) => holding.atErasure === 'deleted')
    .toSorted(([a], [b]) => order.indexOf(b) - order.indexOf(a))
  let deleted = 0
  for (const [name, { rows }] of going) {
    const { numAffectedRows } = await sql`delete from ${sql.table(name)} as t
      where t.realm_id = ${of.realmId} and ${rows(of)}`.execute(tx)
    deleted += Number(numAffectedRows ?? 0)
  }
  return deleted
}

/** What a person's family typed about the person when it registered. */
async function forgetInApplicationsOfKin(tx: Tx, of: Subject): Promise<void> {
  const typed = ['secondAdherent', 'beneficiaries']
  await sql`update application as t
    set typed = t.typed - ${typed}::text[], answers = t.answers - ${typed}::text[]
    where t.realm_id = ${of.realmId} and t.id <> all(${of.applicationIds}::uuid[]) and t.state <> 'draft'
      and t.person_id in (
        select person_id from second_adherent where realm_id = ${of.realmId}
          and second_person_id = any(${of.personIds}::uuid[])
        union
        select holder_id from beneficiary where realm_id = ${of.realmId}
          and person_id = any(${of.personIds}::uuid[]))`.execute(tx)
}
