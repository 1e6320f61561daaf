import { sql } from 'kysely'
import type { Tx } from '../../database/open.ts'
import type { LetterName } from '../../mail/letter.ts'

/** What a member gets for being one; whoever has left still gets what is asked for with the own address. */
const toMembers: readonly LetterName[] = [
  'firstSignIn',
  'duesReminder',
  'duesSuspended',
  'duesReceived',
  'childAgeLimit',
  'recordPublished',
  'recordReturned',
]

/** About the rights of whoever asks for the own data to be erased; these go out in any case. */
const toAnybody: readonly LetterName[] = ['erasureAsked', 'erasureRefused', 'erasureDone']

/**
 * Holds back what waits to be sent to somebody who is a member of no organisation of the realm any more; of somebody who has died,
 * whatever it is. What is sent later heeds the state of the membership itself.
 */
export async function withholdLetters(
  tx: Tx,
  realmId: string,
  personId: string,
  state: 'left' | 'deceased',
): Promise<void> {
  const isOver =
    state === 'deceased'
      ? sql`not l.template = any(${toAnybody}::text[])`
      : sql`(l.template = any(${toMembers}::text[]) or l.details ? 'byOffice')`
  await sql`update letter l set state = 'withheld'
    where l.realm_id = ${realmId} and l.person_id = ${personId} and l.state = 'queued' and ${isOver}
      and not exists (select from membership m where m.realm_id = l.realm_id and m.person_id = l.person_id
        and m.state in ('admitted', 'awaitingAdmission'))`.execute(tx)
}
