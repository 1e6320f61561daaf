import { sql } from 'kysely'
import { emailKey } from '../accounts/email-address.ts'
import type { Problem } from '../html/error-summary.tsx'
import type { Language } from '../html/language.ts'
import type { Visit } from '../web/visit.ts'
import { identityWords } from './steps/identity.words.ts'

/**
 * Whether an address has an account in the realm already, as what to mend. One that stands for former members only
 * is no obstacle: who comes back registers again, and once the address is confirmed it is the same account.
 */
export async function emailIsTaken(
  { app, site }: Visit,
  language: Language,
  email: string,
): Promise<readonly Problem[]> {
  const now = app.clock.now()
  const { rows } = await sql`
    with person as (
      select ap.realm_id, ap.person_id as id from account a
      left join account_person ap on ap.realm_id = a.realm_id and ap.account_id = a.id
      where a.realm_id = ${site.realm.id} and a.email_key = ${emailKey(email) ?? ''}
    )
    select from person having count(*) > 0 and (
      not bool_or(exists (select from membership m
        where m.realm_id = person.realm_id and m.person_id = person.id and m.state = 'left'))
      or bool_or(exists (select from membership m
        where m.realm_id = person.realm_id and m.person_id = person.id and m.state in ('admitted', 'awaitingAdmission')))
      or bool_or(exists (select from role r
        where r.realm_id = person.realm_id and r.person_id = person.id and (r.ends_at is null or r.ends_at > ${now}))))`.execute(
    app.db,
  )
  return rows.length > 0 ? [{ field: 'email', message: identityWords[language].emailTaken }] : []
}
