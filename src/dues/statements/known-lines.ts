import { sql } from 'kysely'
import { looksLikeId } from '../../database/new-id.ts'
import type { Db } from '../../database/open.ts'
import type { Among } from './lines.ts'

/** More would not be read. */
export const mostKnownShown = 50

/** A credit that was left out of a statement because another has told it already. */
export type KnownLine = {
  id: string
  bookedOn: Temporal.PlainDate
  amountCents: number
  label: string
  payerName: string | null
}

/** The first credits of a statement that were there already, those of the earliest day first. */
export async function knownLines(
  db: Db,
  { realmId, organisationIds }: Among,
  statementId: string,
): Promise<KnownLine[]> {
  if (!looksLikeId(statementId)) return []
  const { rows } = await sql<KnownLine>`
    select l.id, l.booked_on as "bookedOn", l.amount_cents as "amountCents", l.label, l.payer_name as "payerName"
    from statement s cross join lateral jsonb_array_elements_text(s.known_line_ids) as known (id)
    join statement_line l on l.realm_id = s.realm_id and l.id = known.id::uuid
    where s.realm_id = ${realmId} and s.id = ${statementId}
      and s.organisation_id = any(${[...organisationIds]}::uuid[])
    order by l.booked_on, l.id limit ${mostKnownShown}`.execute(db)
  return rows
}
