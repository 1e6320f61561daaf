import { sql } from 'kysely'
import type { Tx } from '../database/open.ts'
import { cancelDue } from '../dues/ledger.ts'
import { enterMembership } from '../members/enter-member.ts'
import type { Subject } from './subject.ts'

type By = { at: Temporal.Instant; personId: string | null }

/**
 * What ends with a membership: what is still owed is asked no more, nor whether to suspend. The second adherent of a
 * couple has what the couple has paid: the memberships pass on.
 */
export async function endMemberships(tx: Tx, of: Subject, by: By): Promise<void> {
  const { realmId, membershipIds } = of
  await passOn(tx, of, by)
  const open = await tx
    .selectFrom('due')
    .select(['id', 'membership_id'])
    .where('realm_id', '=', realmId)
    .where('membership_id', 'in', notNone(membershipIds))
    .where('settled_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .execute()
  for (const due of open) await cancelDue(tx, realmId, due, by)
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
  second: string
  organisationId: string
  joinedOn: Temporal.PlainDate | null
  dueOn: Temporal.PlainDate | null
}

async function passOn(tx: Tx, { realmId, personId }: Subject, by: By): Promise<void> {
  const { rows } = await sql<Passing>`
    select s.second_person_id as second, m.organisation_id as "organisationId", m.joined_on as "joinedOn",
      m.due_on as "dueOn"
    from second_adherent s
    join membership m on m.realm_id = s.realm_id and m.person_id = s.person_id and m.state = 'admitted'
    where s.realm_id = ${realmId} and s.person_id = ${personId}
      and not exists (select from membership own where own.realm_id = s.realm_id
        and own.person_id = s.second_person_id and own.organisation_id = m.organisation_id)
    order by m.id`.execute(tx)
  for (const { second, organisationId, joinedOn, dueOn } of rows) {
    await enterMembership(tx, by.at, realmId, {
      organisationId,
      personId: second,
      ...(joinedOn ? { joinedOn } : {}),
      ...(dueOn ? { dueOn } : {}),
    })
  }
}
