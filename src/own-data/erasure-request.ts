import type { Visitor } from '../accounts/visitor.ts'
import { newId } from '../database/new-id.ts'
import type { Db, Tx } from '../database/open.ts'
import { queueLetter } from '../mail/outbox.ts'
import { audit, from } from '../web/audit.ts'
import type { Visit } from '../web/visit.ts'
import { hasRole } from './carry-out.ts'
import { decidersAbout } from './offices.ts'

/** A request that nobody has decided, as the person sees it. */
export type OpenErasure = { id: string; askedAt: Temporal.Instant; carryOutOn: Temporal.PlainDate | null }

export type Asked = { done: true } | { refused: 'role' }

/** Asks for the own erasure. Asked twice, it counts once. */
export async function askForErasure(
  visit: Visit,
  visitor: Visitor,
  personId: string,
  reason: string | null,
): Promise<Asked> {
  const { app, site } = visit
  const now = app.clock.now()
  return await app.db.transaction().execute(async tx => {
    if (await hasRole(tx, now, site.realm.id, personId)) return { refused: 'role' }
    const id = await openErasure(tx, visit, personId, reason)
    if (!id) return { done: true }
    await audit(tx, now, {
      ...from(visit),
      event: 'erasureAsked',
      accountId: visitor.accountId,
      personId,
      details: { erasure: id },
    })
    const letter = { realmId: site.realm.id, siteId: site.id, details: { erasure: id } }
    await queueLetter(app, tx, {
      ...letter,
      to: visitor.email,
      template: 'erasureAsked',
      accountId: visitor.accountId,
      personId,
    })
    for (const { email, ...decider } of await decidersAbout(tx, now, site.realm.id, personId))
      await queueLetter(app, tx, { ...letter, ...decider, to: email, template: 'erasureToDecide' })
    return { done: true }
  })
}

/** Opens a request; null where one is open already. The policy says whether it is carried out by itself. */
export async function openErasure(
  tx: Tx,
  { app, site }: Pick<Visit, 'app' | 'site'>,
  personId: string,
  reason: string | null,
): Promise<string | null> {
  const { erasure } = site.realm.policy.data
  const now = app.clock.now()
  const today = now.toZonedDateTimeISO(site.realm.timeZone).toPlainDate()
  const opened = await tx
    .insertInto('erasure')
    .values({
      realm_id: site.realm.id,
      id: newId(),
      person_id: personId,
      reason,
      asked_at: now,
      carry_out_on: erasure === 'byOffice' ? null : today.add({ days: erasure.afterDays }),
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return opened?.id ?? null
}

/** The request of a person that is open, if there is one. */
export async function openErasureOf(db: Db, realmId: string, personId: string): Promise<OpenErasure | null> {
  const open = await db
    .selectFrom('erasure')
    .select(['id', 'asked_at as askedAt', 'carry_out_on as carryOutOn'])
    .where('realm_id', '=', realmId)
    .where('person_id', '=', personId)
    .where('withdrawn_at', 'is', null)
    .where('refused_at', 'is', null)
    .where('done_at', 'is', null)
    .executeTakeFirst()
  return open ?? null
}

/** Takes the own request back, while it is open. */
export async function withdrawErasure(visit: Visit, visitor: Visitor, personId: string): Promise<void> {
  const { app, site } = visit
  const now = app.clock.now()
  await app.db.transaction().execute(async tx => {
    const withdrawn = await tx
      .updateTable('erasure')
      .set({ withdrawn_at: now })
      .where('realm_id', '=', site.realm.id)
      .where('person_id', '=', personId)
      .where('withdrawn_at', 'is', null)
      .where('refused_at', 'is', null)
      .where('done_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (withdrawn)
      await audit(tx, now, {
        ...from(visit),
        event: 'erasureWithdrawn',
        accountId: visitor.accountId,
        personId,
        details: { erasure: withdrawn.id },
      })
  })
}

/** The last day on which a request has to be answered: a month after it came (GDPR, article 12, 3). */
export function answerBy(askedAt: Temporal.Instant, timeZone: string): Temporal.PlainDate {
  return askedAt.toZonedDateTimeISO(timeZone).toPlainDate().add({ months: 1 })
}
