import { sql } from 'kysely'
import type { Db } from '../database/open.ts'
import type { Tables } from '../database/rows.generated.ts'
import type { Part, PersonalHolding } from './holding.ts'
import { personal } from './holdings.ts'
import type { Subject } from './subject.ts'

/** What one table holds about somebody, with the columns that are told only. */
export type CopiedTable = { name: keyof Tables; rows: Readonly<Record<string, unknown>>[] }

/** Everything that is held about somebody, table by table; one that holds nothing is left out. */
export async function copyOf(db: Db, subject: Subject): Promise<CopiedTable[]> {
  const copy: CopiedTable[] = []
  for (const [name, holding] of personal) {
    const { rows } = await sql<Record<string, unknown>>`
      select ${sql.join(toldColumns(holding))} from ${sql.table(name)} t
      where t.realm_id = ${subject.realmId} and ${holding.rows(subject)}
      ${'id' in holding.columns ? sql`order by t.id` : sql``}`.execute(db)
    if (rows.length > 0) copy.push({ name, rows })
  }
  return copy
}

function toldColumns({ columns, also = {} }: PersonalHolding) {
  const told = Object.entries(columns).flatMap(([name, column]) => {
    if (typeof column === 'string') return column.startsWith('told') ? [sql.ref(`t.${name}`)] : []
    if (column.told === false) return []
    return [column.told === true ? sql.ref(`t.${name}`) : sql`${column.told} as ${sql.ref(name)}`]
  })
  return [...told, ...Object.entries(also).map(([name, value]) => sql`${value} as ${sql.ref(name)}`)]
}

/** How many rows each part has about somebody, in one statement, by what has an index: a copy may find more. */
export async function countHeld(db: Db, subject: Subject): Promise<Record<Part, number>> {
  const counts = personal.map(
    ([name, holding]) => sql`select ${sql.lit(holding.part)} as part, count(*)::int as held
      from ${sql.table(name)} t where t.realm_id = ${subject.realmId} and ${(holding.counted ?? holding.rows)(subject)}`,
  )
  const { rows } = await sql<{ part: Part; held: number }>`
    select part, sum(held)::int as held from (${sql.join(counts, sql` union all `)}) as each
    group by part`.execute(db)
  return Object.fromEntries(rows.map(({ part, held }) => [part, held])) as Record<Part, number>
}
