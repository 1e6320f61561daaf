import { z } from 'zod'

/*
 * A backup is gzip-compressed lines of JSON: a header, then for each table its name and columns followed by
 * its rows, each a list of PostgreSQL's own text forms, then each file with its name, then the number of rows,
 * by which a backup that was cut short is told. Format 1 had no files.
 */
export const formatVersion = 2

const header = z.object({
  guichet: z.literal('backup'),
  format: z.int(),
  migrations: z.array(z.string()),
  engine: z.enum(['postgres', 'embedded']),
  version: z.string(),
  takenAt: z.string(),
})
const tableLine = z.object({ table: z.string(), columns: z.array(z.string()) })
const fileLine = z.object({ file: z.string(), bytes: z.base64() })
const endLine = z.object({ rows: z.int() })
const rowLine = z.array(z.string().nullable())
const line = z.union([rowLine, tableLine, fileLine, endLine])

export type BackupHeader = z.infer<typeof header>
type BackupLine = z.infer<typeof line>
export type TableLine = z.infer<typeof tableLine>
export type FileLine = z.infer<typeof fileLine>
export type EndLine = z.infer<typeof endLine>

/** What was read is not what a backup holds at this place. */
export class BrokenBackup extends Error {}

/** @throws BrokenBackup */
export function readHeader(text: string): BackupHeader {
  return read(header, text)
}

/** @throws BrokenBackup */
export function readLine(text: string): BackupLine {
  return read(line, text)
}

function read<Shape>(shape: z.ZodType<Shape>, text: string): Shape {
  try {
    return shape.parse(JSON.parse(text))
  } catch (cause) {
    throw new BrokenBackup('This is not a line of a backup', { cause })
  }
}

/**
 * Cuts text into its lines. Only `\n` ends one: readline would also cut at U+2028, which JSON leaves as it is.
 * @throws BrokenBackup when the text cannot be decompressed, or does not end with a line.
 */
export async function* splitLines(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let held = ''
  try {
    for await (const chunk of chunks) {
      const lines = (held + chunk).split('\n')
      held = lines.pop() ?? ''
      yield* lines
    }
  } catch (error) {
    // Codes of zlib: the data is not what its checksum says, or ends too soon.
    const code = (error as NodeJS.ErrnoException).code ?? ''
    throw /^Z_/.test(code) ? new BrokenBackup(code, { cause: error }) : error
  }
  if (held !== '') throw new BrokenBackup('The last line is not complete')
}
