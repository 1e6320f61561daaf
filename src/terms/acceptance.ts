import { sql } from 'kysely'
import type { Visitor } from '../accounts/visitor.ts'
import type { AskingTerms } from '../organisations/realm-terms.ts'
import { audit, from } from '../web/audit.ts'
import type { Visit } from '../web/visit.ts'
import { acceptTerms, type Terms, termsByIds } from './terms.ts'

/** A session that was open already when terms begin to ask goes on as long as this. */
const askedAtTheLatest = Temporal.Duration.from({ hours: 24 })

/**
 * Whether somebody has to accept terms before going on: those that ask again, are the ones in force of their
 * kind, and are not accepted yet. They ask at the next sign-in; a session that was open before is asked a day
 * later at the latest, and then at a page, not at a form that is being sent.
 */
export async function termsToAccept(visit: Visit, visitor: Visitor): Promise<boolean> {
  const now = visit.app.clock.now()
  const due = askingNow(visit).filter(({ from }) => {
    if (Temporal.Instant.compare(visitor.startedAt, from) >= 0) return true
    return visit.method !== 'POST' && Temporal.Instant.compare(now, from.add(askedAtTheLatest)) >= 0
  })
  if (due.length === 0 || !visitor.person) return false
  const pending = await notAccepted(visit, visitor.person.id, due)
  return pending.length > 0
}

/** The terms that somebody still has to accept, whenever the session began. */
export async function pendingTerms(visit: Visit, personId: string): Promise<Terms[]> {
  const { app, site } = visit
  return await termsByIds(app.db, site.realm.id, await notAccepted(visit, personId, askingNow(visit)))
}

function askingNow({ app, site }: Visit): AskingTerms[] {
  const now = app.clock.now()
  return site.realm.terms.asking.filter(
    ({ from, until }) =>
      Temporal.Instant.compare(from, now) <= 0 && (!until || Temporal.Instant.compare(now, until) < 0),
  )
}

/** Looks at the terms themselves too: what is kept in memory may be a moment old. */
async function notAccepted(
  visit: Visit,
  personId: string,
  asking: readonly AskingTerms[],
): Promise<string[]> {
  if (asking.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select t.id from terms t
    where t.realm_id = ${visit.site.realm.id} and t.id = any(${asking.map(({ id }) => id)}::uuid[])
      and not exists (select 1 from acceptance a
        where a.realm_id = t.realm_id and a.person_id = ${personId} and a.terms_id = t.id)`.execute(
    visit.app.db,
  )
  return rows.map(({ id }) => id)
}

export type Acceptance =
  | { done: true }
  /** `missing` are those without « Oui »; nothing is accepted by halves. */
  | { refused: 'missing'; pending: readonly Terms[]; missing: readonly Terms[] }

/**
 * Accepts all that is asked. It is the person who accepts, not the account: of two who share a mailbox each is
 * asked. Sent twice, it counts once.
 */
export async function acceptPending(
  visit: Visit,
  visitor: Visitor,
  personId: string,
  saysYes: (terms: Terms) => boolean,
): Promise<Acceptance> {
  const { app, site, ip } = visit
  const pending = await pendingTerms(visit, personId)
  const missing = pending.filter(terms => !saysYes(terms))
  if (missing.length > 0) return { refused: 'missing', pending, missing }
  const ids = pending.map(({ id }) => id)
  const now = app.clock.now()
  await app.db.transaction().execute(async tx => {
    const accepted = await acceptTerms(tx, now, site.realm.id, ids, { personId }, ip)
    if (accepted.length === 0) return
    await audit(tx, now, {
      ...from(visit),
      event: 'termsAccepted',
      accountId: visitor.accountId,
      personId,
      details: { terms: accepted },
    })
  })
  return { done: true }
}
