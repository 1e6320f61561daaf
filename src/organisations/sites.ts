import type { Logger } from 'pino'
import type { Database, Db } from '../database/open.ts'
import { policySchema } from './policy.ts'
import { readTermsTimes, realmTerms } from './realm-terms.ts'
import type { Realm, Site } from './site.ts'

/** All sites, kept in memory and read again when any instance says that one has changed. */
export type Sites = {
  /** The site that answers on a host (lower case, without port). */
  byHost(host: string): Promise<Site | undefined>
  byId(id: string): Promise<Site | undefined>
  /** The sites of a realm, by name. */
  ofRealm(realmId: string): Promise<Site[]>
  all(): Promise<Site[]>
}

/** Keeps the sites in memory, and listens for changes so that every instance drops them at once. */
export async function keepSites(database: Database, log: Logger): Promise<Sites> {
  let kept: Promise<Map<string, Site>> | undefined
  const forget = () => {
    kept = undefined
  }
  await database.listen('site_change', forget)
  const sites = () => {
    kept ??= readSites(database.db, log).catch(error => {
      forget()
      throw error
    })
    return kept
  }
  const list = async () => [...(await sites()).values()]
  return {
    byHost: async host => (await sites()).get(host),
    byId: async id => (await list()).find(site => site.id === id),
    ofRealm: async realmId => (await list()).filter(site => site.realm.id === realmId),
    all: list,
  }
}

async function readSites(db: Db, log: Logger): Promise<Map<string, Site>> {
  const realmRows = await db
    .selectFrom('realm')
    .innerJoin('site', join =>
      join.onRef('site.realm_id', '=', 'realm.id').on('site.is_sign_in_host', '=', true),
    )
    .select(['realm.id', 'realm.name', 'realm.policy', 'realm.time_zone', 'site.host as sign_in_host'])
    .execute()
  const termsTimes = await readTermsTimes(db)
  const realms = new Map<string, Realm>()
  for (const row of realmRows) {
    const policy = policySchema.safeParse(row.policy)
    // The sites of one realm stay shut; those of the others must not.
    if (!policy.success) log.error({ realm: row.name, issues: policy.error.issues }, 'policy cannot be read')
    else {
      realms.set(row.id, {
        id: row.id,
        name: row.name,
        policy: policy.data,
        timeZone: row.time_zone,
        signInHost: row.sign_in_host,
        terms: realmTerms(termsTimes.get(row.id) ?? [], row.time_zone),
      })
    }
  }
  const siteRows = await db
    .selectFrom('site')
    .innerJoin('organisation', join =>
      join
        .onRef('organisation.realm_id', '=', 'site.realm_id')
        .onRef('organisation.id', '=', 'site.organisation_id'),
    )
    .selectAll('site')
    .select('organisation.name as organisation_name')
    .orderBy('site.realm_id')
    .orderBy('site.is_sign_in_host', 'desc')
    .orderBy('site.name')
    .execute()
  const sites = new Map<string, Site>()
  for (const row of siteRows) {
    const realm = realms.get(row.realm_id)
    if (!realm) continue
    sites.set(row.host, {
      id: row.id,
      host: row.host,
      name: row.name,
      tagline: row.tagline,
      colour: row.colour,
      logoSvg: row.logo_svg,
      language: row.language,
      contactEmail: row.contact_email,
      contactPhone: row.contact_phone,
      isSignInHost: row.is_sign_in_host,
      organisation: { id: row.organisation_id, name: row.organisation_name },
      realm,
    })
  }
  return sites
}
