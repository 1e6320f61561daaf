import { sql } from 'kysely'
import type { Db } from '../database/open.ts'
import type { Subject } from './subject.ts'

/** The lines of bank statements from which somebody's payments were made. */
export async function linesOfPayments(
  db: Db,
  { realmId, paymentIds }: Pick<Subject, 'realmId' | 'paymentIds'>,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from statement_line where realm_id = ${realmId} and payment_id = any(${paymentIds}::uuid[])`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}

/**
 * Those too from which no payment was made: of a payer who has paid for nobody else, and those that have the name of
 * the person and either come from a payer of the person's dues or were thought to be for the person's membership. The name
 * alone is not enough: another may be called the same.
 */
export async function ownLines(
  db: Db,
  of: Pick<Subject, 'realmId' | 'personId' | 'membershipIds' | 'paymentIds'>,
): Promise<string[]> {
  const { realmId, personId, membershipIds, paymentIds } = of
  const { rows } = await sql<{ id: string }>`
    with payer as (
      select distinct payer_key as key from payment
      where realm_id = ${realmId} and id = any(${paymentIds}::uuid[]) and payer_key is not null
    ), named as (
      select tsvector_to_array(search_words(given_name || ' ' || family_name)) as words from person
      where realm_id = ${realmId} and id = ${personId}
        and search_words(given_name || ' ' || family_name) <> ''::tsvector
    )
    select l.id from statement_line l
    where l.realm_id = ${realmId} and l.payment_id is null
      and (l.payer_key in (select key from payer where not exists (select from payment other
            where other.realm_id = ${realmId} and other.payer_key = payer.key
              and other.id <> all(${paymentIds}::uuid[])))
        or exists (select from named
            where tsvector_to_array(search_words(concat_ws(' ', l.payer_name, l.label))) @> named.words)
          and (l.payer_key in (select key from payer)
            or exists (select from jsonb_path_query(l.proposal, '$.alternatives[*].shares[*].membershipId') id
              where id #>> '{}' = any(${membershipIds}::text[]))))`.execute(db)
  return [...(await linesOfPayments(db, of)), ...rows.map(({ id }) => id)]
}
