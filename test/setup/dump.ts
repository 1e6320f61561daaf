import { sql } from 'kysely'
import type { Db } from '../../src/database/open.ts'

/** Everything that the database holds, those tables left out, bytes as base64url, hexadecimal and text: to look for what must not be kept. */
export async function dump(db: Db, without: readonly string[] = []): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE'`.execute(db)
  const parts: string[] = []
  for (const { name } of tables.filter(table => !without.includes(table.name))) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.raw(name)}`.execute(db)
    const text = JSON.stringify(rows, (_key, value: unknown) => {
      const bytes = bytesOf(value)
      return bytes
        ? [bytes.toString('base64url'), bytes.toString('hex'), bytes.toString('latin1')].join(' ')
        : value
    })
    parts.push(`${name}: ${text}`)
  }
  return parts.join('\n')
}

/** JSON.stringify hands a Buffer over as what its toJSON made of it. */
function bytesOf(value: unknown): Buffer | null {
  const isBuffer = typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer'
  return isBuffer && 'data' in value && Array.isArray(value.data) ? Buffer.from(value.data) : null
}
