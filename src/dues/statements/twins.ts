import { sql } from 'kysely'
import type { Db } from '../../database/open.ts'
import { referencesIn } from '../reference.ts'
import { namesIn, nameWords } from './names-in-label.ts'
import type { Likeness, Twin } from './proposal.ts'

type Seen = {
  id: string
  format: string
  bookedOn: Temporal.PlainDate
  amountCents: number
  label: string
  payerName: string | null
  payerKey: Buffer | null
}

/** One format tells the day of the booking, another that of the value. */
const daysApart = 2

const columns = sql`l.id, s.format, l.booked_on as "bookedOn", l.amount_cents as "amountCents", l.label,
  l.payer_name as "payerName", l.payer_key as "payerKey"
  from statement_line l join statement s on s.realm_id = l.realm_id and s.id = l.statement_id`

/**
 * Of the lines of an organisation that nobody has looked at yet, those that another format may have told already. The two
 * tell so differently of one transfer that no fingerprint knows it again: amount, day, and payer or reference do. Within
 * one format the fingerprint decides.
 */
export async function twinsOf(
  db: Db,
  { realmId, organisationId }: { realmId: string; organisationId: string },
): Promise<Map<string, Twin>> {
  const { rows: waiting } = await sql<Seen>`
    select ${columns} where l.realm_id = ${realmId} and l.organisation_id = ${organisationId}
      and l.state = 'open' and l.proposal ? 'references'`.execute(db)
  if (waiting.length === 0) return new Map()
  const asked = JSON.stringify([...new Set(waiting.map(({ amountCents }) => amountCents))])
  const days = waiting.map(({ bookedOn }) => bookedOn).sort(Temporal.PlainDate.compare)
  const formats = [...new Set(waiting.map(({ format }) => format))]
  const { rows: others } = await sql<Seen>`
    select ${columns} where l.realm_id = ${realmId} and l.organisation_id = ${organisationId}
      and l.booked_on between ${days[0]}::date - ${daysApart}::int and ${days.at(-1)}::date + ${daysApart}::int
      and l.amount_cents in (select value::int from json_array_elements_text(${asked}::json))
      ${formats.length === 1 ? sql`and s.format <> ${formats[0]}` : sql``}
    order by l.booked_on, l.id`.execute(db)
  return alike(waiting, others)
}

/** @returns for each line that has one, the nearest of the others that may be the same transfer */
function alike(waiting: readonly Seen[], others: readonly Seen[]): Map<string, Twin> {
  if (others.length === 0) return new Map()
  const bySign = new Map<string, Seen[]>()
  for (const other of others) {
    for (const { key } of signsOf(other)) {
      const list = bySign.get(key)
      if (list) list.push(other)
      else bySign.set(key, [other])
    }
  }
  return new Map(
    waiting.flatMap(line => {
      for (const { key, because } of signsOf(line)) {
        const twin = nearest(line, bySign.get(key) ?? [])
        if (twin) return [[line.id, { lineId: twin.id, because }] as const]
      }
      return []
    }),
  )
}

function nearest(line: Seen, others: readonly Seen[]): Seen | null {
  let best: { other: Seen; days: number } | null = null
  for (const other of others) {
    const days = Math.abs(line.bookedOn.until(other.bookedOn).days)
    if (other.format === line.format || days > daysApart || days >= (best?.days ?? Infinity)) continue
    if (tellOtherDues(line, other)) continue
    best = { other, days }
    if (days === 0) break
  }
  return best?.other ?? null
}

/** One payer who pays for two on one day names two dues. */
function tellOtherDues(line: Seen, other: Seen): boolean {
  const own = referencesIn(line.label)
  const theirs = referencesIn(other.label)
  return own.length > 0 && theirs.length > 0 && !own.some(reference => theirs.includes(reference))
}

/** By what the same transfer may be known again in another format, with its amount; the surest first. */
function signsOf({ amountCents, label, payerName, payerKey }: Seen): { key: string; because: Likeness }[] {
  const sign = (because: Likeness, told: string) => ({ key: `${amountCents} ${because} ${told}`, because })
  const names = payerName ? [payerName] : namesIn(label).map(({ family, given }) => `${family} ${given}`)
  return [
    ...referencesIn(label).map(reference => sign('reference', reference)),
    ...(payerKey ? [sign('payer', payerKey.toString('hex'))] : []),
    ...[...new Set(names.map(nameAlike))].filter(Boolean).map(name => sign('name', name)),
  ]
}

/** The order of the words is the bank's. */
const nameAlike = (name: string) => nameWords(name).sort().join(' ')
