import { readFileSync, writeFileSync } from 'node:fs'
import { embeddedEngine } from './embedded.ts'
import { readMigrations } from './migrations.ts'

/**
 * Writes `rows.generated.ts` from the migrated schema: `node src/database/generate-rows.ts`; with `--check`
 * it writes nothing, and fails when the file is not what it would write.
 * A column that a check constraint holds to a list of words becomes the union of those words.
 */
const types: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  jsonb: 'unknown',
  bool: 'boolean',
  int4: 'number',
  bytea: 'Buffer',
  date: 'Temporal.PlainDate',
  timestamptz: 'Temporal.Instant',
  tsvector: 'string',
}

type Column = {
  table: string
  column: string
  type: string
  nullable: boolean
  optional: boolean
  generated: boolean
}

const database = await embeddedEngine()
for (const { sql } of readMigrations()) await database.exec(sql)

const { rows: columns } = await database.query<Column>(`
  select table_name as "table", column_name as "column", udt_name as "type",
    is_nullable = 'YES' as "nullable", column_default is not null as "optional",
    is_generated = 'ALWAYS' as "generated"
  from information_schema.columns where table_schema = 'public' order by table_name, ordinal_position`)
const { rows: checks } = await database.query<{ table: string; check: string }>(`
  select conrelid::regclass::text as "table", pg_get_constraintdef(oid) as "check"
  from pg_constraint where contype = 'c'`)

const words = (column: Column): string | undefined => {
  const check = checks.find(
    c => c.table === column.table && c.check.startsWith(`CHECK ((${column.column} = ANY`),
  )
  return check && [...check.check.matchAll(/'(\w+)'/g)].map(match => `'${match[1]}'`).join(' | ')
}

const typeOf = (column: Column): string => {
  const known = types[column.type]
  if (!known)
    throw new Error(`${column.table}.${column.column} has the type ${column.type}: add it to the list`)
  const type = (words(column) ?? known) + (column.nullable ? ' | null' : '')
  if (column.generated) return `GeneratedAlways<${type}>`
  return column.optional ? `Generated<${type}>` : type
}

const tables = Map.groupBy(columns, column => column.table)
const lines = [
  '// Generated from the migrated schema by `npm run rows`; do not edit.',
  "import type { Generated, GeneratedAlways } from 'kysely'",
  '',
  'export type Tables = {',
]
for (const [table, its] of tables) {
  lines.push(`  ${table}: {`, ...its.map(column => `    ${column.column}: ${typeOf(column)}`), '  }')
}
lines.push('}', '')
const file = new URL('./rows.generated.ts', import.meta.url)
if (!process.argv.includes('--check')) writeFileSync(file, lines.join('\n'))
else if (readFileSync(file, 'utf8') !== lines.join('\n')) {
  console.error('rows.generated.ts does not match the migrated schema: run `npm run rows`')
  process.exitCode = 1
}
await database.close()
