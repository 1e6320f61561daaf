import { newId } from '../database/new-id.ts'
import type { Tx } from '../database/open.ts'
import type { Language } from '../html/language.ts'
import type { Policy } from './policy.ts'

export type NewRealm = { slug: string; name: string; policy: Policy; timeZone?: string }

/** Makes a realm with its own copy of a policy, and the organisation at the root of its tree. */
export async function makeRealm(
  tx: Tx,
  now: Temporal.Instant,
  realm: NewRealm,
  root: Omit<NewOrganisation, 'parentId'>,
): Promise<{ realmId: string; organisationId: string }> {
  const realmId = newId()
  await tx
    .insertInto('realm')
    .values({
      id: realmId,
      slug: realm.slug,
      name: realm.name,
      policy: JSON.stringify(realm.policy),
      time_zone: realm.timeZone ?? 'Europe/Paris',
      created_at: now,
    })
    .execute()
  const organisationId = await makeOrganisation(tx, now, realmId, { ...root, parentId: null })
  return { realmId, organisationId }
}

export type NewOrganisation = {
  name: string
  parentId: string | null
  contactEmail?: string
  contactPhone?: string
}

/** Adds an organisation below another one; only the root has no parent. */
export async function makeOrganisation(
  tx: Tx,
  now: Temporal.Instant,
  realmId: string,
  organisation: NewOrganisation,
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('organisation')
    .values({
      realm_id: realmId,
      id,
      parent_id: organisation.parentId,
      name: organisation.name,
      contact_email: organisation.contactEmail ?? null,
      contact_phone: organisation.contactPhone ?? null,
      created_at: now,
    })
    .execute()
  return id
}

export type NewSite = {
  /** Given where a form that comes twice must make one site. */
  id?: string
  organisationId: string
  host: string
  name: string
  tagline?: string
  /** `#rrggbb` */
  colour: string
  logoSvg?: string
  language?: Language
  contactEmail?: string
  contactPhone?: string
  postalAddress?: string
  isSignInHost: boolean
}

/** Opens a site: it answers at once, on every instance. */
export async function makeSite(
  tx: Tx,
  now: Temporal.Instant,
  realmId: string,
  site: NewSite,
): Promise<string> {
  const id = site.id ?? newId()
  await tx
    .insertInto('site')
    .values({
      realm_id: realmId,
      id,
      organisation_id: site.organisationId,
      host: site.host.toLowerCase(),
      name: site.name,
      tagline: site.tagline ?? null,
      colour: site.colour.toLowerCase(),
      logo_svg: site.logoSvg ?? null,
      language: site.language ?? 'fr',
      contact_email: site.contactEmail ?? null,
      contact_phone: site.contactPhone ?? null,
      postal_address: site.postalAddress ?? null,
      is_sign_in_host: site.isSignInHost,
      created_at: now,
    })
    .execute()
  return id
}
