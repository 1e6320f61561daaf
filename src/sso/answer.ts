import { sql } from 'kysely'
import { sessionLimits } from '../accounts/session.ts'
import { newToken, tokenHash } from '../accounts/tokens.ts'
import type { Visitor } from '../accounts/visitor.ts'
import { newId } from '../database/new-id.ts'
import { audit, from } from '../web/audit.ts'
import type { Visit } from '../web/visit.ts'

/** The answer is on its way for one redirect (RFC 6749, 4.1.2 recommends ten minutes at most). */
const livesFor = Temporal.Duration.from({ seconds: 60 })

/**
 * The sign-in host's answer to what a site asked: a code that is good once, for a minute, for that site and that
 * question only. The database keeps its hash.
 * @returns null when the sign-in has ended in this very moment.
 */
export async function makeCode({ app }: Visit, visitor: Visitor, state: string): Promise<string | null> {
  const now = app.clock.now()
  const code = newToken()
  const { rows } = await sql`
    insert into authorization_code (code_hash, realm_id, state_hash, session_id, created_at, expires_at)
    select ${tokenHash(code)}::bytea, s.realm_id, ${tokenHash(state)}::bytea, s.id, ${now}::timestamptz,
      ${now.add(livesFor)}::timestamptz
    from session s where s.realm_id = ${visitor.realmId}::uuid and s.id = ${visitor.signInId}::uuid for key share
    returning session_id`.execute(app.db)
  return rows.length > 0 ? code : null
}

/** What comes back to the site; the verifier is what this browser kept when the site asked. */
type Answer = { code: string; state: string; verifier: string }

export type Entered = { sessionToken: string; remembered: boolean; returnPath: string }

/**
 * Starts a session of this site, the child of the sign-in that the code stands for. Whoever was signed in here
 * with this browser is so no longer.
 * @returns null when the code is not one for this site and this browser, was used, is too old, or its sign-in has ended.
 */
export async function enter(visit: Visit, answer: Answer): Promise<Entered | null> {
  const { app, site, visitor } = visit
  const now = app.clock.now()
  const sessionToken = newToken()
  return await app.db.transaction().execute(async tx => {
    const { rows } = await useUp(visit, answer, sessionToken).execute(tx)
    const [entered] = rows
    if (!entered) return null
    if (visitor) {
      await tx
        .deleteFrom('session')
        .where('realm_id', '=', site.realm.id)
        .where('id', '=', visitor.sessionId)
        .execute()
    }
    await audit(tx, now, {
      ...from(visit),
      event: 'siteEntered',
      accountId: entered.account_id,
      personId: entered.person_id,
      details: { site: site.host },
    })
    return { sessionToken, remembered: entered.remembered, returnPath: entered.return_path }
  })
}

type Row = { return_path: string; account_id: string; person_id: string | null; remembered: boolean }

/** One statement: of two that bring the same code at once, one gets in. */
function useUp({ app, site, userAgent }: Visit, { code, state, verifier }: Answer, sessionToken: string) {
  const now = app.clock.now()
  const realmId = site.realm.id
  return sql<Row>`
    with used as (
      update authorization_code c set used_at = ${now}::timestamptz
      from authorization_request r
      where c.code_hash = ${tokenHash(code)}::bytea and c.realm_id = ${realmId}::uuid
        and c.used_at is null and c.expires_at > ${now}::timestamptz
        and r.realm_id = c.realm_id and r.state_hash = c.state_hash and r.state_hash = ${tokenHash(state)}::bytea
        and r.site_id = ${site.id}::uuid and r.challenge = ${tokenHash(verifier)}::bytea
      returning c.session_id, r.return_path
    ), entered as (
      insert into session (realm_id, id, token_hash, site_id, parent_id, account_id, person_id, remembered, user_agent,
        created_at, seen_at, expires_at, office_seen_at, password_at)
      select i.realm_id, ${newId()}::uuid, ${tokenHash(sessionToken)}::bytea, ${site.id}::uuid, i.id, i.account_id, i.person_id,
        i.remembered, ${userAgent}::text, ${now}::timestamptz, ${now}::timestamptz, i.expires_at, i.office_seen_at, i.password_at
      from used join session i on i.realm_id = ${realmId}::uuid and i.id = used.session_id
      where i.parent_id is null and i.expires_at > ${now}::timestamptz
        and (i.remembered or i.seen_at > ${now.subtract(sessionLimits.idle)}::timestamptz)
      for key share of i
      returning account_id, person_id, remembered
    )
    select used.return_path, entered.* from used, entered`
}
