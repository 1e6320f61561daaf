import type { Tx } from '../../database/open.ts'
import { enterPerson } from '../../members/enter-member.ts'
import { plainName } from '../../members/import/text.ts'
import { audit } from '../../web/audit.ts'
import type { Answers } from '../answers.ts'
import { type Application, answersOf } from '../application.ts'

/**
 * Whoever has that name among those for whom the account of the address stands; of two births that are known and
 * differ, they are two: a father and his son.
 */
export async function personOfMailbox(tx: Tx, application: Application): Promise<string | null> {
  const persons = await tx
    .selectFrom('account')
    .innerJoin('account_person as ap', join =>
      join.onRef('ap.realm_id', '=', 'account.realm_id').onRef('ap.account_id', '=', 'account.id'),
    )
    .innerJoin('person', join =>
      join.onRef('person.realm_id', '=', 'ap.realm_id').onRef('person.id', '=', 'ap.person_id'),
    )
    .select(['person.id', 'person.given_name', 'person.family_name', 'person.birth_date'])
    .where('account.realm_id', '=', application.realm_id)
    .where('account.email_key', '=', application.email_key)
    .orderBy('person.id')
    .execute()
  const name = plainName(`${application.given_name} ${application.family_name}`)
  const born = application.birth_date
  const named = persons.filter(person => plainName(`${person.given_name} ${person.family_name}`) === name)
  const sameDay = named.find(({ birth_date }) => born && birth_date?.equals(born))
  return (sameDay ?? named.find(({ birth_date }) => !born || !birth_date))?.id ?? null
}

/** Makes a person of what was typed. */
export async function enterNewPerson(
  tx: Tx,
  now: Temporal.Instant,
  application: Application,
): Promise<string> {
  const { identity, address } = answersOf(application)
  if (!identity) throw new Error('an application names its applicant')
  const { personId } = await enterPerson(tx, now, application.realm_id, {
    givenName: identity.givenName,
    familyName: identity.familyName,
    email: identity.email,
    signsIn: false,
    ...(identity.birthDate ? { birthDate: Temporal.PlainDate.from(identity.birthDate) } : {}),
    ...(identity.phone ? { mobile: identity.phone } : {}),
    ...(identity.occupationId ? { occupationId: identity.occupationId } : {}),
    ...(address
      ? {
          addressLine1: address.line1,
          ...(address.line2 ? { addressLine2: address.line2 } : {}),
          postcode: address.postcode,
          town: address.town,
          country: address.country,
        }
      : {}),
  })
  return personId
}

/**
 * Somebody who was there already and has just typed it anew: where tickets go, the phone and the occupation are
 * what was typed last, by who reads the mailbox. What was left empty stays as it was.
 */
export async function bringUpToDate(
  tx: Tx,
  now: Temporal.Instant,
  application: Application,
  personId: string,
): Promise<void> {
  const typed = columnsOf(answersOf(application))
  if (Object.keys(typed).length === 0) return
  await tx
    .updateTable('person')
    .set(typed)
    .where('realm_id', '=', application.realm_id)
    .where('id', '=', personId)
    .execute()
  await audit(tx, now, {
    realmId: application.realm_id,
    event: 'memberCorrected',
    personId,
    organisationId: application.organisation_id,
    details: { application: application.id },
  })
}

function columnsOf({ identity, address }: Answers) {
  return {
    ...(identity?.birthDate ? { birth_date: Temporal.PlainDate.from(identity.birthDate) } : {}),
    ...(identity?.phone ? { mobile: identity.phone } : {}),
    ...(identity?.occupationId ? { occupation_id: identity.occupationId } : {}),
    ...(address
      ? {
          address_line1: address.line1,
          address_line2: address.line2 || null,
          postcode: address.postcode,
          town: address.town,
          country: address.country,
        }
      : {}),
  }
}
