import { sql } from 'kysely'
import type { Tx } from '../database/open.ts'
import { auditRow, from } from '../web/audit.ts'
import type { Visit } from '../web/visit.ts'
import { deviceStatement, deviceTokenFor } from './known-device.ts'
import { tellOfDevice } from './new-device.ts'
import { newSession } from './session.ts'
import { forgive, type Subject } from './throttle.ts'

/** The account of an address, whether it knows the browser that asks, and whether that one is news to its owner. */
export type Found = { id: string; passwordHash: string | null; knownDevice: boolean; isNews: boolean }

export type Welcomed = { done: true; sessionToken: string; deviceToken: string }

/**
 * Starts the session, after the right password.
 * @returns null when the password was changed while the old one was being checked: no session outlives that.
 */
export async function welcome(
  visit: Visit,
  account: Found,
  newHash: string | null,
  remembered: boolean,
  [own, ip]: readonly [Subject, ...Subject[]],
): Promise<Welcomed | null> {
  const { app, site, userAgent, visitor } = visit
  const now = app.clock.now()
  const realmId = site.realm.id
  const accountId = account.id
  return await app.database.prepared.transaction().execute(async tx => {
    const held = await holdAccount(tx, realmId, account, newHash)
    if (!held) return null
    const personId = held.onlyPerson
    await forgive(tx, realmId, own, ip)
    if (account.isNews) await tellOfDevice(visit, tx, held.account)
    const deviceToken = await deviceTokenFor(tx, realmId, visit.cookies.get('device'))
    const session = newSession(now, { realmId, accountId, personId, remembered, userAgent })
    await tx
      .with('device', () => deviceStatement(tx, now, realmId, accountId, deviceToken))
      .with('started', start => start.insertInto('session').values(session.row))
      // Whoever was signed in with this browser before is so no longer.
      .with('ended', end =>
        end
          .deleteFrom('session')
          .where('realm_id', '=', realmId)
          .where('id', '=', visitor?.signInId ?? nobody),
      )
      .insertInto('audit')
      .values(auditRow(now, { ...from(visit), event: 'signedIn', accountId, personId }))
      .execute()
    return { done: true, sessionToken: session.token, deviceToken }
  })
}

const nobody = '00000000-0000-0000-0000-000000000000'

type Held = { id: string; email: string; email_key: string }

/**
 * Who is there, unless several share the mailbox and have to say; null when the password is not the one that
 * was checked. The account is held until the transaction ends; a better hash of the password replaces it.
 */
async function holdAccount(
  tx: Tx,
  realmId: string,
  account: Found,
  newHash: string | null,
): Promise<{ onlyPerson: string | null; account: Held } | null> {
  const held = await tx
    .selectFrom('account')
    .select(({ selectFrom }) => [
      'id',
      'email',
      'email_key',
      'password_hash',
      selectFrom('account_person')
        .select(sql<string | null>`case when count(*) = 1 then (array_agg(person_id))[1] end`.as('person'))
        .whereRef('account_person.realm_id', '=', 'account.realm_id')
        .whereRef('account_person.account_id', '=', 'account.id')
        .as('onlyPerson'),
    ])
    .where('realm_id', '=', realmId)
    .where('id', '=', account.id)
    .forUpdate()
    .executeTakeFirst()
  if (held?.password_hash !== account.passwordHash) return null
  if (newHash) {
    await tx
      .updateTable('account')
      .set({ password_hash: newHash })
      .where('realm_id', '=', realmId)
      .where('id', '=', account.id)
      .execute()
  }
  return { onlyPerson: held.onlyPerson, account: held }
}
