import { emailKey } from '../accounts/email-address.ts'
import { findOrMakeAccount } from '../accounts/enter-account.ts'
import type { RoleName } from '../accounts/visitor.ts'
import { newId } from '../database/new-id.ts'
import type { Tx } from '../database/open.ts'
import type { Because } from '../dues/due-day.ts'
import { setDueDay } from '../dues/due-day-held.ts'
import { type AuditEntry, audit } from '../web/audit.ts'

export type NewPerson = {
  /** Where it was given out before: a form that is sent twice enters one person. */
  id?: string
  givenName: string
  familyName: string
  title?: string
  /** Makes the account, unless `signsIn` is false. */
  email?: string
  signsIn?: boolean
  birthDate?: Temporal.PlainDate
  /** E.164 */
  mobile?: string
  phone?: string
  addressLine1?: string
  addressLine2?: string
  postcode?: string
  town?: string
  /** ISO 3166 alpha-2; France where an address names none. */
  country?: string
  occupationId?: string
}

/** `sharesAccount`: the address had an account, which stands for this person too from now on. */
export type Entered = { personId: string; accountId: string | null; sharesAccount: boolean }

/** Who enters somebody, for what, and from where. */
export type EnteredBy = Pick<AuditEntry, 'organisationId' | 'ip' | 'userAgent' | 'details'>

/** Enters a person, and the account that the address gives. */
export async function enterPerson(
  tx: Tx,
  now: Temporal.Instant,
  realmId: string,
  person: NewPerson,
  by: EnteredBy = {},
): Promise<Entered> {
  const personId = person.id ?? newId()
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
      phone: person.phone ?? null,
      address_line1: person.addressLine1 ?? null,
      address_line2: person.addressLine2 ?? null,
      postcode: person.postcode ?? null,
      town: person.town ?? null,
      country: person.country ?? (person.addressLine1 ? 'FR' : null),
      occupation_id: person.occupationId ?? null,
      created_at: now,
    })
    .execute()
  const account =
    person.email && person.signsIn !== false
      ? await findOrMakeAccount(tx, now, realmId, personId, person.email)
      : null
  const accountId = account?.id ?? null
  await audit(tx, now, { ...by, realmId, event: 'memberEntered', accountId, personId })
  return { personId, accountId, sharesAccount: account?.made === false }
}

export type NewMembership = {
  organisationId: string
  personId: string
  state?: 'awaitingAdmission' | 'admitted'
  number?: string
  joinedOn?: Temporal.PlainDate
  dueOn?: Temporal.PlainDate
  /** Why the due day is what it is; without it, because it was given. */
  because?: Because
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
      reminders_sent: membership.remindersSent ?? 0,
      created_at: now,
    })
    .execute()
  const { dueOn, because = { rule: 'given' } } = membership
  if (dueOn) {
    const day = { membershipId: id, dueOn, source: 'entry', because } as const
    await setDueDay(tx, realmId, day, { at: now, personId: null })
  }
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

export type NewBeneficiary = {
  kind: 'spouse' | 'civilPartner' | 'cohabitant' | 'dependentChild'
  givenName: string
  familyName: string
  birthDate: Temporal.PlainDate | null
}

/** Adds a member of the family to whom the rights of an account holder extend. */
export async function enterBeneficiary(
  tx: Tx,
  now: Temporal.Instant,
  realmId: string,
  holderId: string,
  { kind, birthDate, ...names }: NewBeneficiary,
): Promise<void> {
  const { personId } = await enterPerson(tx, now, realmId, {
    ...names,
    ...(birthDate ? { birthDate } : {}),
    signsIn: false,
  })
  await tx
    .insertInto('beneficiary')
    .values({ realm_id: realmId, holder_id: holderId, person_id: personId, kind, created_at: now })
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
