import type { Db } from '../../database/open.ts'
import type { Policy } from '../../organisations/policy.ts'
import type { Site } from '../../organisations/site.ts'
import { type Condition, waitsFor } from '../admission/admission.ts'
import type { Application } from '../application.ts'

/**
 * What is still missing before an applicant gets in, in the order in which one is told. Whatever admission
 * asks for, nobody can sign in before the address is confirmed.
 */
export function missingOf(policy: Policy, application: Application): Condition[] {
  const waits = application.state === 'submitted' ? waitsFor(policy, application) : []
  const order: readonly Condition[] = ['emailConfirmed', 'officeApproved', 'duesPaid']
  const isUnconfirmed = application.email_confirmed_at === null
  return order.filter(name => waits.includes(name) || (name === 'emailConfirmed' && isUnconfirmed))
}

/** Whom to ask about an application. */
export type Contact = Pick<Site, 'id' | 'name' | 'contactEmail' | 'contactPhone'>

/** The organisation that an application goes to, by which it is named and reached. */
export async function organisationOf(
  db: Db,
  { realm_id, organisation_id }: Pick<Application, 'realm_id' | 'organisation_id'>,
): Promise<Contact> {
  return await db
    .selectFrom('organisation')
    .select(['id', 'name', 'contact_email as contactEmail', 'contact_phone as contactPhone'])
    .where('realm_id', '=', realm_id)
    .where('id', '=', organisation_id)
    .executeTakeFirstOrThrow()
}

/** The organisation first, then the site, where it is another one. */
export function contactsFor(organisation: Contact, site: Site): readonly Contact[] {
  const isReachable = organisation.contactEmail !== null || organisation.contactPhone !== null
  return isReachable && organisation.id !== site.organisation.id ? [organisation, site] : [site]
}

/** The newest application of a person: an older one says nothing any more. */
export async function newestApplicationOf(
  db: Db,
  realmId: string,
  personId: string,
): Promise<Application | null> {
  const application = await db
    .selectFrom('application')
    .selectAll()
    .where('realm_id', '=', realmId)
    .where('person_id', '=', personId)
    .orderBy('submitted_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return application ?? null
}

/** The password of an account once the address is confirmed. */
export type PasswordNow =
  /** The one that was typed when registering. */
  | 'typed'
  /** None: the one that was typed does not count, since several applications had the address. */
  | 'dropped'
  /** Of an account that was there before. */
  | 'kept'
  /** The same, which never had one. */
  | 'none'
  /** Chosen since, or of an account with another address: nothing to tell. */
  | 'other'

/** Which password opens the account of a confirmed application. */
export async function passwordNow(db: Db, application: Application): Promise<PasswordNow> {
  const account = await db
    .selectFrom('account')
    .select(['created_at', 'password_hash', 'password_changed_at'])
    .where('realm_id', '=', application.realm_id)
    .where('email_key', '=', application.email_key)
    .executeTakeFirst()
  const confirmedAt = application.email_confirmed_at
  if (!account || !confirmedAt) return 'other'
  const isMade = Temporal.Instant.compare(account.created_at, confirmedAt) >= 0
  if (!account.password_hash) return isMade ? 'dropped' : 'none'
  if (!isMade) return 'kept'
  return account.password_changed_at?.equals(account.created_at) ? 'typed' : 'other'
}
