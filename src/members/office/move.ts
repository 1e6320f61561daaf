import { type RawBuilder, sql } from 'kysely'
import { newId } from '../../database/new-id.ts'
import type { Tx } from '../../database/open.ts'
import { organisationName } from '../../organisations/organisations-below.ts'
import { audit, from } from '../../web/audit.ts'
import type { Visit } from '../../web/visit.ts'
import type { HeldPerson } from './held-person.ts'
import { endRoles } from './move-roles.ts'
import { onceMore } from './once-more.ts'
import { holderOfNumber } from './what-is-taken.ts'

export type Move = {
  membershipId: string
  /** Where it was when the form was shown: whoever moved it meanwhile is not overruled. */
  fromOrganisationId: string
  toOrganisationId: string
  /** In the organisation to which it goes; each has its own. */
  number: string | null
  endsRoles: boolean
}

export type MoveOutcome =
  | { done: true; rolesKept: boolean }
  /** Somebody has moved it elsewhere since the form was shown. */
  | { refused: 'elsewhere'; organisationName: string }
  | { refused: 'ended' }
  /** The person has a membership there, in force or ended. */
  | { refused: 'already' }
  | { refused: 'number'; by: { givenName: string; familyName: string } }

/**
 * Moves a membership to another organisation with all that hangs on it: the row stays the same, so that what is owed and paid,
 * the due day, reminders, a suspension and the receipts go with it. Sent twice, it moves once.
 */
export async function moveMembership(visit: Visit, held: HeldPerson, move: Move): Promise<MoveOutcome> {
  return await onceMore(() => visit.app.db.transaction().execute(tx => carryOut(visit, tx, held, move)))
}

async function carryOut(visit: Visit, tx: Tx, held: HeldPerson, move: Move): Promise<MoveOutcome> {
  const realmId = visit.site.realm.id
  const { membershipId, fromOrganisationId, toOrganisationId, number } = move
  // Alone: a row joined to it would be the one of before the wait.
  const membership = await tx
    .selectFrom('membership')
    .select(['organisation_id as organisationId', 'state'])
    .where('realm_id', '=', realmId)
    .where('id', '=', membershipId)
    .where('person_id', '=', held.id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (membership.organisationId === toOrganisationId) return { done: true, rolesKept: false }
  if (membership.organisationId !== fromOrganisationId)
    return { refused: 'elsewhere', organisationName: await organisationName(tx, { realmId, ...membership }) }
  if (membership.state !== 'admitted') return { refused: 'ended' }
  const there = await tx
    .selectFrom('membership')
    .select('id')
    .where('realm_id', '=', realmId)
    .where('organisation_id', '=', toOrganisationId)
    .where('person_id', '=', held.id)
    .executeTakeFirst()
  if (there) return { refused: 'already' }
  const by = number ? await holderOfNumber(tx, realmId, toOrganisationId, number) : null
  if (by) return { refused: 'number', by }
  await write(visit, tx, move)
  const rolesKept = move.endsRoles ? await endRoles(visit, tx, held, fromOrganisationId) : false
  await trace(visit, tx, held, move)
  return { done: true, rolesKept }
}

async function write(visit: Visit, tx: Tx, move: Move): Promise<void> {
  const { app, site, visitor } = visit
  const realmId = site.realm.id
  const { membershipId, fromOrganisationId, toOrganisationId, number } = move
  await sql`
    insert into membership_move (realm_id, id, membership_id, from_organisation_id, to_organisation_id, from_number,
      moved_at, moved_by_person_id)
    select realm_id, ${newId()}::uuid, id, ${fromOrganisationId}::uuid, ${toOrganisationId}::uuid, number, ${app.clock.now()},
      ${visitor?.person?.id ?? null}::uuid
    from membership where realm_id = ${realmId} and id = ${membershipId}`.execute(tx)
  // A plan that was chosen and is not offered there is chosen no more.
  await sql`
    update membership set organisation_id = ${toOrganisationId}, number = ${number},
      plan_id = (select p.id from plan p where p.realm_id = membership.realm_id and p.id = membership.plan_id
        and p.organisation_id in ${organisationsAbove(realmId, toOrganisationId)})
    where realm_id = ${realmId} and id = ${membershipId}`.execute(tx)
}

/** An organisation and all those above it: their plans and their bank account are for its members. */
export function organisationsAbove(realmId: string, organisationId: string): RawBuilder<unknown> {
  return sql`(with recursive above as (
      select id, parent_id from organisation where realm_id = ${realmId} and id = ${organisationId}
      union all
      select o.id, o.parent_id from above a join organisation o on o.realm_id = ${realmId} and o.id = a.parent_id
    ) select id from above)`
}

/** In both organisations: each one's traces are its own. */
async function trace(visit: Visit, tx: Tx, held: HeldPerson, move: Move): Promise<void> {
  const { membershipId, fromOrganisationId, toOrganisationId } = move
  for (const organisationId of [fromOrganisationId, toOrganisationId])
    await audit(tx, visit.app.clock.now(), {
      ...from(visit),
      event: 'memberMoved',
      accountId: held.account?.id ?? null,
      personId: held.id,
      organisationId,
      details: {
        membership: membershipId,
        from: fromOrganisationId,
        to: toOrganisationId,
        by: visit.visitor?.person?.id ?? null,
      },
    })
}
