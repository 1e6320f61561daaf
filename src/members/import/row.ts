import type { Notation } from './date.ts'
import type { Row } from './file.ts'
import type { Columns, Field } from './headings.ts'
import { LineReader, type ReadRow } from './line.ts'
import type { Note } from './report.ts'
import { shown } from './text.ts'

/** Reads the next row; remembers only the notation in which each column writes its dates. */
type RowReader = (row: Row) => ReadRow | 'empty' | Note

/**
 * Makes a reader for the rows of one file. It gives a line, `'empty'`, or the note about a total that stands
 * under the table; it asks nothing of the database.
 */
export function rowReader(columns: Columns, today: Temporal.PlainDate): RowReader {
  const usual: Partial<Record<Field, Notation>> = {}
  return row => {
    const filled = row.cells.filter(cell => cell.trim() !== '')
    if (filled.length === 0) return 'empty'
    if (isTotal(filled)) return { line: row.line, kind: 'totalLine', value: shown(filled.join(' ')) }
    return new LineReader(row, columns, usual, today).read()
  }
}

function isTotal(filled: readonly string[]): boolean {
  const [first, ...others] = filled.map(cell => cell.trim())
  return (
    /^(sous[- ]?total|total|totaux|nombre|effectif|somme)\b/i.test(first ?? '') &&
    filled.length <= 4 &&
    !others.some(cell => /\p{L}/u.test(cell.replace(/€|EUR/i, '')))
  )
}
