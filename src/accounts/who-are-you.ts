import { audit, from } from '../web/audit.ts'
import type { Visit } from '../web/visit.ts'
import type { Visitor } from './visitor.ts'

export type Sharer = { id: string; givenName: string; familyName: string }

/** The persons who share the mailbox of an account, by name. */
export async function sharersOf(visit: Visit, visitor: Visitor): Promise<Sharer[]> {
  return await visit.app.db
    .selectFrom('account_person')
    .innerJoin('person', join =>
      join
        .onRef('person.realm_id', '=', 'account_person.realm_id')
        .onRef('person.id', '=', 'account_person.person_id'),
    )
    .select(['person.id', 'person.given_name as givenName', 'person.family_name as familyName'])
    .where('account_person.realm_id', '=', visit.site.realm.id)
    .where('account_person.account_id', '=', visitor.accountId)
    .orderBy('person.given_name')
    .orderBy('person.id')
    .execute()
}

export type PersonChoice = { done: true } | { refused: 'notOne' }

/** Says who is there, on all the sites of this sign-in; only one of those who share the mailbox can be. */
export async function choosePerson(visit: Visit, visitor: Visitor, personId: string): Promise<PersonChoice> {
  const sharer = (await sharersOf(visit, visitor)).find(({ id }) => id === personId)
  if (!sharer) return { refused: 'notOne' }
  const { app } = visit
  await app.db.transaction().execute(async tx => {
    await tx
      .updateTable('session')
      .set({ person_id: sharer.id })
      .where('realm_id', '=', visitor.realmId)
      .where('id', '=', visitor.signInId)
      .execute()
    const who = { accountId: visitor.accountId, personId: sharer.id }
    await audit(tx, app.clock.now(), { ...from(visit), event: 'personChosen', ...who })
  })
  return { done: true }
}
