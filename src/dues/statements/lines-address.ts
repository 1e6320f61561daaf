import type { LineState } from './lines.ts'

const linesPath = '/bureau/releves/lignes'

/** The states as an address names them. */
export const stateSlugs = {
  open: 'a-confirmer',
  booked: 'enregistres',
  ignored: 'ignores',
} as const satisfies Record<LineState, string>

export type AskedLines = { state?: LineState; statementId?: string | null }

/** The address of a page of lines. */
export function hrefOfLines(
  { state = 'open', statementId }: AskedLines = {},
  place: Record<string, string> = {},
): string {
  const query = new URLSearchParams({
    ...(state === 'open' ? {} : { etat: stateSlugs[state] }),
    ...(statementId ? { releve: statementId } : {}),
    ...place,
  })
  return query.size > 0 ? `${linesPath}?${query}` : linesPath
}

export const hrefOfLine = (id: string) => `${linesPath}/${id}`
