import { sql } from 'kysely'
import { audit, from } from '../../web/audit.ts'
import type { Visit } from '../../web/visit.ts'
import { type Choice, showables } from './entry.ts'

/** Keeps how the person who is signed in chose to appear; nobody chooses for another. Saying the same again leaves no trace. */
export async function saveChoice(visit: Visit, personId: string, choice: Choice): Promise<void> {
  const { app, site, visitor } = visit
  const now = app.clock.now()
  const columns = ['listed', 'introduction', ...showables.map(what => `shows_${what}`)]
  const kept = (table: string) => sql`(${sql.join(columns.map(column => sql.ref(`${table}.${column}`)))})`
  await app.db.transaction().execute(async tx => {
    const changed = await tx
      .insertInto('directory_choice')
      .values({
        realm_id: site.realm.id,
        person_id: personId,
        listed: choice.listed,
        shows_town: choice.shows.includes('town'),
        shows_address: choice.shows.includes('address'),
        shows_email: choice.shows.includes('email'),
        shows_phone: choice.shows.includes('phone'),
        shows_mobile: choice.shows.includes('mobile'),
        shows_occupation: choice.shows.includes('occupation'),
        introduction: choice.introduction,
        changed_at: now,
      })
      .onConflict(conflict =>
        conflict
          .columns(['realm_id', 'person_id'])
          .doUpdateSet({
            ...Object.fromEntries(columns.map(column => [column, sql.ref(`excluded.${column}`)])),
            changed_at: now,
          })
          .where(sql<boolean>`${kept('directory_choice')} is distinct from ${kept('excluded')}`),
      )
      .returning('person_id')
      .executeTakeFirst()
    if (!changed) return
    await audit(tx, now, {
      ...from(visit),
      event: 'directoryChoiceChanged',
      accountId: visitor?.accountId ?? null,
      personId,
      details: { listed: choice.listed, shows: choice.shows },
    })
  })
}
