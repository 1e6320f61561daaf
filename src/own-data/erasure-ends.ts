import { sql } from 'kysely'
import { newId } from '../database/new-id.ts'
import type { Tx } from '../database/open.ts'
import type { Because } from '../dues/due-day.ts'
import { cancelDue } from '../dues/ledger.ts'
import { allocate, type By, creditsOf, holdMemberships } from '../dues/ledger-rows.ts'
import { enterMembership } from '../members/enter-member.ts'
import { passingOn } from './passing-on.ts'
import type { Subject } from './subject.ts'

/**
 * What ends with a membership: what is still owed is asked no more, nor whether to suspend. The second adherent of a
 * couple has what the couple has paid: the memberships pass on, see `passing-on.ts`.
 */
export async function endMemberships(tx: Tx, of: Subject, by: By): Promise<void> {
  const { realmId, membershipIds } = of
  await holdMemberships(tx, realmId, membershipIds)
  const open = await tx
    .selectFrom('due')
    .select(['id', 'membership_id'])
    .where('realm_id', '=', realmId)
    .where('membership_id', 'in', notNone(membershipIds))
    .where('settled_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .execute()
  for (const due of open) await cancelDue(tx, realmId, due, by)
  // What was paid towards a due is a credit by now, and passes on with the others.
  await passOn(tx, of, by)
  await tx
    .updateTable('suspension_request')
    .set({ decision: 'spared', decided_at: by.at, decided_by_person_id: by.personId })
    .where('realm_id', '=', realmId)
    .where('membership_id', 'in', notNone(membershipIds))
    .where('decided_at', 'is', null)
    .execute()
}

const nobody = '00000000-0000-0000-0000-000000000000'
const notNone = (ids: readonly string[]) => (ids.length > 0 ? ids : [nobody])

type Passing = {
  membershipId: string
  secondId: string
  organisationId: string
  joinedOn: Temporal.PlainDate | null
  dueOn: Temporal.PlainDate | null
  /** The rule that gave the due day, without anybody's words; null where none is written down. */
  because: Because | null
}

async function passOn(tx: Tx, { realmId, personId }: Subject, by: By): Promise<void> {
  const { rows } = await sql<Passing>`
    select passing.*, m.organisation_id as "organisationId", m.joined_on as "joinedOn", m.due_on as "dueOn",
      (select d.because - 'reason' from due_day d where d.realm_id = m.realm_id and d.membership_id = m.id
        order by d.place desc limit 1) as because
    from (${passingOn(realmId, personId)}) passing
    join membership m on m.realm_id = ${realmId} and m.id = passing."membershipId"
    order by m.id`.execute(tx)
  for (const { membershipId, secondId, organisationId, joinedOn, dueOn, because } of rows) {
    const newMembershipId = await enterMembership(tx, by.at, realmId, {
      organisationId,
      personId: secondId,
      ...(joinedOn ? { joinedOn } : {}),
      ...(dueOn ? { dueOn } : {}),
      ...(because ? { because } : {}),
    })
    await copyTerms(tx, realmId, membershipId, newMembershipId)
    for (const { paymentId, cents } of await creditsOf(tx, realmId, membershipId)) {
      const share = { paymentId, dueId: null }
      await allocate(tx, realmId, { ...share, membershipId, amountCents: -cents }, by)
      await allocate(tx, realmId, { ...share, membershipId: newMembershipId, amountCents: cents }, by)
    }
  }
}

/** The plan that was chosen, and a suspension that stands, without the words in which somebody gave the reason. */
async function copyTerms(tx: Tx, realmId: string, from: string, to: string): Promise<void> {
  await sql`update membership m set plan_id = old.plan_id from membership old
    where m.realm_id = ${realmId} and m.id = ${to} and old.realm_id = m.realm_id and old.id = ${from}`.execute(
    tx,
  )
  await sql`insert into suspension (realm_id, id, membership_id, since, by_person_id, cause)
    select realm_id, ${newId()}, ${to}, since, by_person_id, cause from suspension
    where realm_id = ${realmId} and membership_id = ${from} and lifted_at is null`.execute(tx)
}
