import { sql } from 'kysely'
import type { Db } from '../../src/database/open.ts'

/** Every row of every table as PostgreSQL writes it, the list of migrations left out. */
export async function contentOf(db: Db): Promise<Map<string, string[]>> {
  return await db.transaction().execute(async tx => {
    await sql`set local timezone = 'UTC'`.execute(tx)
    const { rows: tables } = await sql<{ name: string }>`
      select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'migration' order by 1`.execute(
      tx,
    )
    const content = new Map<string, string[]>()
    for (const { name } of tables) {
      const { rows } = await sql<{
        row: string
      }>`select (t.*)::text as row from ${sql.table(name)} t`.execute(tx)
      content.set(name, rows.map(({ row }) => row).sort())
    }
    return content
  })
}

/** Rows that a copy could harm: microseconds, figures of a jsonb, bytes, odd characters, a child before its parent. */
export async function fillWithOddities(db: Db): Promise<void> {
  const odd = `é  "\\ ; ' \t\r\n \u2028 \u{1f9d1}\u200d\u{1f33e} \\u0041 \\N ''`
  await sql`insert into realm values ('019a0000-0000-7000-8000-000000000001', 'odd', ${odd},
    '{"b": 1.10, "a": [null, 12345678901234567890.5, "\\u2028\\\\"], "": {}}', 'Europe/Paris', '0001-01-01T00:00:00.000001Z')`.execute(
    db,
  )
  await sql`insert into organisation (realm_id, id, parent_id, name, created_at)
    select '019a0000-0000-7000-8000-000000000001', ('019a0000-0000-7000-8000-' || lpad(g::text, 12, '0'))::uuid,
      case when g < 1200 then ('019a0000-0000-7000-8000-' || lpad((g + 1)::text, 12, '0'))::uuid end,
      'Nº ' || g, '2026-10-25T00:30:00.123456Z'
    from generate_series(1, 1200) g`.execute(db)
  await sql`insert into person (realm_id, id, given_name, family_name, birth_date, created_at)
    values ('019a0000-0000-7000-8000-000000000001', gen_random_uuid(), '', ${odd}, '1900-02-28', '9999-12-31T23:59:59.999999Z'),
      ('019a0000-0000-7000-8000-000000000001', gen_random_uuid(), 'null', '', '0044-03-15 BC', 'infinity')`.execute(
    db,
  )
  await sql`insert into throttle values ('019a0000-0000-7000-8000-000000000001', 'x', '\\x00ff5c0a', 1, now(), null, null),
    ('019a0000-0000-7000-8000-000000000001', 'x', '\\x', 1, now(), null, null)`.execute(db)
}
