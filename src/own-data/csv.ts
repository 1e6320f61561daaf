/** The mark tells spreadsheets that the text is UTF-8. */
const mark = '\uFEFF'

/** A table as a spreadsheet of a French desk reads it: semicolons, the figures after a comma. */
export function csvOf(headings: readonly string[], lines: readonly (readonly string[])[]): string {
  return mark + [headings, ...lines].map(line => `${line.map(cell).join(';')}\r\n`).join('')
}

/** A spreadsheet calculates what begins with one of these characters; an apostrophe keeps it from that (OWASP, CSV injection). */
function cell(text: string): string {
  const guarded = text.replace(/^[=+\-@\t\r']/, "'$&")
  return /[;"\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}
