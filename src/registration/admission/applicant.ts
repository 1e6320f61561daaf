import type { Tx } from '../../database/open.ts'
import { coverage, newMemberDay } from '../../dues/due-day.ts'
import { setDueDay } from '../../dues/due-day-held.ts'
import { enterMembership, enterPerson, joinCouple } from '../../members/enter-member.ts'
import { enterFamily } from '../../members/household-entry.ts'
import type { Realm } from '../../organisations/site.ts'
import type { Answers } from '../answers.ts'
import { type Application, answersOf } from '../application.ts'
import { holdMailbox, letSignIn } from './applicant-account.ts'
import { bringUpToDate, enterNewPerson, personOfMailbox } from './applicant-person.ts'

/**
 * Makes a person of the applicant, with a membership that awaits admission, and lets the person sign in once
 * the address is confirmed. What has been done already is left as it is.
 */
export async function enterApplicant(
  tx: Tx,
  now: Temporal.Instant,
  realm: Realm,
  application: Application,
): Promise<Application> {
  const isConfirmed = application.email_confirmed_at !== null
  if (isConfirmed) await holdMailbox(tx, application)
  const personId = application.person_id ?? (await findOrEnter(tx, now, application, isConfirmed))
  if (isConfirmed) await letSignIn(tx, now, application, personId)
  if (application.person_id) return application
  await enterHousehold(tx, now, realm.id, personId, answersOf(application))
  const membershipId = await awaitAdmission(tx, now, application, personId)
  await tx
    .updateTable('acceptance')
    .set({ person_id: personId })
    .where('realm_id', '=', realm.id)
    .where('application_id', '=', application.id)
    .where('person_id', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('acceptance as earlier')
            .select('earlier.id')
            .where('earlier.realm_id', '=', realm.id)
            .where('earlier.person_id', '=', personId)
            .whereRef('earlier.terms_id', '=', 'acceptance.terms_id'),
        ),
      ),
    )
    .execute()
  return await tx
    .updateTable('application')
    .set({ person_id: personId, membership_id: membershipId })
    .where('realm_id', '=', realm.id)
    .where('id', '=', application.id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

async function findOrEnter(
  tx: Tx,
  now: Temporal.Instant,
  application: Application,
  isConfirmed: boolean,
): Promise<string> {
  const there = isConfirmed ? await personOfMailbox(tx, application) : null
  if (!there) return await enterNewPerson(tx, now, application)
  await bringUpToDate(tx, now, application, there)
  return there
}

/** The second adherent and the family, as far as they are not there yet. */
async function enterHousehold(
  tx: Tx,
  now: Temporal.Instant,
  realmId: string,
  personId: string,
  answers: Answers,
): Promise<void> {
  const { secondAdherent, beneficiaries = [] } = answers
  if (secondAdherent) {
    const taken = await tx
      .selectFrom('second_adherent')
      .select('person_id')
      .where('realm_id', '=', realmId)
      .where('person_id', '=', personId)
      .executeTakeFirst()
    if (!taken) {
      const second = await enterPerson(tx, now, realmId, { ...secondAdherent, signsIn: false })
      await joinCouple(tx, now, realmId, personId, second.personId)
    }
  }
  const family = beneficiaries.map(({ birthDate, ...beneficiary }) => ({
    ...beneficiary,
    birthDate: birthDate ? Temporal.PlainDate.from(birthDate) : null,
  }))
  await enterFamily(tx, now, realmId, personId, family)
}

/** A membership that awaits admission; one that has ended begins anew, one in force goes on. */
async function awaitAdmission(
  tx: Tx,
  now: Temporal.Instant,
  application: Application,
  personId: string,
): Promise<string> {
  const { realm_id: realmId, organisation_id: organisationId } = application
  const there = await tx
    .updateTable('membership')
    .set(eb => ({
      state: eb
        .case()
        .when('state', '=', 'admitted')
        .then('admitted' as const)
        .else('awaitingAdmission' as const)
        .end(),
    }))
    .where('realm_id', '=', realmId)
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .returning('id')
    .executeTakeFirst()
  return (
    there?.id ??
    (await enterMembership(tx, now, realmId, { organisationId, personId, state: 'awaitingAdmission' }))
  )
}

/**
 * Admits: the membership counts from today; what is owed follows the policy. Who was a member before begins anew:
 * the reminders of then, and a suspension, are over.
 */
export async function becomeMember(
  tx: Tx,
  now: Temporal.Instant,
  realm: Realm,
  application: Application,
): Promise<void> {
  const today = now.toZonedDateTimeISO(realm.timeZone).toPlainDate()
  const begun = await tx
    .updateTable('membership')
    .set(eb => ({
      state: 'admitted',
      joined_on: eb.fn.coalesce('joined_on', eb.val(today)),
      left_on: null,
      due_on: null,
      reminders_sent: 0,
    }))
    .where('realm_id', '=', realm.id)
    .where('id', '=', application.membership_id)
    .where('state', '=', 'awaitingAdmission')
    .returning('id')
    .executeTakeFirst()
  if (!begun) return
  await tx
    .updateTable('suspension')
    .set({ lifted_at: now })
    .where('realm_id', '=', realm.id)
    .where('membership_id', '=', begun.id)
    .where('lifted_at', 'is', null)
    .execute()
  // What came in as an amount is recorded next, and moves the day as every payment does.
  const paidAt = application.dues_payment === null ? application.dues_paid_at : null
  await beginDues(tx, now, realm, { membershipId: begun.id, paidAt })
}

/** What the first dues cover, where it was only noted that they have come in; else the days that a new member has to pay. */
async function beginDues(
  tx: Tx,
  now: Temporal.Instant,
  realm: Realm,
  { membershipId, paidAt }: { membershipId: string; paidAt: Temporal.Instant | null },
): Promise<void> {
  const { dues } = realm.policy
  if (dues === 'none') return
  const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(realm.timeZone).toPlainDate()
  const paidOn = paidAt && dayOf(paidAt)
  const covered = paidOn && coverage(dues, { paidOn, paidUntil: null })
  const day = covered
    ? { dueOn: covered.to, because: covered.because, paidOn }
    : newMemberDay(dues, dayOf(now))
  await setDueDay(tx, realm.id, { membershipId, source: 'entry', ...day }, { at: now, personId: null })
}
