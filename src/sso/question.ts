import { newToken, tokenHash } from '../accounts/tokens.ts'
import type { Db } from '../database/open.ts'
import { dropCookie, hostCookie } from '../web/cookies.ts'
import type { Visit } from '../web/visit.ts'

/** How long one may take to sign in; after it the site asks anew by itself. */
const livesFor = Temporal.Duration.from({ hours: 1 })
/** A browser sends its cookies with each request: of so many tabs that wait, the oldest is forgotten. */
const mostTabs = 8

/** What a site keeps when it asks the sign-in host who is there. */
type Asked = {
  /** What the browser carries there and back. */
  state: string
  /** Binds the answer to this browser and, one for each, to this tab. */
  cookies: readonly string[]
}

/**
 * Notes that this site wants to know who is there, and where one goes afterwards (RFC 6749, 4.1.1). What was asked
 * stays here; the browser keeps the verifier, of which the database has the hash (RFC 7636, S256).
 */
export async function ask({ app, site, cookies }: Visit, returnPath: string): Promise<Asked> {
  const now = app.clock.now()
  const state = newToken()
  // The time in front tells which tab is the oldest.
  const verifier = `${now.epochMilliseconds}.${newToken()}`
  await app.db
    .insertInto('authorization_request')
    .values({
      state_hash: tokenHash(state),
      realm_id: site.realm.id,
      site_id: site.id,
      challenge: tokenHash(verifier),
      return_path: returnPath,
      created_at: now,
      expires_at: now.add(livesFor),
    })
    .execute()
  const kept = hostCookie(verifierCookie(state), verifier, livesFor.total('seconds'))
  return { state, cookies: [kept, ...oldest(cookies).map(dropCookie)] }
}

/** The name of the cookie with the verifier: each tab has its own. */
export function verifierCookie(state: string): string {
  return `request-${tokenHash(state).toString('hex').slice(0, 8)}`
}

function oldest(cookies: ReadonlyMap<string, string>): string[] {
  return [...cookies]
    .filter(([name]) => /^request-[\da-f]{8}$/.test(name))
    .sort(([, one], [, other]) => Number.parseInt(other, 10) - Number.parseInt(one, 10))
    .slice(mostTabs - 1)
    .map(([name]) => name)
}

/** What a site of the realm asked, and whether it may still be answered; undefined once it is forgotten, a day later. */
export async function findQuestion(
  db: Db,
  now: Temporal.Instant,
  realmId: string,
  state: string,
): Promise<{ siteId: string; returnPath: string; isLive: boolean } | undefined> {
  const row = await db
    .selectFrom('authorization_request')
    .select(['site_id as siteId', 'return_path as returnPath', 'expires_at'])
    .where('state_hash', '=', tokenHash(state))
    .where('realm_id', '=', realmId)
    .executeTakeFirst()
  if (!row) return undefined
  const { expires_at, ...question } = row
  return { ...question, isLive: Temporal.Instant.compare(expires_at, now) > 0 }
}
