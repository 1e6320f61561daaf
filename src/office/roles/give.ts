import { sql } from 'kysely'
import type { RoleName } from '../../accounts/visitor.ts'
import { newId } from '../../database/new-id.ts'
import type { Tx } from '../../database/open.ts'
import { queueLetter } from '../../mail/outbox.ts'
import { audit, from } from '../../web/audit.ts'
import type { Visit } from '../../web/visit.ts'
import type { Candidate } from './candidates.ts'
import { holdRolesOf } from './last-manager.ts'

export type NewRole = {
  /** Made with the form, so that a form that is sent twice gives one role. */
  id: string
  name: RoleName
  organisationId: string
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant | null
}

export type Giving = { done: 'given' | 'before' } | { refused: 'held' }

/** Gives a role to who can sign in, and tells the person by letter. The same role cannot be held twice at the same time. */
export async function giveRole(
  visit: Visit,
  candidate: Candidate & { email: string },
  role: NewRole,
): Promise<Giving> {
  const { app, site, visitor } = visit
  const realmId = site.realm.id
  const now = app.clock.now()
  const by = visitor?.person?.id ?? null
  const { personId } = candidate
  return await app.db.transaction().execute(async tx => {
    await holdRolesOf(tx, realmId, role.organisationId)
    const { rows } = await sql<{ id: string; same: boolean }>`
      select id, id = ${role.id} as same from role
      where realm_id = ${realmId} and person_id = ${personId} and organisation_id = ${role.organisationId}
        and name = ${role.name} and (ends_at is null or ends_at > greatest(starts_at, ${role.startsAt}::timestamptz))
        and (${role.endsAt}::timestamptz is null or starts_at < ${role.endsAt}::timestamptz)
      order by same desc limit 1`.execute(tx)
    if (rows[0]) return rows[0].same ? { done: 'before' } : { refused: 'held' }
    // The form may have been gone back to, and say something else now.
    const id = (await isTaken(tx, realmId, role.id)) ? newId() : role.id
    await tx
      .insertInto('role')
      .values({
        realm_id: realmId,
        id,
        organisation_id: role.organisationId,
        person_id: personId,
        name: role.name,
        given_by_person_id: by,
        starts_at: role.startsAt,
        ends_at: role.endsAt,
      })
      .execute()
    await audit(tx, now, {
      ...from(visit),
      event: 'roleGiven',
      accountId: candidate.accountId,
      personId,
      organisationId: role.organisationId,
      details: {
        role: id,
        name: role.name,
        startsAt: role.startsAt.toString(),
        endsAt: role.endsAt?.toString() ?? null,
        by,
      },
    })
    await queueLetter(app, tx, {
      realmId,
      siteId: site.id,
      to: candidate.email,
      template: 'roleGiven',
      accountId: candidate.accountId,
      personId,
      details: { role: id },
    })
    return { done: 'given' }
  })
}

async function isTaken(tx: Tx, realmId: string, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('role')
    .select('id')
    .where('realm_id', '=', realmId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row !== undefined
}
