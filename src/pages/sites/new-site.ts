import { sql } from 'kysely'
import type { Visitor } from '../../accounts/visitor.ts'
import { makeOrganisation, makeSite } from '../../organisations/setup.ts'
import { audit, from } from '../../web/audit.ts'
import type { Visit } from '../../web/visit.ts'

export type SiteToMake = {
  /** Given out with the form: the same form sent twice makes one site. */
  id: string
  host: string
  name: string
  colour: string
  /** An organisation that is there, or the name of one to make below another. */
  organisation: { id: string } | { name: string; parentId: string }
}

/** `hostTaken`: by whichever realm of the server; which one is nobody's business. */
export type MakingSite = { done: true } | { refused: 'hostTaken' }

/** Opens a site that holds no credentials: it answers at once, on every instance. */
export async function openSite(visit: Visit, visitor: Visitor, asked: SiteToMake): Promise<MakingSite> {
  const { app, site } = visit
  const realmId = site.realm.id
  const now = app.clock.now()
  const outcome = await app.db.transaction().execute(async (tx): Promise<MakingSite> => {
    // Sites are few and seldom made: one at a time, so that no other takes the host between the look and the act.
    await sql`lock table site in share row exclusive mode`.execute(tx)
    const taken = await tx
      .selectFrom('site')
      .select(['realm_id', 'id'])
      .where(where => where.or([where('host', '=', asked.host), where('id', '=', asked.id)]))
      .execute()
    // The second of a double click finds its work done.
    if (taken.some(({ realm_id, id }) => realm_id === realmId && id === asked.id)) return { done: true }
    if (taken.length > 0) return { refused: 'hostTaken' }
    const { organisation } = asked
    const organisationId =
      'id' in organisation ? organisation.id : await makeOrganisation(tx, now, realmId, organisation)
    await makeSite(tx, now, realmId, {
      id: asked.id,
      organisationId,
      host: asked.host,
      name: asked.name,
      colour: asked.colour,
      language: site.language,
      isSignInHost: false,
    })
    await audit(tx, now, {
      ...from(visit),
      event: 'siteMade',
      accountId: visitor.accountId,
      personId: visitor.person?.id ?? null,
      organisationId,
      details: { site: asked.id, host: asked.host, newOrganisation: 'name' in organisation },
    })
    return { done: true }
  })
  app.sites.forget()
  return outcome
}
