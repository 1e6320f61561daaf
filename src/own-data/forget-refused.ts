import { sql } from 'kysely'
import type { Db, Tx } from '../database/open.ts'
import type { App } from '../web/app.ts'
import { eraseRows } from './erase.ts'
import { holdPerson } from './hold-person.ts'
import { subjectOf } from './subject.ts'

type Forgetting = Pick<App, 'db' | 'clock'>

/** With an application that was refused before a moment goes who has become of it, when that is all that is known of the person. */
export async function forgetRefused(
  { db, clock }: Forgetting,
  realmId: string,
  until: Temporal.Instant,
  erasedPerson: string,
): Promise<void> {
  for (const personId of await onlyRefused(db, realmId, until))
    await db.transaction().execute(async tx => {
      if (!(await isStillOnlyRefused(tx, realmId, until, personId))) return
      await eraseRows(tx, clock.now(), await subjectOf(tx, realmId, personId), erasedPerson)
    })
  await db.transaction().execute(async tx => {
    const old = sql`select id from application where realm_id = ${realmId} and state = 'refused' and refused_at < ${until}`
    // What a member accepted on the way is the member's.
    await sql`update acceptance set application_id = null
      where realm_id = ${realmId} and person_id is not null and application_id in (${old})`.execute(tx)
    await sql`delete from application where realm_id = ${realmId} and id in (${old})`.execute(tx)
  })
}

/** Asked once more while applications and person are held: somebody may have been entered or admitted meanwhile. */
async function isStillOnlyRefused(
  tx: Tx,
  realmId: string,
  until: Temporal.Instant,
  personId: string,
): Promise<boolean> {
  // Whoever decides an application holds it before the person.
  await tx
    .selectFrom('application')
    .select('id')
    .where('realm_id', '=', realmId)
    .where('person_id', '=', personId)
    .orderBy('id')
    .forUpdate()
    .execute()
  if (!(await holdPerson(tx, realmId, personId))) return false
  return (await onlyRefused(tx, realmId, until, personId)).length > 0
}

/** Of whom nothing but refused applications is left: all of them, or one where a person is given. */
async function onlyRefused(
  db: Db,
  realmId: string,
  until: Temporal.Instant,
  personId: string | null = null,
): Promise<string[]> {
  const none = (table: string, column: string) =>
    sql`not exists (select from ${sql.table(table)} x where x.realm_id = a.realm_id
      and ${sql.ref(`x.${column}`)} = a.person_id)`
  const ties = [
    none('membership', 'person_id'),
    none('role', 'person_id'),
    none('record', 'person_id'),
    none('beneficiary', 'person_id'),
    none('second_adherent', 'second_person_id'),
  ]
  const { rows } = await sql<{ person_id: string }>`
    select distinct a.person_id from application a
    where a.realm_id = ${realmId} and a.state = 'refused' and a.refused_at < ${until} and a.person_id is not null
      and (${personId}::uuid is null or a.person_id = ${personId}::uuid)
      and not exists (select from application x where x.realm_id = a.realm_id and x.person_id = a.person_id
        and (x.state <> 'refused' or x.refused_at >= ${until}))
      and ${sql.join(ties, sql` and `)}`.execute(db)
  return rows.map(({ person_id }) => person_id)
}
