/** Tells spreadsheets that the text is UTF-8. */
export const csvMark = '\uFEFF'

/** Cells as a line of CSV with its end. */
export function csvLine(cells: readonly (string | null)[]): string {
  return `${cells.map(written).join(';')}\r\n`
}

/**
 * A spreadsheet calculates what begins with one of four characters; an apostrophe keeps it from that, and the
 * import takes one away. One that stands there already gets another, or the import would take that.
 */
function written(cell: string | null): string {
  const guarded = (cell ?? '').replace(/^[=+\-@']/, "'$&")
  return /[;"\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}
