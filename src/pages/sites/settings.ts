import { createHash } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { Visitor } from '../../accounts/visitor.ts'
import type { Db } from '../../database/open.ts'
import type { Tables } from '../../database/rows.generated.ts'
import type { Site } from '../../organisations/site.ts'
import { audit, from } from '../../web/audit.ts'
import type { Visit } from '../../web/visit.ts'
import type { TypedSettings } from './settings-typed.ts'

type Row = Selectable<Tables['site']>

/** What a form shows of a site, in one word: another one says that somebody has changed it since. */
export function fingerprintOf(typed: TypedSettings): string {
  return createHash('sha256').update(JSON.stringify(typed)).digest('base64url').slice(0, 16)
}

/** The settings as they are in the database now, whatever this instance has in memory. */
export async function readSettings(db: Db, site: Site): Promise<TypedSettings> {
  return settingsIn(
    await db
      .selectFrom('site')
      .selectAll()
      .where('realm_id', '=', site.realm.id)
      .where('id', '=', site.id)
      .executeTakeFirstOrThrow(),
  )
}

function settingsIn(row: Row): TypedSettings {
  return {
    name: row.name,
    tagline: row.tagline ?? '',
    colour: row.colour,
    contactEmail: row.contact_email ?? '',
    contactPhone: row.contact_phone ?? '',
    postalAddress: row.postal_address ?? '',
    language: row.language,
    logo: row.logo_file ?? '',
  }
}

export type SavingSettings = { done: true } | { refused: 'changed'; kept: TypedSettings }

/**
 * Keeps what the office says of a site: its pages say it at once, on every instance.
 * @param seen the fingerprint of what the form began with
 */
export async function saveSettings(
  visit: Visit,
  visitor: Visitor,
  site: Site,
  { typed, seen }: { typed: TypedSettings; seen: string },
): Promise<SavingSettings> {
  const { app } = visit
  const outcome = await app.db.transaction().execute(async (tx): Promise<SavingSettings> => {
    const row = await tx
      .selectFrom('site')
      .selectAll()
      .where('realm_id', '=', site.realm.id)
      .where('id', '=', site.id)
      .forUpdate()
      .executeTakeFirstOrThrow()
    const kept = settingsIn(row)
    // The second of a double click finds its work done.
    if (fingerprintOf(kept) === fingerprintOf(typed)) return { done: true }
    if (fingerprintOf(kept) !== seen) return { refused: 'changed', kept }
    await tx
      .updateTable('site')
      .set({
        name: typed.name,
        tagline: typed.tagline || null,
        colour: typed.colour,
        contact_email: typed.contactEmail || null,
        contact_phone: typed.contactPhone || null,
        postal_address: typed.postalAddress || null,
        language: typed.language,
        logo_file: typed.logo || null,
      })
      .where('realm_id', '=', site.realm.id)
      .where('id', '=', site.id)
      .execute()
    const changed = (Object.keys(typed) as (keyof TypedSettings)[]).filter(key => kept[key] !== typed[key])
    await audit(tx, app.clock.now(), {
      ...from(visit),
      event: 'siteChanged',
      accountId: visitor.accountId,
      personId: visitor.person?.id ?? null,
      organisationId: site.organisation.id,
      details: { site: site.id, host: site.host, changed },
    })
    return { done: true }
  })
  app.sites.forget()
  return outcome
}
