import type { Tx } from '../../database/open.ts'
import type { Policy } from '../../organisations/policy.ts'
import type { Realm } from '../../organisations/site.ts'
import type { App } from '../../web/app.ts'
import { audit } from '../../web/audit.ts'
import type { Application } from '../application.ts'
import { writeToApplicant } from '../application-letters.ts'
import { becomeMember, enterApplicant } from './applicant.ts'
import { recordFirstDues } from './first-dues.ts'

/** The name of something that a policy asks for before somebody is admitted. */
export type Condition = Policy['registration']['admittedAfter'][number]

type Milestones = Pick<Application, 'email_confirmed_at' | 'approved_at' | 'dues_paid_at'>

/** What has to have happened before somebody is admitted, as far as the policy names it. */
const conditions: Record<Condition, (application: Milestones) => boolean> = {
  emailConfirmed: application => application.email_confirmed_at !== null,
  officeApproved: application => application.approved_at !== null,
  duesPaid: application => application.dues_paid_at !== null,
}

/** What an application still waits for. */
export function waitsFor(policy: Policy, application: Milestones): Condition[] {
  return policy.registration.admittedAfter.filter(name => !conditions[name](application))
}

/**
 * Goes as far as an application can go by now: with the address confirmed the applicant becomes a person who
 * can sign in; with everything there that the policy asks for, a member. Called after each event, in its
 * transaction, with the row that the event has locked.
 */
export async function admitWhenReady(
  app: Pick<App, 'clock' | 'queue'>,
  tx: Tx,
  realm: Realm,
  application: Application,
): Promise<Application> {
  if (application.state !== 'submitted' && application.state !== 'admitted') return application
  const isReady = application.state === 'submitted' && waitsFor(realm.policy, application).length === 0
  if (!isReady && application.email_confirmed_at === null) return application
  const entered = await enterApplicant(tx, app.clock.now(), realm, application)
  return isReady ? await admit(app, tx, realm, entered) : entered
}

async function admit(
  app: Pick<App, 'clock' | 'queue'>,
  tx: Tx,
  realm: Realm,
  application: Application,
): Promise<Application> {
  const now = app.clock.now()
  await becomeMember(tx, now, realm, application)
  const admitted = await tx
    .updateTable('application')
    .set({ state: 'admitted', admitted_at: now, changed_at: now })
    .where('realm_id', '=', application.realm_id)
    .where('id', '=', application.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await audit(tx, now, {
    realmId: application.realm_id,
    event: 'applicationAdmitted',
    personId: application.person_id,
    organisationId: application.organisation_id,
    details: { application: application.id },
  })
  await writeToApplicant(app, tx, admitted, 'applicationAdmitted')
  await recordFirstDues(app, tx, realm, admitted)
  return admitted
}
