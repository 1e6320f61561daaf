import type { Db } from '../../database/open.ts'
import { type Sharer, sharersOf } from './held-person.ts'

/** An account that has the address already, with everybody for whom it stands. */
export type SharedAccount = {
  id: string
  email: string
  emailKey: string
  hasPassword: boolean
  sharers: Sharer[]
}

type Within = { realmId: string; organisationIds: readonly string[] }

/** The account that has an address in the realm, or null. */
export async function accountOfAddress(db: Db, within: Within, key: string): Promise<SharedAccount | null> {
  const account = await db
    .selectFrom('account')
    .select(['id', 'email', 'email_key', 'password_hash'])
    .where('realm_id', '=', within.realmId)
    .where('email_key', '=', key)
    .executeTakeFirst()
  if (!account) return null
  const { id, email, email_key, password_hash } = account
  const sharers = await sharersOf(db, within, id)
  return { id, email, emailKey: email_key, hasPassword: password_hash !== null, sharers }
}

/** Whose number it is in an organisation, unless it is free or the person's own. */
export async function holderOfNumber(
  db: Db,
  realmId: string,
  organisationId: string,
  number: string,
  ownId?: string,
): Promise<{ givenName: string; familyName: string } | null> {
  const holder = await db
    .selectFrom('membership')
    .innerJoin('person', join =>
      join
        .onRef('person.realm_id', '=', 'membership.realm_id')
        .onRef('person.id', '=', 'membership.person_id'),
    )
    .select(['person.id', 'person.given_name as givenName', 'person.family_name as familyName'])
    .where('membership.realm_id', '=', realmId)
    .where('membership.organisation_id', '=', organisationId)
    .where('membership.number', '=', number)
    .executeTakeFirst()
  return holder && holder.id !== ownId ? holder : null
}
