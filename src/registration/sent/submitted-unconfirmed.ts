import type { Registrations } from '../../accounts/registered.ts'
import { openSubmitted } from './submitted-open.pages.tsx'

/** Those who have sent an application and not confirmed its address, as signing in has to know them. */
export const unconfirmed: Registrations = {
  letter: 'applicationReceived',

  find: async (db, realmId, emailKey) =>
    await db
      .selectFrom('application')
      .select(['id as applicationId', 'password_hash as passwordHash'])
      .select(eb => eb.fn.coalesce('email', eb.val('')).as('email'))
      .where('realm_id', '=', realmId)
      .where('email_key', '=', emailKey)
      .where('state', 'in', ['submitted', 'admitted'])
      .where('email_confirmed_at', 'is', null)
      // The office may have taken the address away from whom it has admitted meanwhile.
      .where(({ or, eb, exists, selectFrom }) =>
        or([
          eb('person_id', 'is', null),
          exists(
            selectFrom('person')
              .select('person.id')
              .whereRef('person.realm_id', '=', 'application.realm_id')
              .whereRef('person.id', '=', 'application.person_id')
              .whereRef('person.email_key', '=', 'application.email_key'),
          ),
        ]),
      )
      .orderBy('submitted_at', 'desc')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst(),

  // Whoever knows the password is as good as the browser that sent it.
  show: openSubmitted,
}
