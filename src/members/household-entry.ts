import { sql } from 'kysely'
import type { Tx } from '../database/open.ts'
import { enterBeneficiary, type NewBeneficiary } from './enter-member.ts'
import { plainName } from './import/text.ts'

/** Adds those members of a family who are not there yet: whose name the holder's household has is left as it is. */
export async function enterFamily(
  tx: Tx,
  now: Temporal.Instant,
  realmId: string,
  holderId: string,
  family: readonly NewBeneficiary[],
): Promise<void> {
  if (family.length === 0) return
  const { rows } = await sql<{ name: string }>`
    select p.given_name || ' ' || p.family_name as name
    from beneficiary b join person p on p.realm_id = b.realm_id and p.id = b.person_id
    where b.realm_id = ${realmId} and b.holder_id = ${holderId}`.execute(tx)
  const there = new Set(rows.map(({ name }) => plainName(name)))
  for (const each of family) {
    if (there.has(plainName(`${each.givenName} ${each.familyName}`))) continue
    await enterBeneficiary(tx, now, realmId, holderId, each)
  }
}
