import type { Updateable } from 'kysely'
import type { Tx } from '../../database/open.ts'
import type { Tables } from '../../database/rows.generated.ts'
import { audit, from } from '../../web/audit.ts'
import type { Visit } from '../../web/visit.ts'
import type { Application } from '../application.ts'
import { writeToApplicant } from '../application-letters.ts'
import { admitWhenReady } from './admission.ts'
import { type FirstDues, keptDues, recordFirstDues } from './first-dues.ts'

export type Decision =
  | { done: true; application: Application }
  /** Somebody else was first: the application tells what was decided, when and by whom. */
  | { refused: 'decided'; application: Application }
  /** The applicant has taken it back meanwhile. */
  | { refused: 'gone' }

type Which = Pick<Application, 'realm_id' | 'id'>

/** Approves an application; who approves and refuses at once is told apart by one statement. */
export async function approve(visit: Visit, which: Which): Promise<Decision> {
  return await decide(visit, which, async (tx, now, personId) => {
    const values = { approved_at: now, approved_by_person_id: personId }
    const approved = await mark(visit, tx, which, 'approved_at', values, 'applicationApproved')
    return approved && (await admitWhenReady(visit.app, tx, visit.site.realm, approved))
  })
}

/** Refuses an application, with a reason that the applicant reads. */
export async function refuse(visit: Visit, which: Which, reason: string): Promise<Decision> {
  return await decide(visit, which, async (tx, now, personId) => {
    const values = {
      state: 'refused',
      refused_at: now,
      refused_by_person_id: personId,
      refusal_reason: reason,
      // It would never count any more.
      password_hash: null,
    } as const
    const refused = await mark(visit, tx, which, 'approved_at', values, 'applicationRefused')
    if (!refused) return null
    await forgetMembership(tx, refused)
    await writeToApplicant(visit.app, tx, refused, 'applicationRefused')
    return refused
  })
}

/** Notes that the first dues have come in, and what has where it is asked: a member of today has it recorded at once. */
export async function receiveDues(visit: Visit, which: Which, dues: FirstDues | null): Promise<Decision> {
  const { realm } = visit.site
  return await decide(visit, which, async (tx, now, personId) => {
    const values = {
      dues_paid_at: now,
      dues_paid_by_person_id: personId,
      dues_payment: dues && keptDues(dues),
    }
    const paid = await mark(visit, tx, which, 'dues_paid_at', values, 'duesReceived')
    if (!paid) return null
    await recordFirstDues(visit.app, tx, realm, paid)
    return await admitWhenReady(visit.app, tx, realm, paid)
  })
}

type Event = 'applicationApproved' | 'applicationRefused' | 'duesReceived'

/** Writes a decision down in one statement, as long as none was made and `unless` has not happened; leaves its trace. */
async function mark(
  visit: Visit,
  tx: Tx,
  which: Which,
  unless: 'approved_at' | 'dues_paid_at',
  values: Updateable<Tables['application']>,
  event: Event,
): Promise<Application | null> {
  const marked = await tx
    .updateTable('application')
    .set({ ...values, changed_at: visit.app.clock.now() })
    .where('realm_id', '=', which.realm_id)
    .where('id', '=', which.id)
    .where('state', '=', 'submitted')
    .where(unless, 'is', null)
    .returningAll()
    .executeTakeFirst()
  if (!marked) return null
  await trace(visit, tx, marked, event)
  return marked
}

async function decide(
  visit: Visit,
  which: Which,
  work: (tx: Tx, now: Temporal.Instant, personId: string | null) => Promise<Application | null>,
): Promise<Decision> {
  const { app, visitor } = visit
  const application = await app.db
    .transaction()
    .execute(tx => work(tx, app.clock.now(), visitor?.person?.id ?? null))
  if (application) return { done: true, application }
  const decided = await app.db
    .selectFrom('application')
    .selectAll()
    .where('realm_id', '=', which.realm_id)
    .where('id', '=', which.id)
    .executeTakeFirst()
  return decided ? { refused: 'decided', application: decided } : { refused: 'gone' }
}

/**
 * An applicant who is refused was never a member, or is a former one again. The membership stays while
 * another application of the person to the same organisation is on its way.
 */
async function forgetMembership(tx: Tx, refused: Application): Promise<void> {
  const { realm_id: realmId, membership_id: id, submitted_at: submittedAt } = refused
  if (!id || !submittedAt) return
  const membership = await tx
    .selectFrom('membership')
    .select('created_at')
    .where('realm_id', '=', realmId)
    .where('id', '=', id)
    .where('state', '=', 'awaitingAdmission')
    .forUpdate()
    .executeTakeFirst()
  if (!membership || (await isStillAskedFor(tx, refused))) return
  if (Temporal.Instant.compare(membership.created_at, submittedAt) < 0) {
    await tx
      .updateTable('membership')
      .set({ state: 'left' })
      .where('realm_id', '=', realmId)
      .where('id', '=', id)
      .execute()
    return
  }
  await tx
    .updateTable('application')
    .set({ membership_id: null })
    .where('realm_id', '=', realmId)
    .where('id', '=', refused.id)
    .execute()
  await tx.deleteFrom('membership').where('realm_id', '=', realmId).where('id', '=', id).execute()
}

async function isStillAskedFor(tx: Tx, refused: Application): Promise<boolean> {
  const other = await tx
    .selectFrom('application')
    .select('id')
    .where('realm_id', '=', refused.realm_id)
    .where('person_id', '=', refused.person_id)
    .where('membership_id', '=', refused.membership_id)
    .where('state', '=', 'submitted')
    .limit(1)
    .executeTakeFirst()
  return other !== undefined
}

async function trace(visit: Visit, tx: Tx, application: Application, event: Event): Promise<void> {
  await audit(tx, visit.app.clock.now(), {
    ...from(visit),
    event,
    accountId: visit.visitor?.accountId ?? null,
    personId: application.person_id,
    organisationId: application.organisation_id,
    details: { application: application.id, by: visit.visitor?.person?.id ?? null },
  })
}
