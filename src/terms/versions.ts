import { organisationsWhere } from '../accounts/permissions.ts'
import { looksLikeId } from '../database/new-id.ts'
import type { Db } from '../database/open.ts'
import type { Visit } from '../web/visit.ts'
import type { TermsKind } from './terms.ts'

/** One version as the office lists it. */
export type Version = {
  id: string
  kind: TermsKind
  inForceOn: Temporal.PlainDate
  asksAgain: boolean
  publishedAt: Temporal.Instant
  publishedBy: string | null
  state: 'planned' | 'inForce' | 'earlier'
  /** The first day on which a later one of its kind holds. */
  until: Temporal.PlainDate | null
}

/** Today, where the realm is. */
export function todayOf({ app, site }: Pick<Visit, 'app' | 'site'>): Temporal.PlainDate {
  return app.clock.now().toZonedDateTimeISO(site.realm.timeZone).toPlainDate()
}

/** Every version of a realm, the latest first: what is planned, what holds, what held. */
export async function versionsOf(db: Db, realmId: string, today: Temporal.PlainDate): Promise<Version[]> {
  const rows = await db
    .selectFrom('terms')
    .leftJoin('person', join =>
      join
        .onRef('person.realm_id', '=', 'terms.realm_id')
        .onRef('person.id', '=', 'terms.published_by_person_id'),
    )
    .select(['terms.id', 'kind', 'in_force_on', 'asks_again', 'published_at', 'given_name', 'family_name'])
    .where('terms.realm_id', '=', realmId)
    .orderBy('in_force_on', 'desc')
    .orderBy('published_at', 'desc')
    .orderBy('terms.id', 'desc')
    .execute()
  const next = new Map<TermsKind, Version>()
  return rows.map(row => {
    const later = next.get(row.kind)
    const isPlanned = Temporal.PlainDate.compare(row.in_force_on, today) > 0
    const version: Version = {
      id: row.id,
      kind: row.kind,
      inForceOn: row.in_force_on,
      asksAgain: row.asks_again,
      publishedAt: row.published_at,
      publishedBy: row.given_name === null ? null : `${row.given_name} ${row.family_name}`,
      state: isPlanned ? 'planned' : !later || later.state === 'planned' ? 'inForce' : 'earlier',
      until: later?.inForceOn ?? null,
    }
    next.set(row.kind, version)
    return version
  })
}

/** A version with its text, and how many persons have accepted it; null when this realm has no such one. */
export async function readVersion(
  visit: Visit,
  id: string,
): Promise<(Version & { body: string; acceptedBy: number }) | null> {
  const { app, site } = visit
  if (!looksLikeId(id)) return null
  const version = (await versionsOf(app.db, site.realm.id, todayOf(visit))).find(each => each.id === id)
  if (!version) return null
  const { body, acceptedBy } = await app.db
    .selectFrom('terms')
    .select(({ selectFrom }) => [
      'body',
      selectFrom('acceptance')
        .select(({ fn }) => fn.count<string>('person_id').distinct().as('persons'))
        .whereRef('acceptance.realm_id', '=', 'terms.realm_id')
        .whereRef('acceptance.terms_id', '=', 'terms.id')
        .as('acceptedBy'),
    ])
    .where('realm_id', '=', site.realm.id)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { ...version, body, acceptedBy: Number(acceptedBy) }
}

/**
 * Who publishes terms: they hold for the whole realm, so the role has to hold for the organisation at its root.
 * Whoever runs one below it reads them.
 */
export async function publishing({ app, site, visitor }: Visit): Promise<{ may: boolean; root: string }> {
  const root = await app.db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('realm_id', '=', site.realm.id)
    .where('parent_id', 'is', null)
    .executeTakeFirstOrThrow()
  return {
    may: visitor !== null && organisationsWhere(visitor, 'publishTerms').includes(root.id),
    root: root.name,
  }
}
