import type { Tx } from '../../database/open.ts'
import { newMemberDay } from '../../dues/due-day.ts'
import { setDueDay } from '../../dues/due-day-held.ts'
import { audit, from } from '../../web/audit.ts'
import type { Visit } from '../../web/visit.ts'
import { enterMembership } from '../enter-member.ts'
import type { HeldPerson } from './held-person.ts'
import { onceMore } from './once-more.ts'
import { holderOfNumber } from './what-is-taken.ts'

export type Addition = {
  organisationId: string
  number: string | null
  joinedOn: Temporal.PlainDate
  /** Null for the time that every new member has. */
  dueOn: Temporal.PlainDate | null
  /** Null for the plan that fits by itself. */
  planId: string | null
}

export type AddingOutcome =
  | { done: true }
  | { refused: 'already' }
  | { refused: 'number'; by: { givenName: string; familyName: string } }

/** Makes a person a member of one more organisation of the realm, with a number and dues of its own. Sent twice, it is one. */
export async function addMembership(
  visit: Visit,
  held: HeldPerson,
  addition: Addition,
): Promise<AddingOutcome> {
  return await onceMore(() => visit.app.db.transaction().execute(tx => carryOut(visit, tx, held, addition)))
}

async function carryOut(visit: Visit, tx: Tx, held: HeldPerson, addition: Addition): Promise<AddingOutcome> {
  const realmId = visit.site.realm.id
  const { organisationId, number, joinedOn } = addition
  const there = await tx
    .selectFrom('membership')
    .select(['number', 'state', 'joined_on', 'plan_id'])
    .where('realm_id', '=', realmId)
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', held.id)
    .executeTakeFirst()
  if (there) {
    const isSame =
      there.state === 'admitted' &&
      there.number === number &&
      there.plan_id === addition.planId &&
      there.joined_on?.equals(joinedOn) === true
    return isSame ? { done: true } : { refused: 'already' }
  }
  const by = number ? await holderOfNumber(tx, realmId, organisationId, number) : null
  if (by) return { refused: 'number', by }
  await write(visit, tx, held, addition)
  return { done: true }
}

async function write(visit: Visit, tx: Tx, held: HeldPerson, addition: Addition): Promise<void> {
  const { app, site, visitor } = visit
  const { realm } = site
  const { organisationId, number, joinedOn, dueOn, planId } = addition
  const { dues } = realm.policy
  const now = app.clock.now()
  const today = now.toZonedDateTimeISO(realm.timeZone).toPlainDate()
  const by = visitor?.person?.id ?? null
  const membershipId = await enterMembership(tx, now, realm.id, {
    organisationId,
    personId: held.id,
    joinedOn,
    ...(number ? { number } : {}),
    ...(dues === 'none' || dueOn ? {} : newMemberDay(dues, today)),
  })
  if (dueOn && dues !== 'none') {
    const day = { membershipId, dueOn, source: 'office', because: { rule: 'given' } } as const
    await setDueDay(tx, realm.id, day, { at: now, personId: by })
  }
  if (planId)
    await tx
      .updateTable('membership')
      .set({ plan_id: planId })
      .where('realm_id', '=', realm.id)
      .where('id', '=', membershipId)
      .execute()
  await audit(tx, now, {
    ...from(visit),
    event: 'membershipAdded',
    accountId: held.account?.id ?? null,
    personId: held.id,
    organisationId,
    details: { membership: membershipId, by },
  })
}
