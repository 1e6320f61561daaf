import { sql } from 'kysely'
import { emailKey } from '../../accounts/email-address.ts'
import { endSessions } from '../../accounts/session.ts'
import type { Tx } from '../../database/open.ts'

type Person = { realmId: string; personId: string }

/** The account of a person, locked, and whether it stands for nobody else. */
async function lockAccount(tx: Tx, { realmId, personId }: Person) {
  const account = await tx
    .selectFrom('account')
    .select(['id', 'email_key'])
    .where('realm_id', '=', realmId)
    .where('id', '=', eb =>
      eb
        .selectFrom('account_person')
        .select('account_id')
        .where('realm_id', '=', realmId)
        .where('person_id', '=', personId),
    )
    .forUpdate()
    .executeTakeFirst()
  if (!account) return null
  const others = await tx
    .selectFrom('account_person')
    .select('person_id')
    .where('realm_id', '=', realmId)
    .where('account_id', '=', account.id)
    .where('person_id', '!=', personId)
    .limit(1)
    .execute()
  return { ...account, isAlone: others.length === 0 }
}

/**
 * Gives the account of a person another address. Whoever reads the old one may have chosen the password: it goes, no
 * browser is known or signed in any more, and links are forgotten, for what a dead one says must not tell the new one.
 * @returns the account, or null when there is none, or others share it.
 */
export async function moveAccount(tx: Tx, person: Person, email: string): Promise<string | null> {
  const account = await lockAccount(tx, person)
  if (!account?.isAlone) return null
  await tx
    .updateTable('account')
    .set({
      email,
      email_key: emailKey(email) ?? account.email_key,
      password_hash: null,
      password_changed_at: null,
    })
    .where('realm_id', '=', person.realmId)
    .where('id', '=', account.id)
    .execute()
  await tx
    .deleteFrom('password_link')
    .where('realm_id', '=', person.realmId)
    .where('account_id', '=', account.id)
    .execute()
  await tx
    .deleteFrom('known_device')
    .where('realm_id', '=', person.realmId)
    .where('account_id', '=', account.id)
    .execute()
  await endSessions(tx, person.realmId, account.id)
  return account.id
}

/**
 * Takes a person off the account, unless it is the one that is kept; an account that nobody is left on goes,
 * and who was signed in as that person is so no longer.
 */
export async function leaveAccount(tx: Tx, person: Person, keptId: string | null = null): Promise<void> {
  const { realmId, personId } = person
  const account = await lockAccount(tx, person)
  if (!account || account.id === keptId) return
  await tx
    .deleteFrom('account_person')
    .where('realm_id', '=', realmId)
    .where('person_id', '=', personId)
    .execute()
  if (!account.isAlone) {
    await tx
      .deleteFrom('session')
      .where('realm_id', '=', realmId)
      .where('account_id', '=', account.id)
      .where('person_id', '=', personId)
      .execute()
    return
  }
  // What was sent to the old address stays told of the person.
  await sql`update letter set account_id = null, person_id = coalesce(person_id, ${personId}::uuid)
    where realm_id = ${realmId} and account_id = ${account.id}`.execute(tx)
  await tx.deleteFrom('account').where('realm_id', '=', realmId).where('id', '=', account.id).execute()
}
