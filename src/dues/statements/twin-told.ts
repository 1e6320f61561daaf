import { sql } from 'kysely'
import type { Db } from '../../database/open.ts'
import type { Line, LineState } from './lines.ts'

/** The line that another may be the same as, and what became of it. */
export type TwinTold = {
  id: string
  bookedOn: Temporal.PlainDate
  amountCents: number
  state: LineState
  fileName: string
  decidedAt: Temporal.Instant | null
  decidedBy: string | null
}

export type TwinsTold = ReadonlyMap<string, TwinTold>

/** The twins of lines that are shown, by their identifier. */
export async function twinsTold(db: Db, realmId: string, lines: readonly Line[]): Promise<TwinsTold> {
  const ids = lines.flatMap(({ proposal, state }) =>
    state === 'open' && proposal.twin ? proposal.twin.lineId : [],
  )
  if (ids.length === 0) return new Map()
  const { rows } = await sql<TwinTold>`
    select l.id, l.booked_on as "bookedOn", l.amount_cents as "amountCents", l.state, s.file_name as "fileName",
      l.decided_at as "decidedAt", nullif(trim(p.given_name || ' ' || p.family_name), '') as "decidedBy"
    from statement_line l
    join statement s on s.realm_id = l.realm_id and s.id = l.statement_id
    left join person p on p.realm_id = l.realm_id and p.id = l.decided_by_person_id
    where l.realm_id = ${realmId} and l.id = any(${ids}::uuid[])`.execute(db)
  return new Map(rows.map(twin => [twin.id, twin]))
}
