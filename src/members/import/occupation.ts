import type { Db } from '../../database/open.ts'
import type { ReadRow } from './line.ts'
import { plainName } from './text.ts'

/**
 * Finds the occupations that lines name among those of the realm, however they are written; one that is no longer
 * offered is still known. What is not among them is left out, and told.
 */
export function occupationFinder(realmId: string): (db: Db, rows: readonly ReadRow[]) => Promise<void> {
  let known: Map<string, string> | undefined
  return async (db, rows) => {
    const named = rows.filter(({ occupation, refused }) => occupation !== null && !refused)
    if (named.length === 0) return
    known ??= await occupationsOf(db, realmId)
    for (const row of named) {
      const label = row.occupation ?? ''
      row.person.occupation_id = known.get(label.toLowerCase()) ?? known.get(plainName(label)) ?? null
      if (row.person.occupation_id === null)
        row.notes.push({ line: row.line, kind: 'occupationLeftOut', field: 'occupation', value: label })
    }
  }
}

async function occupationsOf(db: Db, realmId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('occupation')
    .select(['id', 'label'])
    .where('realm_id', '=', realmId)
    .orderBy('retired_at', order => order.desc().nullsLast())
    .execute()
  // The later stands: what is offered now before what was once.
  return new Map([
    ...rows.map(({ id, label }) => [plainName(label), id] as const),
    ...rows.map(({ id, label }) => [label.toLowerCase(), id] as const),
  ])
}
