import { sql } from 'kysely'
import type { Tx } from '../../database/open.ts'
import { namesIn } from './names-in-label.ts'
import type { Alternative } from './proposal.ts'

/** A line whose references tell nothing. */
export type UnknownLine = {
  id: string
  amountCents: number
  label: string
  payerName: string | null
  payerKey: Buffer | null
}

/** A member whom a line may be from. */
export type Likely = {
  membershipId: string
  /** The same payer has paid for this membership before, or its name is in the line. */
  by: 'payer' | 'name'
  /** What is left to pay of the due that is open; null where none is. */
  leftCents: number | null
}

/** More would not help to decide. */
const mostAlternatives = 5

/** Within some organisations, the members from whom each of these lines may be. */
export async function likelyMembers(
  tx: Tx,
  within: { realmId: string; organisationIds: readonly string[] },
  lines: readonly UnknownLine[],
): Promise<Map<string, Likely[]>> {
  const found = [
    ...(await seenPayers(tx, within.realmId, lines)).map(row => ({ ...row, by: 'payer' as const })),
    ...(await namedMembers(tx, within.realmId, lines)).map(row => ({ ...row, by: 'name' as const })),
  ]
  const left = await leftOf(
    tx,
    within,
    found.map(({ membershipId }) => membershipId),
  )
  const likely = new Map<string, Likely[]>()
  for (const { lineId, membershipId, by } of found) {
    const leftCents = left.get(membershipId)
    if (leftCents === undefined) continue
    likely.set(lineId, [...(likely.get(lineId) ?? []), { membershipId, by, leftCents }])
  }
  return likely
}

/** The best first: who owes that very amount, then whoever the payer has paid for, then a name alone. */
export function alternativesOf(amountCents: number, likely: readonly Likely[]): Alternative[] {
  const fits = ({ leftCents }: Likely) => leftCents === amountCents
  const seen = likely.filter(({ by }) => by === 'payer')
  const named = likely.filter(({ by }) => by === 'name')
  const owing = seen.flatMap(({ membershipId, leftCents }) =>
    leftCents ? [{ membershipId, amountCents: leftCents }] : [],
  )
  const together =
    owing.length > 1 && owing.reduce((sum, share) => sum + share.amountCents, 0) === amountCents
  const one = (because: Alternative['because']) => (member: Likely) => ({
    because,
    shares: [{ membershipId: member.membershipId, amountCents }],
  })
  const all: Alternative[] = [
    ...(together ? [{ because: 'payerSeenTogether' as const, shares: owing }] : []),
    ...seen.filter(fits).map(one('payerSeen')),
    ...named.filter(fits).map(one('name')),
    ...seen.filter(member => !fits(member)).map(one('payerOtherAmount')),
    ...named.filter(member => !fits(member)).map(one('nameOtherAmount')),
  ]
  const keys = all.map(({ shares }) => shares.map(({ membershipId }) => membershipId).join())
  return all.filter((_, place) => keys.indexOf(keys[place] ?? '') === place).slice(0, mostAlternatives)
}

type Found = { lineId: string; membershipId: string }

/** For whom the latest payments of the same payer were; of one who pays for many, some. */
async function seenPayers(tx: Tx, realmId: string, lines: readonly UnknownLine[]): Promise<Found[]> {
  const keyed = lines.flatMap(({ id, payerKey }) =>
    payerKey ? [{ lineId: id, key: payerKey.toString('hex') }] : [],
  )
  if (keyed.length === 0) return []
  const { rows } = await sql<Found>`
    with line as (
      select * from json_to_recordset(${JSON.stringify(keyed)}::json) as t("lineId" uuid, key text)
    ), seen as (
      select payer.key, own.membership_id from (select distinct key from line) payer
      cross join lateral (
        select distinct a.membership_id from (
          select p.id from payment p where p.realm_id = ${realmId} and p.payer_key = decode(payer.key, 'hex')
            and p.reversed_at is null order by p.received_on desc, p.id desc limit 50
        ) recent join allocation a on a.realm_id = ${realmId} and a.payment_id = recent.id
        order by a.membership_id limit 20
      ) own
    )
    select line."lineId", seen.membership_id as "membershipId" from line join seen on seen.key = line.key
    order by 1, 2`.execute(tx)
  return rows
}

/** Each name is looked up by itself: the index has them in the order of the list. */
async function namedMembers(tx: Tx, realmId: string, lines: readonly UnknownLine[]): Promise<Found[]> {
  const pairs = lines.flatMap(({ id, label, payerName }) =>
    namesIn(label.includes(payerName ?? '') ? label : `${payerName} ${label}`).map(pair => ({
      lineId: id,
      ...pair,
    })),
  )
  if (pairs.length === 0) return []
  const { rows } = await sql<Found>`
    with pair as materialized (
      select t."lineId", name_order(t.family, t.given) collate "C" as name
      from json_to_recordset(${JSON.stringify(pairs)}::json) as t("lineId" uuid, family text, given text)
    ), known as materialized (
      select asked.name, p.id from (select distinct name from pair) asked cross join lateral (
        select id from person where realm_id = ${realmId}
          and in_order = asked.name limit 10) p
    )
    select distinct pair."lineId", m.id as "membershipId" from pair
    join known on known.name = pair.name
    cross join lateral (
      select id from membership where realm_id = ${realmId} and person_id = known.id
        and state in ('admitted', 'awaitingAdmission') limit 10) m
    order by 1, 2`.execute(tx)
  return rows
}

/** What memberships of these organisations have left to pay; those of others are not in it. */
async function leftOf(
  tx: Tx,
  { realmId, organisationIds }: { realmId: string; organisationIds: readonly string[] },
  membershipIds: readonly string[],
): Promise<Map<string, number | null>> {
  if (membershipIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; left: number | null }>`
    select asked.id, (d.amount_cents - paid.cents)::int as left
    from unnest(${[...new Set(membershipIds)]}::uuid[]) as asked (id)
    cross join lateral (
      select organisation_id from membership where realm_id = ${realmId} and id = asked.id limit 1) m
    left join lateral (
      select id, amount_cents from due where realm_id = ${realmId} and membership_id = asked.id
        and settled_at is null and cancelled_at is null limit 1) d on true
    left join lateral (
      select coalesce(sum(a.amount_cents), 0) as cents from allocation a
      where a.realm_id = ${realmId} and a.due_id = d.id) paid on true
    where m.organisation_id = any(${[...organisationIds]}::uuid[])`.execute(tx)
  return new Map(rows.map(({ id, left }) => [id, left]))
}
