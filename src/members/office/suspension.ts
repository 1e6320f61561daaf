import { sql } from 'kysely'
import { newId } from '../../database/new-id.ts'
import { holdMemberships } from '../../dues/ledger-rows.ts'
import { liftSuspension } from '../../dues/suspension/decide.ts'
import { audit, from } from '../../web/audit.ts'
import type { Visit } from '../../web/visit.ts'
import type { HeldMembership, HeldPerson } from './held-person.ts'

/** A suspension in force; `by` is null where it came by itself. */
export type InForce = {
  id: string
  reason: string | null
  cause: 'dues' | 'office'
  since: Temporal.Instant
  by: string | null
}

/** What holds a membership suspended now, or null. */
export async function suspensionOf({ app, site }: Visit, membershipId: string): Promise<InForce | null> {
  const { rows } = await sql<InForce>`
    select s.id, s.reason, s.cause, s.since, nullif(trim(p.given_name || ' ' || p.family_name), '') as by
    from suspension s left join person p on p.realm_id = s.realm_id and p.id = s.by_person_id
    where s.realm_id = ${site.realm.id} and s.membership_id = ${membershipId} and s.lifted_at is null`.execute(
    app.db,
  )
  return rows[0] ?? null
}

/**
 * Suspends a membership by hand, for a reason of which dues are none: no payment lifts it. `before`: it is suspended already, or
 * has ended.
 */
export async function suspendByHand(
  visit: Visit,
  held: HeldPerson,
  { id: membershipId, organisationId }: HeldMembership,
  reason: string,
): Promise<'suspended' | 'before'> {
  const { app, site, visitor } = visit
  const realmId = site.realm.id
  const now = app.clock.now()
  const by = visitor?.person?.id ?? null
  return await app.db.transaction().execute(async tx => {
    await holdMemberships(tx, realmId, [membershipId])
    const { rows } = await sql`
      insert into suspension (realm_id, id, membership_id, reason, since, by_person_id, cause)
      select realm_id, ${newId()}::uuid, id, ${reason}, ${now}, ${by}::uuid, 'office' from membership
      where realm_id = ${realmId} and id = ${membershipId} and state = 'admitted'
      on conflict do nothing returning id`.execute(tx)
    if (rows.length === 0) return 'before'
    await audit(tx, now, {
      ...from(visit),
      event: 'memberSuspended',
      accountId: held.account?.id ?? null,
      personId: held.id,
      organisationId,
      details: { membership: membershipId, by },
    })
    return 'suspended'
  })
}

/** Lifts what holds a membership suspended, whatever it was for. */
export async function liftByHand(
  visit: Visit,
  { id, organisationId }: HeldMembership,
  suspensionId: string,
): Promise<'lifted' | 'before'> {
  const suspension = await suspensionOf(visit, id)
  if (suspension?.id !== suspensionId) return 'before'
  const among = { realmId: visit.site.realm.id, organisationIds: [organisationId] }
  const outcome = await liftSuspension(visit, among, suspension.id)
  return 'done' in outcome ? outcome.done : 'before'
}
