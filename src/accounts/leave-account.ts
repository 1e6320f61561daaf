import { sql } from 'kysely'
import type { Tx } from '../database/open.ts'

type Person = { realmId: string; personId: string }

/** The account of a person, held until the transaction ends, and whether it stands for nobody else. */
export async function holdAccountOf(tx: Tx, { realmId, personId }: Person) {
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
 * Takes a person off the account, unless it is the one that is kept; an account that nobody is left on goes,
 * and who was signed in as that person is so no longer.
 */
export async function leaveAccount(tx: Tx, person: Person, keptId: string | null = null): Promise<void> {
  const { realmId, personId } = person
  const account = await holdAccountOf(tx, person)
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
