import { sql } from 'kysely'
import type { Tx } from '../../database/open.ts'
import { cancelDue } from '../../dues/ledger.ts'
import { holdMemberships, openDueOf } from '../../dues/ledger-rows.ts'
import { audit, from } from '../../web/audit.ts'
import type { Visit } from '../../web/visit.ts'
import { withholdLetters } from './departure-letters.ts'
import type { HeldMembership, HeldPerson } from './held-person.ts'

/** How a membership has ended, and on which day. */
export type Departure = { state: 'left' | 'deceased'; on: Temporal.PlainDate }

/** What has come of it; `before`: somebody else was first. */
export type DepartureOutcome = 'left' | 'died' | 'readmitted' | 'before'

/**
 * Ends a membership: reminders stop with its state, as do letters that wait, what is still asked is cancelled, and nobody is
 * asked any more whether to suspend it. A death ends every membership in reach, and the sessions.
 */
export async function depart(
  visit: Visit,
  held: HeldPerson,
  membership: HeldMembership,
  { state, on }: Departure,
): Promise<DepartureOutcome> {
  const realmId = visit.site.realm.id
  const by = { at: visit.app.clock.now(), personId: visit.visitor?.person?.id ?? null }
  const ids = state === 'deceased' ? held.memberships.map(({ id }) => id) : [membership.id]
  return await visit.app.db.transaction().execute(async tx => {
    await holdMemberships(tx, realmId, ids)
    const ended = await tx
      .updateTable('membership')
      .set({ state, left_on: on })
      .where('realm_id', '=', realmId)
      .where('id', 'in', ids)
      .where('state', '=', 'admitted')
      .returning(['id', 'organisation_id'])
      .execute()
    if (ended.length === 0) return 'before'
    for (const { id, organisation_id } of ended) {
      const due = await openDueOf(tx, realmId, id)
      if (due) await cancelDue(tx, realmId, due, by)
      await spare(tx, realmId, id, by)
      const details = { membership: id, on: on.toString(), due: due?.id ?? null }
      await trace(visit, tx, held, organisation_id, state === 'left' ? 'memberLeft' : 'memberDied', details)
    }
    await withholdLetters(tx, realmId, held.id, state)
    if (state === 'left') return 'left'
    await endSessions(tx, realmId, held.id)
    return 'died'
  })
}

/** Whether to suspend somebody who has gone is no question any more. */
async function spare(
  tx: Tx,
  realmId: string,
  membershipId: string,
  by: { at: Temporal.Instant; personId: string | null },
): Promise<void> {
  await tx
    .updateTable('suspension_request')
    .set({ decision: 'spared', decided_at: by.at, decided_by_person_id: by.personId })
    .where('realm_id', '=', realmId)
    .where('membership_id', '=', membershipId)
    .where('decided_at', 'is', null)
    .execute()
}

/** Those of the person, and those of the own mailbox that nobody else could be behind. */
async function endSessions(tx: Tx, realmId: string, personId: string): Promise<void> {
  await sql`delete from session s where s.realm_id = ${realmId} and (s.person_id = ${personId}
    or exists (select from account_person own where own.realm_id = s.realm_id and own.account_id = s.account_id
        and own.person_id = ${personId})
      and not exists (select from account_person other where other.realm_id = s.realm_id
        and other.account_id = s.account_id and other.person_id <> ${personId}))`.execute(tx)
}

/**
 * Mends a departure that was none: the membership is in force again, with its due day as it was. Who was said to have died is
 * alive for every membership in reach.
 */
export async function readmit(
  visit: Visit,
  held: HeldPerson,
  membership: HeldMembership,
): Promise<DepartureOutcome> {
  const realmId = visit.site.realm.id
  const dead = held.memberships.filter(({ state }) => state === 'deceased').map(({ id }) => id)
  const ids = membership.state === 'deceased' ? dead : [membership.id]
  return await visit.app.db.transaction().execute(async tx => {
    await holdMemberships(tx, realmId, ids)
    const begun = await tx
      .updateTable('membership')
      .set({ state: 'admitted', left_on: null })
      .where('realm_id', '=', realmId)
      .where('id', 'in', ids)
      .where('state', 'in', ['left', 'deceased'])
      .returning(['id', 'organisation_id'])
      .execute()
    for (const { id, organisation_id } of begun)
      await trace(visit, tx, held, organisation_id, 'memberReadmitted', { membership: id })
    return begun.length > 0 ? 'readmitted' : 'before'
  })
}

async function trace(
  visit: Visit,
  tx: Tx,
  held: HeldPerson,
  organisationId: string,
  event: 'memberLeft' | 'memberDied' | 'memberReadmitted',
  details: Record<string, unknown>,
): Promise<void> {
  await audit(tx, visit.app.clock.now(), {
    ...from(visit),
    event,
    accountId: held.account?.id ?? null,
    personId: held.id,
    organisationId,
    details: { ...details, by: visit.visitor?.person?.id ?? null },
  })
}
