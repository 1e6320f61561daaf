import { sql } from 'kysely'
import { findOrMakeAccount } from '../../accounts/enter-account.ts'
import type { Db, Tx } from '../../database/open.ts'
import { type Application, openWith } from '../application.ts'

/** Lets one at a time enter somebody for a mailbox: of two applications of one person the second finds the first's. */
export async function holdMailbox(tx: Tx, { realm_id, email_key }: Application): Promise<void> {
  const mailbox = `mailbox ${realm_id} ${email_key}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${mailbox}, 0))`.execute(tx)
}

/**
 * Whether the password that was typed may open the account that confirming makes. Where several applications
 * wait for one mailbox, whoever reads it cannot tell by the letter whose link it is: only the browser that sent
 * the application is known to have typed its password.
 * @param browserKey what the browser holds that confirms.
 */
export async function passwordCounts(
  db: Db,
  now: Temporal.Instant,
  application: Application,
  browserKey: string | undefined,
): Promise<boolean> {
  const { realm_id: realmId, id } = application
  const other = await db
    .selectFrom('application')
    .select('id')
    .where('realm_id', '=', realmId)
    .where('email_key', '=', application.email_key)
    .where('id', '<>', id)
    .where('state', 'in', ['submitted', 'admitted'])
    .where('email_confirmed_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  if (!other) return true
  const here = browserKey ? await openWith(db, now, realmId, 'browser', browserKey) : null
  return here?.opens === true && here.application.id === id
}

/**
 * Gives the applicant an account, unless there is one already: the office may have given another address since.
 * The password that was typed counts for the account that this makes, and never for one that is there already:
 * whoever typed it need not be the one who reads the mailbox.
 */
export async function letSignIn(
  tx: Tx,
  now: Temporal.Instant,
  application: Application,
  personId: string,
): Promise<void> {
  if (!(await hasAccount(tx, application.realm_id, personId))) {
    const account = await findOrMakeAccount(tx, now, application.realm_id, personId, application.email ?? '')
    if (!account) throw new Error('what is confirmed is an address that signs in')
    if (account.made && application.password_hash) {
      await tx
        .updateTable('account')
        .set({ password_hash: application.password_hash, password_changed_at: now })
        .where('realm_id', '=', application.realm_id)
        .where('id', '=', account.id)
        .execute()
    }
  }
  await tx
    .updateTable('application')
    .set({ password_hash: null })
    .where('realm_id', '=', application.realm_id)
    .where('id', '=', application.id)
    .execute()
}

async function hasAccount(tx: Tx, realmId: string, personId: string): Promise<boolean> {
  const account = await tx
    .selectFrom('account_person')
    .select('account_id')
    .where('realm_id', '=', realmId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return account !== undefined
}
