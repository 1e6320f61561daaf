import type { Db } from '../database/open.ts'

/** What a member of the realm may choose as occupation, in the order of the alphabet. */
export async function offeredOccupations(db: Db, realmId: string): Promise<{ id: string; label: string }[]> {
  const rows = await db
    .selectFrom('occupation')
    .select(['id', 'label'])
    .where('realm_id', '=', realmId)
    .where('retired_at', 'is', null)
    .execute()
  return rows.sort((a, b) => collator.compare(a.label, b.label))
}

const collator = new Intl.Collator('fr')
