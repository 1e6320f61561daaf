import { sql } from 'kysely'
import type { Db } from '../database/open.ts'
import type { FileStore } from './file-store.ts'

/** How long a file stays that nothing names: the form that brought it may still be on its way. */
const keptFor = { hours: 24 }

/**
 * Removes files that no row names: what a server that died left between a file and its row, and a logo that was tried
 * and not taken. Their age is told by the clock of the store.
 */
export async function forgetStrays({ db, files }: { db: Db; files: FileStore }): Promise<void> {
  const before = Temporal.Now.instant().subtract(keptFor)
  for (const some of batches(await Array.fromAsync(files.names()))) {
    const named = await namedFiles(db, some)
    for (const file of some.filter(name => !named.has(name))) {
      const at = await files.writtenAt(file)
      if (at && Temporal.Instant.compare(at, before) < 0) await files.remove(file)
    }
  }
}

/** Those of some files that a row names. Whatever table comes to name files has its line here. */
export async function namedFiles(db: Db, files: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ file: string }>`
    select file from image where file = any(${[...files]}::text[])
    union all select file from page_image where file = any(${[...files]}::text[])
    union all select logo_file from site where logo_file = any(${[...files]}::text[])
    union all select file from member_import where file = any(${[...files]}::text[])
    union all select part ->> 'file' from member_import i cross join lateral jsonb_array_elements(
      coalesce(i.checked -> 'parts', '[]') || coalesce(i.report -> 'parts', '[]')) as part
      where part ->> 'file' = any(${[...files]}::text[])`.execute(db)
  return new Set(rows.map(({ file }) => file))
}

function batches(names: readonly string[], size = 1000): string[][] {
  return Array.from({ length: Math.ceil(names.length / size) }, (_, at) =>
    names.slice(at * size, (at + 1) * size),
  )
}
