import { sql } from 'kysely'
import { looksLikeId } from '../../database/new-id.ts'
import type { Db, Tx } from '../../database/open.ts'
import type { Visit } from '../../web/visit.ts'
import { trace } from './trace.ts'

export const meanings = ['one', 'couple', 'chosen'] as const
type MeantFor = (typeof meanings)[number]

export type OfferedPlan = {
  id: string
  organisationId: string
  name: string
  amountCents: number
  meantFor: MeantFor
}
export type PlanEntry = Pick<OfferedPlan, 'name' | 'amountCents' | 'meantFor'>

/** The plans that an organisation itself offers. */
export async function plansOfOrganisation(
  db: Db,
  realmId: string,
  organisationId: string,
): Promise<OfferedPlan[]> {
  return await plans(db, realmId)
    .where('organisation_id', '=', organisationId)
    .orderBy(sql`array_position(array['one', 'couple', 'chosen'], meant_for)`)
    .orderBy('name')
    .orderBy('id')
    .execute()
}

/** A plan that is offered by one of these organisations. */
export async function planById(
  db: Db,
  { realmId, organisationIds }: { realmId: string; organisationIds: readonly string[] },
  id: string,
): Promise<OfferedPlan | undefined> {
  if (!looksLikeId(id) || organisationIds.length === 0) return undefined
  return await plans(db, realmId)
    .where('id', '=', id)
    .where('organisation_id', 'in', [...organisationIds])
    .executeTakeFirst()
}

function plans(db: Db, realmId: string) {
  return db
    .selectFrom('plan')
    .select([
      'id',
      'organisation_id as organisationId',
      'name',
      'amount_cents as amountCents',
      'meant_for as meantFor',
    ])
    .where('realm_id', '=', realmId)
    .where('retired_at', 'is', null)
}

/** From which organisation above it one gets what it has none of: plans, or a bank account. */
export async function inheritedFrom(
  db: Db,
  realmId: string,
  organisationId: string,
): Promise<{ plans: string | null; account: string | null }> {
  const { rows } = await sql<{ name: string; plans: boolean; account: boolean }>`
    with recursive above as (
      select id, parent_id, name, 0 as height from organisation where realm_id = ${realmId} and id = ${organisationId}
      union all
      select o.id, o.parent_id, o.name, a.height + 1 from above a
        join organisation o on o.realm_id = ${realmId} and o.id = a.parent_id
    )
    select a.name,
      exists (select from plan p where p.realm_id = ${realmId} and p.organisation_id = a.id and p.retired_at is null
        and p.meant_for <> 'chosen') as plans,
      exists (select from bank_account b where b.realm_id = ${realmId} and b.organisation_id = a.id) as account
    from above a where a.height > 0 order by a.height`.execute(db)
  return {
    plans: rows.find(row => row.plans)?.name ?? null,
    account: rows.find(row => row.account)?.name ?? null,
  }
}

export type Keeping = { done: true } | { refused: 'meantTaken'; by: string } | { refused: 'gone' }

/** Adds a plan; its identifier was given out with the form, so that the form sent twice adds one. */
export async function addPlan(
  visit: Visit,
  { organisationId, formId }: { organisationId: string; formId: string },
  entry: PlanEntry,
): Promise<Keeping> {
  const realmId = visit.site.realm.id
  return await visit.app.db.transaction().execute(async tx => {
    await holdOrganisation(tx, realmId, organisationId)
    const there = await tx
      .selectFrom('plan')
      .select('id')
      .where('realm_id', '=', realmId)
      .where('id', '=', formId)
      .executeTakeFirst()
    if (there) return { done: true }
    const taken = await meantBy(tx, realmId, { organisationId, id: formId }, entry.meantFor)
    if (taken) return taken
    await tx
      .insertInto('plan')
      .values({
        realm_id: realmId,
        id: formId,
        organisation_id: organisationId,
        name: entry.name,
        amount_cents: entry.amountCents,
        meant_for: entry.meantFor,
        created_at: visit.app.clock.now(),
      })
      .execute()
    const details = { plan: formId, added: entry }
    await trace(visit, tx, { event: 'plansChanged', organisationId, details })
    return { done: true }
  })
}

/** Changes what a plan is called and asks; what is asked for already keeps its amount. */
export async function changePlan(visit: Visit, plan: OfferedPlan, entry: PlanEntry): Promise<Keeping> {
  const realmId = visit.site.realm.id
  const { id, organisationId } = plan
  return await visit.app.db.transaction().execute(async tx => {
    await holdOrganisation(tx, realmId, organisationId)
    const taken = await meantBy(tx, realmId, plan, entry.meantFor)
    if (taken) return taken
    const changed = await tx
      .updateTable('plan')
      .set({ name: entry.name, amount_cents: entry.amountCents, meant_for: entry.meantFor })
      .where('realm_id', '=', realmId)
      .where('id', '=', id)
      .where('retired_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!changed) return { refused: 'gone' }
    const { name, amountCents, meantFor } = plan
    const details = { plan: id, from: { name, amountCents, meantFor }, to: entry }
    await trace(visit, tx, { event: 'plansChanged', organisationId, details })
    return { done: true }
  })
}

/** Offers a plan no longer. */
export async function retirePlan(visit: Visit, { id, organisationId }: OfferedPlan): Promise<void> {
  const realmId = visit.site.realm.id
  await visit.app.db.transaction().execute(async tx => {
    const retired = await tx
      .updateTable('plan')
      .set({ retired_at: visit.app.clock.now() })
      .where('realm_id', '=', realmId)
      .where('id', '=', id)
      .where('retired_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!retired) return
    await trace(visit, tx, { event: 'plansChanged', organisationId, details: { plan: id, retired: true } })
  })
}

/** One at a time for each organisation: who is meant by a plan is meant by one only. */
async function holdOrganisation(tx: Tx, realmId: string, organisationId: string): Promise<void> {
  await tx
    .selectFrom('organisation')
    .select('id')
    .where('realm_id', '=', realmId)
    .where('id', '=', organisationId)
    .forNoKeyUpdate()
    .execute()
}

async function meantBy(
  tx: Tx,
  realmId: string,
  { organisationId, id }: { organisationId: string; id: string },
  meantFor: MeantFor,
): Promise<{ refused: 'meantTaken'; by: string } | null> {
  if (meantFor === 'chosen') return null
  const other = await plans(tx, realmId)
    .where('organisation_id', '=', organisationId)
    .where('meant_for', '=', meantFor)
    .where('id', '!=', id)
    .executeTakeFirst()
  return other ? { refused: 'meantTaken', by: other.name } : null
}
