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

/** What a person has chosen, also when it is no longer offered; null for nothing. */
export async function occupationOf(db: Db, realmId: string, personId: string): Promise<string | null> {
  const chosen = await db
    .selectFrom('person')
    .innerJoin('occupation', join =>
      join
        .onRef('occupation.realm_id', '=', 'person.realm_id')
        .onRef('occupation.id', '=', 'person.occupation_id'),
    )
    .select('occupation.label')
    .where('person.realm_id', '=', realmId)
    .where('person.id', '=', personId)
    .executeTakeFirst()
  return chosen?.label ?? null
}

const collator = new Intl.Collator('fr')
