import { sql } from 'kysely'
import type { Tx } from '../../database/open.ts'
import { dayInWords } from '../../html/day-in-words.ts'
import { auditRow, from } from '../../web/audit.ts'
import type { Visit } from '../../web/visit.ts'
import { nearestSites } from '../reminders/nearest-site.ts'
import { type Decider, suspendMemberships } from './suspend.ts'
import { suspendedWords } from './suspended.letter.words.ts'
import type { Among } from './suspensions.ts'

/** How many were decided now; `before` had been decided, or paid, by then. */
export type Decided = { done: { suspended: number; spared: number; before: number } } | { refused: 'unknown' }

type Held = {
  request: string
  id: string
  organisationId: string
  personId: string
  dueOn: Temporal.PlainDate
  isLate: boolean
  accountId: string | null
  email: string | null
  letters: number
}

/** Decides requests; of two who decide at once one is heard, and the other is told. */
export async function decideRequests(
  visit: Visit,
  among: Among,
  requests: readonly string[],
  decision: 'suspended' | 'spared',
): Promise<Decided> {
  const { app, site } = visit
  const by = deciderOf(visit)
  const siteOf = await nearestSites(app.db, site.realm, await app.sites.ofRealm(site.realm.id))
  return await app.db.transaction().execute(async tx => {
    const held = await holdRequested(tx, visit, among, requests)
    if (held.length !== new Set(requests).size) return { refused: 'unknown' }
    const late = held.filter(({ isLate }) => isLate)
    const decided = await settle(tx, visit, late, decision)
    if (decision === 'suspended')
      await suspendMemberships(
        app,
        tx,
        among.realmId,
        decided.map(one => {
          const own = siteOf(one.organisationId)
          const day = dayInWords(one.dueOn, own.language)
          return { ...one, site: own, reason: suspendedWords[own.language].unpaid(day, one.letters) }
        }),
        by,
      )
    else await noteSpared(tx, visit, decided)
    const before = held.length - decided.length
    return {
      done: {
        suspended: decision === 'suspended' ? decided.length : 0,
        spared: decision === 'spared' ? decided.length : 0,
        before,
      },
    }
  })
}

function deciderOf(visit: Visit): Decider {
  const person = visit.visitor?.person
  if (!visit.visitor || !person) throw new Error('the office is open to persons only')
  const { ip, userAgent } = from(visit)
  return {
    personId: person.id,
    accountId: visit.visitor.accountId,
    ip: ip ?? null,
    userAgent: userAgent ?? null,
  }
}

/** A payment that comes at the same moment waits, or has come before. */
async function holdRequested(
  tx: Tx,
  { app, site }: Visit,
  { realmId, organisationIds }: Among,
  requests: readonly string[],
): Promise<Held[]> {
  const today = app.clock.now().toZonedDateTimeISO(site.realm.timeZone).toPlainDate()
  const { rows } = await sql<Held>`
    select q.id as request, m.id, m.organisation_id as "organisationId", m.person_id as "personId",
      m.due_on as "dueOn", a.id as "accountId", a.email,
      m.state = 'admitted' and coalesce(m.due_on < ${today}::date, false) as "isLate",
      (select count(r.letter_id)::int from reminder r where r.realm_id = m.realm_id and r.membership_id = m.id
        and r.due_on = m.due_on and r.step > 0) as letters
    from membership m
    join suspension_request q on q.realm_id = m.realm_id and q.membership_id = m.id
    left join account_person ap on ap.realm_id = m.realm_id and ap.person_id = m.person_id
    left join account a on a.realm_id = ap.realm_id and a.id = ap.account_id
    where m.realm_id = ${realmId} and m.organisation_id = any(${organisationIds}::uuid[])
      and q.id = any(${requests}::uuid[])
    order by m.id for no key update of m`.execute(tx)
  return rows
}

async function settle(
  tx: Tx,
  visit: Visit,
  held: readonly Held[],
  decision: 'suspended' | 'spared',
): Promise<Held[]> {
  if (held.length === 0) return []
  const decided = await tx
    .updateTable('suspension_request')
    .set({
      decision,
      decided_at: visit.app.clock.now(),
      decided_by_person_id: visit.visitor?.person?.id ?? null,
    })
    .where('realm_id', '=', visit.site.realm.id)
    .where(
      'id',
      'in',
      held.map(({ request }) => request),
    )
    .where('decided_at', 'is', null)
    .returning('id')
    .execute()
  const ids = new Set(decided.map(({ id }) => id))
  return held.filter(({ request }) => ids.has(request))
}

async function noteSpared(tx: Tx, visit: Visit, spared: readonly Held[]): Promise<void> {
  if (spared.length === 0) return
  await tx
    .insertInto('audit')
    .values(spared.map(one => auditRow(visit.app.clock.now(), entryOf(visit, 'suspensionSpared', one))))
    .execute()
}

function entryOf(
  visit: Visit,
  event: 'suspensionSpared' | 'suspensionLifted',
  { id, personId, organisationId }: { id: string; personId: string; organisationId: string },
) {
  return {
    ...from(visit),
    event,
    accountId: visit.visitor?.accountId ?? null,
    personId,
    organisationId,
    details: { membership: id, byPerson: visit.visitor?.person?.id ?? null },
  }
}

export type Lifted = { done: 'lifted' | 'before' } | { refused: 'unknown' }

/** Lifts a suspension, whatever it was for. */
export async function liftSuspension(visit: Visit, among: Among, id: string): Promise<Lifted> {
  const { app } = visit
  const now = app.clock.now()
  return await app.db.transaction().execute(async tx => {
    const { rows } = await sql<{ id: string; personId: string; organisationId: string }>`
      select m.id, m.person_id as "personId", m.organisation_id as "organisationId" from membership m
      join suspension s on s.realm_id = m.realm_id and s.membership_id = m.id
      where s.realm_id = ${among.realmId} and s.id = ${id} and m.organisation_id = any(${among.organisationIds}::uuid[])
      for no key update of m`.execute(tx)
    const membership = rows[0]
    if (!membership) return { refused: 'unknown' }
    const lifted = await tx
      .updateTable('suspension')
      .set({ lifted_at: now, lifted_by_person_id: visit.visitor?.person?.id ?? null })
      .where('realm_id', '=', among.realmId)
      .where('id', '=', id)
      .where('lifted_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!lifted) return { done: 'before' }
    await tx
      .insertInto('audit')
      .values(auditRow(now, entryOf(visit, 'suspensionLifted', membership)))
      .execute()
    return { done: 'lifted' }
  })
}
