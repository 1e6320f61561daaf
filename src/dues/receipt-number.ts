import { sql } from 'kysely'
import { newId } from '../database/new-id.ts'
import type { Tx } from '../database/open.ts'
import type { DuesRealm } from './ledger-rows.ts'

/** Gives a due that is paid its receipt, whose numbers run without gaps within an organisation and a year. */
export async function issueReceipt(
  tx: Tx,
  realm: DuesRealm,
  due: { id: string; membership_id: string },
  at: Temporal.Instant,
): Promise<void> {
  const { organisation_id: organisationId } = await tx
    .selectFrom('membership')
    .select('organisation_id')
    .where('realm_id', '=', realm.id)
    .where('id', '=', due.membership_id)
    .executeTakeFirstOrThrow()
  // Numbers are given one after the other; the lock goes with the transaction.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`receipt ${organisationId}`}, 0))`.execute(tx)
  const { year } = at.toZonedDateTimeISO(realm.timeZone)
  await tx
    .insertInto('receipt')
    .values(eb => ({
      realm_id: realm.id,
      id: newId(),
      due_id: due.id,
      organisation_id: organisationId,
      year,
      number: eb
        .selectFrom('receipt')
        .select(sql<number>`coalesce(max(number), 0) + 1`.as('next'))
        .where('realm_id', '=', realm.id)
        .where('organisation_id', '=', organisationId)
        .where('year', '=', year),
      issued_at: at,
    }))
    .onConflict(conflict => conflict.columns(['realm_id', 'due_id']).doNothing())
    .execute()
}
