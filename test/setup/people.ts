import type { App } from '../../src/web/app.ts'

/** The account of an address, in whichever realm of the demonstration has it. */
export async function accountOf({ db }: Pick<App, 'db'>, email: string) {
  return await db.selectFrom('account').selectAll().where('email', '=', email).executeTakeFirstOrThrow()
}

/** Everybody for whom the account of an address stands, by given name. */
export async function personsOf({ db }: Pick<App, 'db'>, email: string) {
  return await db
    .selectFrom('person')
    .innerJoin('account_person', 'account_person.person_id', 'person.id')
    .innerJoin('account', 'account.id', 'account_person.account_id')
    .selectAll('person')
    .where('account.email', '=', email)
    .orderBy('person.given_name')
    .execute()
}

/** Changes the membership of the person behind an address, as an office would. */
export async function changeMembership(
  { db }: Pick<App, 'db'>,
  personId: string,
  values: { due_on?: Temporal.PlainDate; state?: 'awaitingAdmission' | 'admitted' | 'left' | 'deceased' },
): Promise<void> {
  await db.updateTable('membership').set(values).where('person_id', '=', personId).execute()
}
