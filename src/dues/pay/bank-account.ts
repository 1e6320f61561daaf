import { sql } from 'kysely'
import type { Db } from '../../database/open.ts'

/** Where dues are paid to; `holder` exactly as the bank has it. */
export type BankAccount = { holder: string; iban: string; bic: string | null }

/**
 * The bank account to which each membership pays: of its organisation, or the nearest above it that has one. A membership
 * that has none to pay to is left out.
 */
export async function bankAccountsOf(
  db: Db,
  realmId: string,
  membershipIds: readonly string[],
): Promise<ReadonlyMap<string, BankAccount>> {
  const { rows } = await sql<BankAccount & { membershipId: string }>`
    with recursive above as (
      select m.id as membership_id, m.organisation_id as id, 0 as height
      from membership m where m.realm_id = ${realmId} and m.id = any(${[...membershipIds]}::uuid[])
      union all
      select a.membership_id, o.parent_id, a.height + 1 from above a
      join organisation o on o.realm_id = ${realmId} and o.id = a.id where o.parent_id is not null
    )
    select distinct on (a.membership_id) a.membership_id as "membershipId", b.holder, b.iban, b.bic
    from above a join bank_account b on b.realm_id = ${realmId} and b.organisation_id = a.id
    order by a.membership_id, a.height`.execute(db)
  return new Map(rows.map(({ membershipId, ...account }) => [membershipId, account]))
}
