import { sql } from 'kysely'
import type { App } from '../../web/app.ts'

/**
 * What is done about mailings every hour: one that has no job any more, as after a restore, gets another; and a name that
 * was typed to ask for one is forgotten when the policy of the realm forgets letters.
 */
export async function keepMailings({
  db,
  clock,
  queue,
  sites,
}: Pick<App, 'db' | 'clock' | 'queue' | 'sites'>) {
  const realms = new Map((await sites.all()).map(({ realm }) => [realm.id, realm]))
  for (const realm of realms.values()) {
    const now = clock.now()
    const until = now
      .toZonedDateTimeISO(realm.timeZone)
      .startOfDay()
      .subtract({ days: realm.policy.data.keepLetterDays })
      .toInstant()
    await sql`
      update mailing set asked = jsonb_set(asked, '{filter,search}', '""')
      where realm_id = ${realm.id} and finished_at < ${until} and asked #>> '{filter,search}' <> ''`.execute(
      db,
    )
    await db.transaction().execute(async tx => {
      const unfinished = await tx
        .selectFrom('mailing')
        .select('id')
        .where('realm_id', '=', realm.id)
        .where('state', 'in', ['waiting', 'running'])
        .where('created_at', '<', now.subtract({ hours: 1 }))
        .execute()
      const jobs = unfinished.map(({ id: mailingId }) => ({ realmId: realm.id, mailingId }))
      await queue.addAll(tx, 'mailing', jobs)
    })
  }
}
