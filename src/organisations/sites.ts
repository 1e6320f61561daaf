import { sql } from 'kysely'
import type { Logger } from 'pino'
import type { Database, Db } from '../database/open.ts'
import { policySchema } from './policy.ts'
import { readTermsTimes, realmTerms } from './realm-terms.ts'
import type { MenuItem, Realm, Site } from './site.ts'

/** All sites, kept in memory and read again when any instance says that one has changed. */
export type Sites = {
  /** The site that answers on a host (lower case, without port). */
  byHost(host: string): Promise<Site | undefined>
  byId(id: string): Promise<Site | undefined>
  /** The sites of a realm, by name. */
  ofRealm(realmId: string): Promise<Site[]>
  all(): Promise<Site[]>
  /** Reads them again at the next question: for who has just changed one, and need not wait until the news comes round. */
  forget(): void
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
    forget,
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
  const above = await readAncestors(db)
  const menus = await readMenus(db)
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
      logoFile: row.logo_file,
      language: row.language,
      contactEmail: row.contact_email,
      contactPhone: row.contact_phone,
      postalAddress: row.postal_address,
      isSignInHost: row.is_sign_in_host,
      organisation: {
        id: row.organisation_id,
        name: row.organisation_name,
        above: above.get(row.organisation_id) ?? [],
      },
      menu: menus.get(row.id) ?? [],
      realm,
    })
  }
  return sites
}

/** The organisations above each that has a site, the nearest first. */
async function readAncestors(db: Db): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ id: string; above: string[] }>`
    with recursive up as (
      select distinct o.realm_id, o.id, o.parent_id, 1 as height
        from site s join organisation o on o.realm_id = s.realm_id and o.id = s.organisation_id
      union all
      select u.realm_id, u.id, o.parent_id, u.height + 1
        from up u join organisation o on o.realm_id = u.realm_id and o.id = u.parent_id
    ) select id, array_agg(parent_id order by height) as above from up where parent_id is not null group by id`.execute(
    db,
  )
  return new Map(rows.map(({ id, above }) => [id, above]))
}

/** What the menu of each site offers: its published pages that stand in it. */
async function readMenus(db: Db): Promise<Map<string, MenuItem[]>> {
  const { rows } = await sql<{ site_id: string; menu: MenuItem[] }>`
    select site_id, jsonb_agg(jsonb_build_object('title', published_title, 'path', '/pages/' || slug,
      'visibility', visibility) order by position, id) as menu
    from page where in_menu and kind = 'own' and published_at is not null group by site_id`.execute(db)
  return new Map(rows.map(({ site_id, menu }) => [site_id, menu]))
}
