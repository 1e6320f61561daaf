import { sql } from 'kysely'
import { looksLikeId } from '../../database/new-id.ts'
import type { Db } from '../../database/open.ts'
import { wordsBeginning } from '../../database/word-search.ts'

/** A member for whom a line may count. */
export type PayableMember = {
  membershipId: string
  personId: string
  givenName: string
  familyName: string
  number: string | null
  organisationName: string
  /** What is left to pay of the due that is open; null where none is. */
  leftCents: number | null
  /** Until when it is paid, where that is known. */
  paidUntil: Temporal.PlainDate | null
}

type Within = { realmId: string; organisationIds: readonly string[] }

const most = 20

/** The memberships of these organisations among some that are named, by identifier. */
export async function payableMembers(
  db: Db,
  within: Within,
  membershipIds: readonly string[],
): Promise<Map<string, PayableMember>> {
  const ids = [...new Set(membershipIds)].filter(looksLikeId)
  if (ids.length === 0) return new Map()
  const members = await select(db, within, sql`m.id = any(${ids}::uuid[])`, ids.length)
  return new Map(members.map(member => [member.membershipId, member]))
}

/** Those who are found by the words of a name, of which the beginning is enough, or by a whole number. */
export async function searchPayable(db: Db, within: Within, search: string): Promise<PayableMember[]> {
  const words = await wordsBeginning(db, search)
  const byName = words
    ? sql`or m.person_id in (select id from person where realm_id = ${within.realmId}
        and words @@ ${words}::tsquery)`
    : sql``
  return await select(db, within, sql`(m.number = ${search} ${byName})`, most)
}

async function select(
  db: Db,
  { realmId, organisationIds }: Within,
  which: ReturnType<typeof sql>,
  limit: number,
): Promise<PayableMember[]> {
  const { rows } = await sql<PayableMember>`
    select m.id as "membershipId", p.id as "personId", p.given_name as "givenName", p.family_name as "familyName",
      m.number, m.due_on as "paidUntil", o.name as "organisationName", (d.amount_cents - coalesce((select sum(a.amount_cents)
        from allocation a where a.realm_id = d.realm_id and a.due_id = d.id), 0))::int as "leftCents"
    from membership m
    join person p on p.realm_id = m.realm_id and p.id = m.person_id
    join organisation o on o.realm_id = m.realm_id and o.id = m.organisation_id
    left join due d on d.realm_id = m.realm_id and d.membership_id = m.id
      and d.settled_at is null and d.cancelled_at is null
    where m.realm_id = ${realmId} and m.organisation_id = any(${[...organisationIds]}::uuid[]) and ${which}
    order by p.in_order, m.id limit ${limit}`.execute(db)
  return rows
}
