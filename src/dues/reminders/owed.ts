import { sql } from 'kysely'
import type { Db } from '../../database/open.ts'
import { type BankAccount, bankAccountsOf } from '../pay/bank-account.ts'

/** Who owes what to whom, and how it is paid, as a letter needs it at the moment of its sending. */
export type Owed = {
  givenName: string
  familyName: string
  state: string
  dueOn: Temporal.PlainDate | null
  suspendedSince: Temporal.Instant | null
  /** Why it is suspended: dues are paid, or the office has another reason. */
  cause: 'dues' | 'office' | null
  organisation: string
  contactEmail: string | null
  contactPhone: string | null
  /** What is left to pay; null where nothing is asked, as without a plan. */
  cents: number | null
  reference: string | null
  announcedAt: Temporal.Instant | null
  /** Null where no account is known, here or above. */
  bank: BankAccount | null
}

/** Reads it; undefined when the person is forgotten or no such membership is there. */
export async function readOwed(db: Db, realmId: string, membershipId: string): Promise<Owed | undefined> {
  const { rows } = await sql<Omit<Owed, 'bank'>>`
    select p.given_name as "givenName", p.family_name as "familyName", m.state, m.due_on as "dueOn",
      s.since as "suspendedSince", s.cause, o.name as organisation, o.contact_email as "contactEmail",
      o.contact_phone as "contactPhone", d.amount_cents - paid.cents as cents, d.reference,
      d.announced_at as "announcedAt"
    from membership m
    join person p on p.realm_id = m.realm_id and p.id = m.person_id and p.erased_at is null
    join organisation o on o.realm_id = m.realm_id and o.id = m.organisation_id
    left join due d on d.realm_id = m.realm_id and d.membership_id = m.id
      and d.settled_at is null and d.cancelled_at is null
    cross join lateral (select coalesce(sum(a.amount_cents), 0)::int as cents from allocation a
      where a.realm_id = m.realm_id and a.due_id = d.id) paid
    left join suspension s on s.realm_id = m.realm_id and s.membership_id = m.id and s.lifted_at is null
    where m.realm_id = ${realmId} and m.id = ${membershipId}`.execute(db)
  const [owed] = rows
  if (!owed) return undefined
  const banks = await bankAccountsOf(db, realmId, [membershipId])
  return { ...owed, bank: banks.get(membershipId) ?? null }
}
