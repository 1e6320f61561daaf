import { sql } from 'kysely'
import type { Db } from './open.ts'

/** A table as the catalog knows it: what is stored in it, with the type that reads each column's text form. */
export type TableShape = { name: string; columns: { name: string; type: string }[] }

/** A foreign key; `definition` is what makes it again. */
export type ForeignKey = { name: string; table: string; references: string; definition: string }

/**
 * Every table of the application but the list of migrations, each after those that its foreign keys point to.
 * `unordered` are the keys that no order of the tables satisfies: of a table to itself, or in a circle.
 */
export async function readTables(db: Db): Promise<{ tables: TableShape[]; unordered: ForeignKey[] }> {
  const { rows: columns } = await sql<{ table: string; name: string; type: string }>`
    select c.relname as "table", a.attname as name, format_type(a.atttypid, a.atttypmod) as type
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = to_regnamespace(current_schema()::text) and c.relkind = 'r' and c.relname <> 'migration'
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
      and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    order by c.relname, a.attnum`.execute(db)
  const { rows: keys } = await sql<ForeignKey>`
    select k.conname as name, t.relname as "table", r.relname as "references", pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class t on t.oid = k.conrelid join pg_class r on r.oid = k.confrelid
    where k.contype = 'f' and t.relnamespace = to_regnamespace(current_schema()::text)
    order by t.relname, k.conname`.execute(db)
  const shapes = Map.groupBy(columns, column => column.table)
  const order = inOrder([...shapes.keys()], keys)
  const tables = order.map(name => ({
    name,
    columns: (shapes.get(name) ?? []).map(column => ({ name: column.name, type: column.type })),
  }))
  const unordered = keys.filter(key => order.indexOf(key.references) >= order.indexOf(key.table))
  return { tables, unordered }
}

function inOrder(names: readonly string[], keys: readonly ForeignKey[]): string[] {
  const left = new Set(names)
  const order: string[] = []
  const waits = (name: string) =>
    keys.some(key => key.table === name && key.references !== name && left.has(key.references))
  while (left.size > 0) {
    const [first] = left
    const next = [...left].find(name => !waits(name)) ?? first
    if (next === undefined) break
    left.delete(next)
    order.push(next)
  }
  return order
}
