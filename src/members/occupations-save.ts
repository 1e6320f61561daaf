import { newId } from '../database/new-id.ts'
import type { Db, Tx } from '../database/open.ts'
import { audit, from } from '../web/audit.ts'
import type { Visit } from '../web/visit.ts'
import { type Difference, differenceOf, versionOf } from './occupations-list.ts'

export type SavedOccupations =
  | { done: true; added: number; retired: number; changed: number }
  /** Somebody else has changed the list since it was shown; what saving would do now. */
  | { refused: 'changed'; difference: Difference; version: string }

/**
 * Offers a list of occupations instead of the one that was shown. Who has one that is no longer offered keeps
 * it. Of two who edit at once the second is told; a list that is the same already is saved whatever was shown.
 */
export async function saveOccupations(
  visit: Visit,
  labels: readonly string[],
  shownVersion: string,
): Promise<SavedOccupations> {
  const { app, site, visitor } = visit
  const realmId = site.realm.id
  return await app.db.transaction().execute(async tx => {
    await lockList(tx, realmId)
    const known = await knownOccupations(tx, realmId)
    const difference = differenceOf(labels, known)
    const { added, retired, restored, rewritten } = difference
    const counts = {
      added: added.length + restored.length,
      retired: retired.length,
      changed: rewritten.length,
    }
    if (counts.added + counts.retired + counts.changed === 0) return { done: true, ...counts }
    const version = versionOf(known.filter(each => !each.retired))
    if (version !== shownVersion) return { refused: 'changed', difference, version }
    await write(tx, app.clock.now(), realmId, difference)
    await audit(tx, app.clock.now(), {
      ...from(visit),
      event: 'occupationsChanged',
      accountId: visitor?.accountId ?? null,
      personId: visitor?.person?.id ?? null,
      details: counts,
    })
    return { done: true, ...counts }
  })
}

/** One saves at a time; rows that point to the realm are written meanwhile. */
async function lockList(tx: Tx, realmId: string): Promise<void> {
  await tx.selectFrom('realm').select('id').where('id', '=', realmId).forNoKeyUpdate().execute()
}

async function knownOccupations(db: Db, realmId: string) {
  const rows = await db
    .selectFrom('occupation')
    .select(['id', 'label', 'retired_at'])
    .where('realm_id', '=', realmId)
    .orderBy('id')
    .execute()
  return rows.map(({ id, label, retired_at }) => ({ id, label, retired: retired_at !== null }))
}

/** What goes, goes first: no two that are offered may have one label, in capitals or not. */
async function write(tx: Tx, now: Temporal.Instant, realmId: string, difference: Difference): Promise<void> {
  const { added, retired, restored, rewritten } = difference
  if (retired.length > 0) {
    await tx
      .updateTable('occupation')
      .set({ retired_at: now })
      .where('realm_id', '=', realmId)
      .where(
        'id',
        'in',
        retired.map(({ id }) => id),
      )
      .execute()
  }
  for (const { id, label } of [...restored, ...rewritten]) {
    await tx
      .updateTable('occupation')
      .set({ label, retired_at: null })
      .where('realm_id', '=', realmId)
      .where('id', '=', id)
      .execute()
  }
  await addOccupations(tx, now, realmId, added)
}

/** Offers occupations that the realm has not had so far. */
export async function addOccupations(
  tx: Tx,
  now: Temporal.Instant,
  realmId: string,
  labels: readonly string[],
): Promise<void> {
  if (labels.length === 0) return
  await tx
    .insertInto('occupation')
    .values(labels.map(label => ({ realm_id: realmId, id: newId(), label, created_at: now })))
    .execute()
}
