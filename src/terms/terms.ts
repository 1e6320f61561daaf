import { sql } from 'kysely'
import { newId } from '../database/new-id.ts'
import type { Db, Tx } from '../database/open.ts'

export type TermsKind = 'termsOfUse' | 'termsOfSale' | 'rules'

/** Every kind, in the order in which they are read, with its name in addresses. */
export const termsSlugs: Readonly<Record<TermsKind, string>> = {
  termsOfUse: 'cgu',
  termsOfSale: 'cgv',
  rules: 'reglement',
}
export const termsKinds = Object.keys(termsSlugs) as TermsKind[]

/** The kind that an address or a form names. */
export function termsKindOf(slug: string | null): TermsKind | undefined {
  return termsKinds.find(kind => termsSlugs[kind] === slug)
}

/** One dated version; it holds from `inForceOn` until a later one of its kind does. */
export type Terms = {
  id: string
  kind: TermsKind
  body: string
  inForceOn: Temporal.PlainDate
  asksAgain: boolean
}

/** The version of each kind that holds on a day: use, sale, rules. Of two for one day, the later published. */
export async function termsInForce(db: Db, realmId: string, today: Temporal.PlainDate): Promise<Terms[]> {
  const { rows } = await sql<TermsRow>`
    select distinct on (kind) id, kind, body, in_force_on, asks_again from terms
    where realm_id = ${realmId} and in_force_on <= ${today}
    order by kind, in_force_on desc, published_at desc, id desc`.execute(db)
  return inOrder(rows)
}

/** Versions by their identifiers; one that is not there is left out. */
export async function termsByIds(db: Db, realmId: string, ids: readonly string[]): Promise<Terms[]> {
  if (ids.length === 0) return []
  return inOrder(
    await db
      .selectFrom('terms')
      .select(['id', 'kind', 'body', 'in_force_on', 'asks_again'])
      .where('realm_id', '=', realmId)
      .where('id', 'in', ids)
      .execute(),
  )
}

type TermsRow = {
  id: string
  kind: TermsKind
  body: string
  in_force_on: Temporal.PlainDate
  asks_again: boolean
}

function inOrder(rows: readonly TermsRow[]): Terms[] {
  return rows
    .map(({ in_force_on: inForceOn, asks_again: asksAgain, ...row }) => ({ ...row, inForceOn, asksAgain }))
    .sort((a, b) => termsKinds.indexOf(a.kind) - termsKinds.indexOf(b.kind))
}

/** A version to come, or to hold from today. */
export type NewTerms = Omit<Terms, 'id'>

/** Writes a version down; `publishedBy` is a person, or nobody for what was there from the beginning. */
export async function enterTerms(
  tx: Tx,
  publishedAt: Temporal.Instant,
  realmId: string,
  terms: NewTerms,
  publishedBy: string | null,
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('terms')
    .values({
      realm_id: realmId,
      id,
      kind: terms.kind,
      body: terms.body,
      in_force_on: terms.inForceOn,
      asks_again: terms.asksAgain,
      published_at: publishedAt,
      published_by_person_id: publishedBy,
    })
    .execute()
  return id
}

/** Who accepts: an applicant, or a member. */
export type Acceptor = { applicationId: string } | { personId: string }

/**
 * Writes down that versions were accepted, when and from which address; once each.
 * @returns those that had not been accepted before.
 */
export async function acceptTerms(
  tx: Tx,
  now: Temporal.Instant,
  realmId: string,
  termsIds: readonly string[],
  by: Acceptor,
  ip: string,
): Promise<string[]> {
  if (termsIds.length === 0) return []
  const accepted = await tx
    .insertInto('acceptance')
    .values(
      termsIds.map(id => ({
        realm_id: realmId,
        id: newId(),
        terms_id: id,
        application_id: 'applicationId' in by ? by.applicationId : null,
        person_id: 'personId' in by ? by.personId : null,
        accepted_at: now,
        ip,
      })),
    )
    .onConflict(conflict => conflict.doNothing())
    .returning('terms_id')
    .execute()
  return accepted.map(({ terms_id }) => terms_id)
}
