import type { Db, Tx } from '../database/open.ts'
import { queueLetter } from '../mail/outbox.ts'
import type { Realm, Site } from '../organisations/site.ts'
import type { App } from '../web/app.ts'
import { type AuditEntry, audit } from '../web/audit.ts'
import { type ErasedRows, eraseRows } from './erase.ts'
import { erasureWords } from './erasure.words.ts'
import { endMemberships } from './erasure-ends.ts'
import { holdPerson } from './hold-person.ts'
import { type Subject, subjectOf } from './subject.ts'

/** Who carries out an erasure, and from where; nobody where it happens by itself. */
export type CarriedOutBy = Pick<AuditEntry, 'ip' | 'userAgent' | 'accountId'> & { personId: string | null }

export type CarriedOut =
  | { done: ErasedRows }
  /** Withdrawn, refused or done before. */
  | { refused: 'notOpen' }
  /** Whoever runs an organisation is not erased while the role lasts. */
  | { refused: 'role' }

type Working = Pick<App, 'db' | 'clock' | 'queue' | 'files' | 'log' | 'sites'>

/** Carries out a request for erasure, in one transaction; of two who do it at once, one does. Images go after it. */
export async function carryOut(
  app: Working,
  realm: Realm,
  erasureId: string,
  by: CarriedOutBy,
): Promise<CarriedOut> {
  const now = app.clock.now()
  const sites = await app.sites.ofRealm(realm.id)
  const outcome = await app.db.transaction().execute(async tx => {
    const personId = await holdRequest(tx, realm.id, erasureId)
    if (!personId) return { refused: 'notOpen' } as const
    if (await hasRole(tx, now, realm.id, personId)) return { refused: 'role' } as const
    const subject = await subjectOf(tx, realm.id, personId)
    const images = await imagesOf(tx, subject)
    const last = await lastLetterTo(tx, subject, sites, realm)
    await endMemberships(tx, subject, { at: now, personId: by.personId })
    const rows = await eraseRows(tx, now, subject, erasureWords[last.site.language].erasedPerson)
    await tx
      .updateTable('erasure')
      .set({ done_at: now, decided_by_person_id: by.personId })
      .where('realm_id', '=', realm.id)
      .where('id', '=', erasureId)
      .execute()
    await audit(tx, now, {
      ...by,
      realmId: realm.id,
      event: 'personErased',
      details: { erasure: erasureId, person: personId, persons: subject.personIds.length, ...rows },
    })
    // The address is nowhere else any more; the letter's own row is emptied once it has left, see `keep-to-policy.ts`.
    if (last.email)
      await queueLetter(app, tx, {
        realmId: realm.id,
        siteId: last.site.id,
        to: last.email,
        template: 'erasureDone',
      })
    return { done: rows, images }
  })
  if ('refused' in outcome) return outcome
  for (const name of outcome.images)
    await app.files.remove(name).catch(error => app.log.error(error, `image ${name} could not be removed`))
  return { done: outcome.done }
}

/** The person of a request that is open. Request and person are held until all is done. */
async function holdRequest(tx: Tx, realmId: string, erasureId: string): Promise<string | null> {
  const request = await tx
    .selectFrom('erasure')
    .select('person_id')
    .where('realm_id', '=', realmId)
    .where('id', '=', erasureId)
    .where('withdrawn_at', 'is', null)
    .where('refused_at', 'is', null)
    .where('done_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!request) return null
  return (await holdPerson(tx, realmId, request.person_id)) ? request.person_id : null
}

/** Whether somebody runs an organisation, now or from a day to come. */
export async function hasRole(
  db: Db,
  now: Temporal.Instant,
  realmId: string,
  personId: string,
): Promise<boolean> {
  const role = await db
    .selectFrom('role')
    .select('id')
    .where('realm_id', '=', realmId)
    .where('person_id', '=', personId)
    .where(eb => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', now)]))
    .limit(1)
    .executeTakeFirst()
  return role !== undefined
}

async function imagesOf(tx: Tx, { realmId, personIds }: Subject): Promise<string[]> {
  const images = await tx
    .selectFrom('image')
    .innerJoin('record', join =>
      join.onRef('record.realm_id', '=', 'image.realm_id').onRef('record.id', '=', 'image.record_id'),
    )
    .select('image.file')
    .where('record.realm_id', '=', realmId)
    .where('record.person_id', 'in', [...personIds])
    .execute()
  return images.map(({ file }) => file)
}

/** Where the last letter goes, and in whose name: the site of the own organisation, else the one that signs in. */
async function lastLetterTo(
  tx: Tx,
  { realmId, personId }: Subject,
  sites: readonly Site[],
  { signInHost }: Realm,
): Promise<{ email: string | null; site: Site }> {
  const person = await tx
    .selectFrom('person as p')
    .leftJoin('account_person as ap', join =>
      join.onRef('ap.realm_id', '=', 'p.realm_id').onRef('ap.person_id', '=', 'p.id'),
    )
    .leftJoin('account as a', join =>
      join.onRef('a.realm_id', '=', 'ap.realm_id').onRef('a.id', '=', 'ap.account_id'),
    )
    .select(eb => [
      eb.fn.coalesce('a.email', 'p.email').as('email'),
      eb
        .selectFrom('membership as m')
        .select('m.organisation_id')
        .whereRef('m.realm_id', '=', 'p.realm_id')
        .whereRef('m.person_id', '=', 'p.id')
        .orderBy('m.created_at')
        .limit(1)
        .as('organisationId'),
    ])
    .where('p.realm_id', '=', realmId)
    .where('p.id', '=', personId)
    .executeTakeFirst()
  const site =
    sites.find(({ organisation }) => organisation.id === person?.organisationId) ??
    sites.find(({ host }) => host === signInHost)
  if (!site) throw new Error('a realm has the site on which it signs in')
  return { email: person?.email ?? null, site }
}
