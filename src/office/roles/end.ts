import { audit, from } from '../../web/audit.ts'
import type { Visit } from '../../web/visit.ts'
import { hasOtherManager, holdRolesOf, managesFromAbove } from './last-manager.ts'
import type { Role } from './role.ts'

export type Ending =
  | { done: 'ended' | 'endsOn' | 'before' }
  /** Nobody would be left who gives the roles there. */
  | { refused: 'lastManager' }
  /** Nobody of its own would be left, and who asks manages an organisation above: once more, and it is so. */
  | { refused: 'confirm' }

/** Ends a role at a moment, now or to come: sooner than it would have, or later. */
export async function endRole(
  visit: Visit,
  role: Role,
  { at, confirmed }: { at: Temporal.Instant; confirmed: boolean },
): Promise<Ending> {
  const { app, site, visitor } = visit
  const realmId = site.realm.id
  const now = app.clock.now()
  const isAbove = await managesFromAbove(visit, role.organisationId)
  return await app.db.transaction().execute(async tx => {
    await holdRolesOf(tx, realmId, role.organisationId)
    const held = await tx
      .selectFrom('role')
      .select(['starts_at', 'ends_at'])
      .where('realm_id', '=', realmId)
      .where('id', '=', role.id)
      .executeTakeFirstOrThrow()
    if (held.ends_at && !isAfter(held.ends_at, now)) return { done: 'before' }
    const isLonger = held.ends_at !== null && isAfter(at, held.ends_at)
    if (role.name === 'manager' && !isLonger) {
      // A role that has not begun leaves a gap where it would have.
      const gap = isAfter(held.starts_at, at) ? held.starts_at : at
      if (!(await hasOtherManager(tx, { realmId, ...role }, gap))) {
        if (!isAbove) return { refused: 'lastManager' }
        if (!confirmed) return { refused: 'confirm' }
      }
    }
    const by = visitor?.person?.id ?? null
    await tx
      .updateTable('role')
      .set({ ends_at: at, ended_by_person_id: isLonger ? null : by })
      .where('realm_id', '=', realmId)
      .where('id', '=', role.id)
      .execute()
    await audit(tx, now, {
      ...from(visit),
      event: isLonger ? 'roleGiven' : 'roleEnded',
      accountId: role.accountId,
      personId: role.personId,
      organisationId: role.organisationId,
      details: { role: role.id, name: role.name, endsAt: at.toString(), by },
    })
    return { done: isAfter(at, now) ? 'endsOn' : 'ended' }
  })
}

const isAfter = (one: Temporal.Instant, other: Temporal.Instant) => Temporal.Instant.compare(one, other) > 0
