import { sql } from 'kysely'
import type { FileStore } from '../storage/file-store.ts'
import { BrokenBackup, type FileLine, readLine, type TableLine } from './backup-format.ts'
import type { TableShape } from './backup-tables.ts'
import type { Tx } from './open.ts'

const batchRows = 500
const batchLength = 1_000_000

/**
 * Writes the rows of a backup, batch by batch, into tables that stand in the order of their foreign keys, and its
 * files into the store: they have names that nobody else has, so that those of a backup that is refused do no harm.
 * @returns how many rows there were.
 * @throws BrokenBackup when the lines end too soon, or do not fit the tables.
 */
export async function loadRows(
  tx: Tx,
  tables: readonly TableShape[],
  lines: AsyncIterable<string>,
  files: FileStore,
): Promise<number> {
  let into: Target | undefined
  let done = 0
  let end: number | undefined
  for await (const text of lines) {
    if (end !== undefined) throw new BrokenBackup('Something stands after the end')
    const line = readLine(text)
    if (Array.isArray(line)) {
      if (line.length !== into?.columns.length)
        throw new BrokenBackup('A row has not the columns of its table')
      await into.add(text)
      done++
      continue
    }
    await into?.flush()
    if ('table' in line) into = targetOf(tx, tables, line)
    else if ('file' in line) await putFile(files, line)
    else end = line.rows
  }
  if (end !== done) throw new BrokenBackup('Rows are missing')
  return done
}

async function putFile(files: FileStore, { file, bytes }: FileLine): Promise<void> {
  await files.put(file, Uint8Array.fromBase64(bytes)).catch((cause: unknown) => {
    throw (cause as NodeJS.ErrnoException).code ? cause : new BrokenBackup('Not a file of ours', { cause })
  })
}

type Target = { columns: string[]; add(row: string): Promise<void>; flush(): Promise<void> }

function targetOf(tx: Tx, tables: readonly TableShape[], { table, columns }: TableLine): Target {
  const shape = tables.find(({ name }) => name === table)
  const types = columns.map(name => shape?.columns.find(column => column.name === name)?.type)
  if (types.includes(undefined)) throw new BrokenBackup(`Nothing in the schema is like the table ${table}`)
  const values = types.map((type, at) => sql`(line ->> ${sql.lit(at)})::${sql.raw(type ?? '')}`)
  let rows: string[] = []
  let length = 0
  const flush = async () => {
    if (rows.length === 0) return
    const batch = `[${rows.join()}]`
    rows = []
    length = 0
    await sql`insert into ${sql.table(table)} (${sql.join(columns.map(column => sql.ref(column)))})
      overriding system value
      select ${sql.join(values)} from jsonb_array_elements(${batch}::jsonb) as line`
      .execute(tx)
      .catch(isAboutTheRows)
  }
  return {
    columns,
    flush,
    add: async row => {
      rows.push(row)
      length += row.length
      if (rows.length === batchRows || length >= batchLength) await flush()
    },
  }
}

/** Classes 22 and 23 of SQLSTATE: a value that is none, or one that a constraint does not take. */
function isAboutTheRows(error: unknown): never {
  const { code } = error as { code?: unknown }
  throw typeof code === 'string' && /^2[23]/.test(code)
    ? new BrokenBackup('The schema does not take a row', { cause: error })
    : error
}
