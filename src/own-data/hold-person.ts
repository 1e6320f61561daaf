import type { Tx } from '../database/open.ts'

/**
 * Holds somebody until the transaction ends, so that nobody is given a membership, a role or an account meanwhile. The
 * couple whose second adherent it is comes first, as whatever changes a couple holds it before the account of the
 * second; then the account, which a sign-in that is under way holds before it looks for the person.
 * @returns false where the person has gone, or has been erased.
 */
export async function holdPerson(tx: Tx, realmId: string, personId: string): Promise<boolean> {
  await tx
    .selectFrom('second_adherent')
    .select('person_id')
    .where('realm_id', '=', realmId)
    .where('second_person_id', '=', personId)
    .orderBy('person_id')
    .forUpdate()
    .execute()
  await tx
    .selectFrom('account')
    .select('id')
    .where('realm_id', '=', realmId)
    .where('id', '=', eb =>
      eb
        .selectFrom('account_person')
        .select('account_id')
        .where('realm_id', '=', realmId)
        .where('person_id', '=', personId),
    )
    .forUpdate()
    .execute()
  const person = await tx
    .selectFrom('person')
    .select('id')
    .where('realm_id', '=', realmId)
    .where('id', '=', personId)
    .where('erased_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return person !== undefined
}
