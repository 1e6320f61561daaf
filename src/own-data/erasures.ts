import { type RawBuilder, sql } from 'kysely'
import type { Visitor } from '../accounts/visitor.ts'
import { looksLikeId } from '../database/new-id.ts'
import { queueLetter } from '../mail/outbox.ts'
import type { Hold } from '../members/office/hold.ts'
import { reachOf, viewOf } from '../office/reach.ts'
import { audit, from } from '../web/audit.ts'
import type { Visit } from '../web/visit.ts'
import { holdOf, tiesOf } from './offices.ts'

/** Where the office sees a request. */
export const pathOfErasure = (id: string) => `/bureau/effacements/${id}`

/** A request that nobody has decided, of somebody in reach. */
export type ListedErasure = {
  id: string
  personId: string
  givenName: string
  familyName: string
  reason: string | null
  askedAt: Temporal.Instant
  carryOutOn: Temporal.PlainDate | null
}

/** What is left of an erasure: when, in which organisation, by whom. */
export type DoneErasure = {
  id: string
  doneAt: Temporal.Instant
  organisations: string | null
  by: string | null
  byItself: boolean
}

const pageSize = 50
const isOpen = sql`e.withdrawn_at is null and e.refused_at is null and e.done_at is null`

const isInReach = (realmId: string, organisationIds: readonly string[]): RawBuilder<boolean> =>
  sql`exists (select from (${tiesOf(realmId, sql`e.person_id`)}) tie
    where tie.organisation_id = any(${organisationIds}::uuid[]))`

async function organisationsInReach(visit: Visit): Promise<string[]> {
  return (await reachOf(visit, 'eraseMembers')).map(({ id }) => id)
}

async function organisationsInView(visit: Visit): Promise<string[]> {
  return (await viewOf(visit, 'eraseMembers')).map(({ id }) => id)
}

const columns = sql`e.id, e.person_id as "personId", p.given_name as "givenName", p.family_name as "familyName",
  e.reason, e.asked_at as "askedAt", e.carry_out_on as "carryOutOn"`

/** The open requests in view, those that waited longest first. */
export async function openErasures(visit: Visit): Promise<ListedErasure[]> {
  const { app, site } = visit
  const view = await organisationsInView(visit)
  const { rows } = await sql<ListedErasure>`
    select ${columns} from erasure e join person p on p.realm_id = e.realm_id and p.id = e.person_id
    where e.realm_id = ${site.realm.id} and ${isOpen} and ${isInReach(site.realm.id, view)}
    order by e.asked_at, e.id limit 200`.execute(app.db)
  return rows
}

/** A page of what was erased in view, the latest first, and where the next page begins. */
export async function doneErasures(
  visit: Visit,
  before: string | null,
): Promise<{ done: DoneErasure[]; next: string | null }> {
  const { app, site } = visit
  const view = await organisationsInView(visit)
  const mark = before && looksLikeId(before) ? before : null
  const { rows } = await sql<DoneErasure>`
    select e.id, e.done_at as "doneAt", e.decided_by_person_id is null as "byItself",
      nullif(trim(by.given_name || ' ' || by.family_name), '') as by,
      (select string_agg(distinct o.name, ', ') from membership m
        join organisation o on o.realm_id = m.realm_id and o.id = m.organisation_id
        where m.realm_id = e.realm_id and m.person_id = e.person_id
          and m.organisation_id = any(${view}::uuid[])) as organisations
    from erasure e
    left join person by on by.realm_id = e.realm_id and by.id = e.decided_by_person_id
    where e.realm_id = ${site.realm.id} and e.done_at is not null and ${isInReach(site.realm.id, view)}
      ${mark ? sql`and (e.done_at, e.id) < (select x.done_at, x.id from erasure x where x.realm_id = ${site.realm.id} and x.id = ${mark})` : sql``}
    order by e.done_at desc, e.id desc limit ${pageSize + 1}`.execute(app.db)
  const done = rows.slice(0, pageSize)
  return { done, next: rows.length > pageSize ? (done.at(-1)?.id ?? null) : null }
}

/** The open request of the address, of somebody whom the office may see, and what it may do; null for anything else. */
export async function findErasure(visit: Visit): Promise<{ erasure: ListedErasure; hold: Hold } | null> {
  const { app, site, params } = visit
  const id = params.id ?? ''
  if (!looksLikeId(id)) return null
  const { rows } = await sql<ListedErasure>`
    select ${columns} from erasure e join person p on p.realm_id = e.realm_id and p.id = e.person_id
    where e.realm_id = ${site.realm.id} and e.id = ${id} and ${isOpen}`.execute(app.db)
  const [erasure] = rows
  if (!erasure) return null
  const within = { realmId: site.realm.id, organisationIds: await organisationsInReach(visit) }
  const hold = await holdOf(app.db, within, erasure.personId)
  return hold && hold !== 'former' ? { erasure, hold } : null
}

/** Refuses a request, with a reason that the person reads; of two who decide at once, one does. */
export async function refuseErasure(
  visit: Visit,
  visitor: Visitor,
  { id, personId }: ListedErasure,
  reason: string,
): Promise<void> {
  const { app, site } = visit
  const now = app.clock.now()
  await app.db.transaction().execute(async tx => {
    const refused = await tx
      .updateTable('erasure')
      .set({ refused_at: now, refusal_reason: reason, decided_by_person_id: visitor.person?.id ?? null })
      .where('realm_id', '=', site.realm.id)
      .where('id', '=', id)
      .where('withdrawn_at', 'is', null)
      .where('refused_at', 'is', null)
      .where('done_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!refused) return
    await audit(tx, now, {
      ...from(visit),
      event: 'erasureRefused',
      personId,
      details: { erasure: id, by: visitor.person?.id ?? null },
    })
    const { rows } = await sql<{ email: string; accountId: string | null }>`
      select coalesce(a.email, p.email) as email, a.id as "accountId" from person p
      left join account_person ap on ap.realm_id = p.realm_id and ap.person_id = p.id
      left join account a on a.realm_id = ap.realm_id and a.id = ap.account_id
      where p.realm_id = ${site.realm.id} and p.id = ${personId} and coalesce(a.email, p.email) is not null`.execute(
      tx,
    )
    for (const { email, accountId } of rows)
      await queueLetter(app, tx, {
        realmId: site.realm.id,
        siteId: site.id,
        to: email,
        template: 'erasureRefused',
        accountId,
        personId,
        details: { erasure: id },
      })
  })
}
