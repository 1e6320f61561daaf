import { emailKey } from '../accounts/email-address.ts'
import { enterAccount } from '../accounts/enter-account.ts'
import type { RoleName } from '../accounts/visitor.ts'
import { newId } from '../database/new-id.ts'
import type { Tx } from '../database/open.ts'
import { audit } from '../web/audit.ts'

export type NewPerson = {
  givenName: string
  familyName: string
  title?: string
  /** Makes the account, unless `signsIn` is false. */
  email?: string
  signsIn?: boolean
  birthDate?: Temporal.PlainDate
  /** E.164 */
  mobile?: string
  addressLine1?: string
  postcode?: string
  town?: string
}

export type Entered = { personId: string; accountId: string | null }

/** Enters a person, and the account that the address gives. */
export async function enterPerson(
  tx: Tx,
  now: Temporal.Instant,
  realmId: string,
  person: NewPerson,
): Promise<Entered> {
  const personId = newId()
  await tx
    .insertInto('person')
    .values({
      realm_id: realmId,
      id: personId,
      title: person.title ?? null,
      given_name: person.givenName,
      family_name: person.familyName,
      birth_date: person.birthDate ?? null,
      email: person.email ?? null,
      email_key: person.email ? emailKey(person.email) : null,
      mobile: person.mobile ?? null,
      address_line1: person.addressLine1 ?? null,
      postcode: person.postcode ?? null,
      town: person.town ?? null,
      country: person.addressLine1 ? 'FR' : null,
      created_at: now,
    })
    .execute()
  const accountId =
    person.email && person.signsIn !== false
      ? await enterAccount(tx, now, realmId, personId, person.email)
      : null
  await audit(tx, now, { realmId, event: 'memberEntered', accountId, personId })
  return { personId, accountId }
}

export type NewMembership = {
  organisationId: string
  personId: string
  state?: 'awaitingAdmission' | 'admitted'
  number?: string
  joinedOn?: Temporal.PlainDate
  dueOn?: Temporal.PlainDate
  remindersSent?: number
}

/** Makes a person a member of an organisation. */
export async function enterMembership(
  tx: Tx,
  now: Temporal.Instant,
  realmId: string,
  membership: NewMembership,
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('membership')
    .values({
      realm_id: realmId,
      id,
      organisation_id: membership.organisationId,
      person_id: membership.personId,
      state: membership.state ?? 'admitted',
      number: membership.number ?? null,
      joined_on: membership.joinedOn ?? null,
      due_on: membership.dueOn ?? null,
      reminders_sent: membership.remindersSent ?? 0,
      created_at: now,
    })
    .execute()
  return id
}

/** Suspends a membership; it stands until it is lifted. */
export async function suspend(
  tx: Tx,
  now: Temporal.Instant,
  realmId: string,
  membershipId: string,
  reason: string,
): Promise<void> {
  await tx
    .insertInto('suspension')
    .values({ realm_id: realmId, id: newId(), membership_id: membershipId, reason, since: now })
    .execute()
}

/** Makes a person the second adherent of a couple, who does not sign in by default. */
export async function joinCouple(
  tx: Tx,
  now: Temporal.Instant,
  realmId: string,
  personId: string,
  secondPersonId: string,
): Promise<void> {
  await tx
    .insertInto('second_adherent')
    .values({ realm_id: realmId, person_id: personId, second_person_id: secondPersonId, created_at: now })
    .execute()
}

/** Gives a role, which holds for the organisation and all below it. */
export async function giveRole(
  tx: Tx,
  now: Temporal.Instant,
  realmId: string,
  role: { organisationId: string; personId: string; name: RoleName },
): Promise<void> {
  await tx
    .insertInto('role')
    .values({
      realm_id: realmId,
      id: newId(),
      organisation_id: role.organisationId,
      person_id: role.personId,
      name: role.name,
      starts_at: now,
    })
    .execute()
}
