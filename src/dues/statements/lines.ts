import { sql } from 'kysely'
import { looksLikeId } from '../../database/new-id.ts'
import type { Db } from '../../database/open.ts'
import { type Proposal, proposalSchema } from './proposal.ts'

export type LineState = 'open' | 'booked' | 'ignored'

/** A credit of a statement, and what became of it. */
export type Line = {
  id: string
  organisationId: string
  bookedOn: Temporal.PlainDate
  amountCents: number
  label: string
  payerName: string | null
  state: LineState
  paymentId: string | null
  proposal: Proposal
}

/** Among the lines of the organisations in reach; of one statement, where it is named. */
export type Among = { realmId: string; organisationIds: readonly string[]; statementId?: string | null }

/** A page begins after, or before, a line that another page shows. */
export type Place = { after: string } | { before: string } | null
export type LinesPage = { lines: Line[]; before: string | null; after: string | null }

const pageSize = 25

const columns = sql`l.id, l.organisation_id as "organisationId", l.booked_on as "bookedOn",
  l.amount_cents as "amountCents", l.label, l.payer_name as "payerName", l.state, l.payment_id as "paymentId", l.proposal`

type Row = Omit<Line, 'proposal'> & { proposal: unknown }
const asLine = (row: Row): Line => ({ ...row, proposal: proposalSchema.parse(row.proposal) })

/** What is to be decided begins with the oldest, what has been decided with the newest. */
export async function linesPage(db: Db, among: Among, state: LineState, place: Place): Promise<LinesPage> {
  const mark = place && (await findLine(db, among, 'before' in place ? place.before : place.after))
  const backwards = mark !== null && place !== null && 'before' in place
  const ascending = (state === 'open') !== backwards
  const direction = ascending ? sql`asc` : sql`desc`
  const beyond = ascending ? sql`>` : sql`<`
  const { rows } = await sql<Row>`
    select ${columns} from statement_line l
    where l.realm_id = ${among.realmId} and l.organisation_id = any(${[...among.organisationIds]}::uuid[])
      and l.state = ${state}
      ${among.statementId ? sql`and l.statement_id = ${among.statementId}` : sql``}
      ${mark ? sql`and (l.booked_on, l.id) ${beyond} (${mark.bookedOn}, ${mark.id})` : sql``}
    order by l.booked_on ${direction}, l.id ${direction} limit ${pageSize + 1}`.execute(db)
  // Going back one comes to the first page, which is a whole one.
  if (backwards && rows.length <= pageSize) return await linesPage(db, among, state, null)
  const lines = rows.slice(0, pageSize).map(asLine)
  if (backwards) lines.reverse()
  return {
    lines,
    before: mark ? (lines[0]?.id ?? null) : null,
    after: backwards || rows.length > pageSize ? (lines.at(-1)?.id ?? null) : null,
  }
}

/** A line of one of these organisations, or null. */
export async function findLine(db: Db, among: Among, id: string): Promise<Line | null> {
  if (!looksLikeId(id)) return null
  const { rows } = await sql<Row>`
    select ${columns} from statement_line l where l.realm_id = ${among.realmId} and l.id = ${id}
      and l.organisation_id = any(${[...among.organisationIds]}::uuid[])`.execute(db)
  return rows[0] ? asLine(rows[0]) : null
}

/** How many lines wait for a decision. */
export async function countToDecide(db: Db, { realmId, organisationIds }: Among): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from statement_line where realm_id = ${realmId}
      and organisation_id = any(${[...organisationIds]}::uuid[]) and state = 'open'`.execute(db)
  return rows[0]?.count ?? 0
}
