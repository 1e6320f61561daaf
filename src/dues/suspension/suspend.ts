import { sql } from 'kysely'
import { newId } from '../../database/new-id.ts'
import type { Tx } from '../../database/open.ts'
import { queueLetters } from '../../mail/outbox.ts'
import type { Site } from '../../organisations/site.ts'
import type { App } from '../../web/app.ts'
import { type AuditEntry, auditRow } from '../../web/audit.ts'

export type ToSuspend = {
  /** Of the membership. */
  id: string
  organisationId: string
  personId: string
  accountId: string | null
  email: string | null
  site: Site
  reason: string
}

/** Who decides it, and from where; null when it happens by itself. */
export type Decider = Pick<AuditEntry, 'ip' | 'userAgent' | 'accountId'> & { personId: string }

/**
 * Suspends memberships for the sake of dues and writes to each member. The caller holds them, and has seen that they are late.
 * @returns those that were not suspended already.
 */
export async function suspendMemberships(
  app: Pick<App, 'clock' | 'queue'>,
  tx: Tx,
  realmId: string,
  toSuspend: readonly ToSuspend[],
  by: Decider | null,
): Promise<string[]> {
  if (toSuspend.length === 0) return []
  const now = app.clock.now()
  const rows = toSuspend.map(({ id, reason }) => ({ id: newId(), membership_id: id, reason }))
  const { rows: done } = await sql<{ membership_id: string }>`
    insert into suspension (realm_id, id, membership_id, reason, since, by_person_id, cause)
    select ${realmId}, id, membership_id, reason, ${now}, ${by?.personId ?? null}::uuid, 'dues'
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as rows (id uuid, membership_id uuid, reason text)
    on conflict do nothing returning membership_id`.execute(tx)
  const ids = new Set(done.map(({ membership_id }) => membership_id))
  const suspended = toSuspend.filter(({ id }) => ids.has(id))
  await queueLetters(
    app,
    tx,
    suspended.flatMap(one =>
      one.email
        ? {
            realmId,
            siteId: one.site.id,
            to: one.email,
            template: 'duesSuspended' as const,
            accountId: one.accountId,
            personId: one.personId,
            details: { membership: one.id },
          }
        : [],
    ),
  )
  if (suspended.length > 0)
    await tx
      .insertInto('audit')
      .values(
        suspended.map(one =>
          auditRow(now, {
            realmId,
            event: 'membershipSuspended',
            organisationId: one.organisationId,
            ...by,
            personId: one.personId,
            details: { membership: one.id, byPerson: by?.personId ?? null },
          }),
        ),
      )
      .execute()
  return [...ids]
}
