import { type RawBuilder, sql } from 'kysely'
import { looksLikeId } from '../database/new-id.ts'
import { audit, from } from '../web/audit.ts'
import type { Visit } from '../web/visit.ts'
import { sessionLimits } from './session.ts'
import type { Visitor } from './visitor.ts'

/** A browser that is signed in to the account. */
export type OwnSession = {
  id: string
  isThis: boolean
  userAgent: string | null
  startedAt: Temporal.Instant
  seenAt: Temporal.Instant
  remembered: boolean
  /** Who of those who share the mailbox; null where nobody has said yet. */
  givenName: string | null
  /** The names of the sites that it has opened, beside the sign-in host. */
  sites: readonly string[]
}

/** More than anybody has; a script that signs in a thousand times must not make a page of a thousand. */
const mostShown = 50

/** Every sign-in to an account that still opens something: this one first, then the latest used. */
export async function sessionsOf(visit: Visit, visitor: Visitor): Promise<OwnSession[]> {
  const now = visit.app.clock.now()
  const rows = await visit.app.db
    .selectFrom('session')
    .leftJoin('person', join =>
      join.onRef('person.realm_id', '=', 'session.realm_id').onRef('person.id', '=', 'session.person_id'),
    )
    .select([
      'session.id',
      'session.user_agent as userAgent',
      'session.created_at as startedAt',
      'session.seen_at as seenAt',
      'session.remembered',
      'person.given_name as givenName',
      sitesOpened.as('sites'),
    ])
    .where('session.realm_id', '=', visit.site.realm.id)
    .where('session.account_id', '=', visitor.accountId)
    .where('session.parent_id', 'is', null)
    .where('session.expires_at', '>', now)
    .where(eb =>
      eb.or([
        eb('session.remembered', '=', true),
        eb('session.seen_at', '>', now.subtract(sessionLimits.idle)),
      ]),
    )
    .orderBy(eb => eb('session.id', '=', visitor.signInId), 'desc')
    .orderBy('session.seen_at', 'desc')
    .orderBy('session.id', 'desc')
    .limit(mostShown)
    .execute()
  return rows.map(row => ({ ...row, isThis: row.id === visitor.signInId }))
}

const sitesOpened: RawBuilder<string[]> = sql`array(
  select distinct site.name from session child
  join site on site.realm_id = child.realm_id and site.id = child.site_id
  where child.realm_id = session.realm_id and child.parent_id = session.id
  order by site.name)`

/** Ends one sign-in to the own account; at its next request, on whatever site and instance, that browser is signed out. */
export async function endOwnSession(visit: Visit, visitor: Visitor, id: string): Promise<boolean> {
  return looksLikeId(id) && (await end(visit, visitor, id)) > 0
}

/** Ends every sign-in to the own account but this one. Returns how many there were. */
export async function endOtherSessions(visit: Visit, visitor: Visitor): Promise<number> {
  return await end(visit, visitor, null)
}

async function end(visit: Visit, visitor: Visitor, id: string | null): Promise<number> {
  const { app, site } = visit
  return await app.db.transaction().execute(async tx => {
    const ended = await tx
      .deleteFrom('session')
      .where('realm_id', '=', site.realm.id)
      .where('account_id', '=', visitor.accountId)
      .where('parent_id', 'is', null)
      .$if(id !== null, query => query.where('id', '=', id ?? ''))
      .$if(id === null, query => query.where('id', '!=', visitor.signInId))
      .returning('id')
      .execute()
    if (ended.length === 0) return 0
    await audit(tx, app.clock.now(), {
      ...from(visit),
      event: 'sessionEnded',
      accountId: visitor.accountId,
      personId: visitor.person?.id ?? null,
      details: { sessions: ended.length },
    })
    return ended.length
  })
}
