import type { Visitor } from '../accounts/visitor.ts'
import type { Tx } from '../database/open.ts'
import { type AuditEntry, audit, from } from '../web/audit.ts'
import type { Visit } from '../web/visit.ts'
import { enterTerms, type NewTerms } from './terms.ts'
import { todayOf } from './versions.ts'

/** Publishes a version. Sent twice, it is one: the same again for the same day changes nothing. */
export async function publishTerms(visit: Visit, visitor: Visitor, terms: NewTerms): Promise<void> {
  const { app, site } = visit
  const now = app.clock.now()
  const realmId = site.realm.id
  const { kind, inForceOn, asksAgain } = terms
  await app.db.transaction().execute(async tx => {
    // One at a time for each realm, so that the second of a double click finds the first.
    await tx.selectFrom('realm').select('id').where('id', '=', realmId).forNoKeyUpdate().execute()
    if (await isThere(tx, realmId, terms)) return
    const id = await enterTerms(tx, now, realmId, terms, visitor.person?.id ?? null)
    const details = { terms: id, kind, inForceOn: inForceOn.toString(), asksAgain }
    await audit(tx, now, { ...by(visit, visitor), event: 'termsPublished', details })
  })
}

/** Whether the latest version of that kind for that day says the same. */
async function isThere(tx: Tx, realmId: string, terms: NewTerms): Promise<boolean> {
  const latest = await tx
    .selectFrom('terms')
    .select(['body', 'asks_again'])
    .where('realm_id', '=', realmId)
    .where('kind', '=', terms.kind)
    .where('in_force_on', '=', terms.inForceOn)
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return latest?.body === terms.body && latest.asks_again === terms.asksAgain
}

export type Withdrawal = { done: true } | { refused: 'inForce' }

/** Takes back a version whose day has not come; nobody can have accepted it. */
export async function withdrawTerms(visit: Visit, visitor: Visitor, id: string): Promise<Withdrawal> {
  const { app, site } = visit
  const today = todayOf(visit)
  return await app.db.transaction().execute(async tx => {
    const gone = await tx
      .deleteFrom('terms')
      .where('realm_id', '=', site.realm.id)
      .where('id', '=', id)
      .where('in_force_on', '>', today)
      .returning(['kind', 'in_force_on'])
      .executeTakeFirst()
    if (!gone) return { refused: 'inForce' }
    const details = { terms: id, kind: gone.kind, inForceOn: gone.in_force_on.toString(), withdrawn: true }
    await audit(tx, app.clock.now(), { ...by(visit, visitor), event: 'termsPublished', details })
    return { done: true }
  })
}

function by(visit: Visit, visitor: Visitor): Omit<AuditEntry, 'event'> {
  return { ...from(visit), accountId: visitor.accountId, personId: visitor.person?.id ?? null }
}
