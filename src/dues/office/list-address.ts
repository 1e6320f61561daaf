import { lineIn } from './line-typed.ts'
import type { Asked, DuesFilter, Place } from './list.ts'

/** Where the office sees who owes what. */
export const duesPath = '/bureau/cotisations'

/** The filters as the address names them. */
const filterNames = {
  tous: 'all',
  retard: 'late',
  bientot: 'soon',
  annonces: 'announced',
  suspendre: 'toSuspend',
} as const satisfies Record<string, DuesFilter>
export const filters = Object.entries(filterNames) as [string, DuesFilter][]

/** What the address asks for; without an organisation, of all that are in reach. */
export type AskedHere = Asked & { organisationId: string | null }

/** Reads an address; what it does not know counts for nothing. */
export function askedBy(query: URLSearchParams, reach: readonly { id: string }[]): AskedHere {
  return {
    search: lineIn(query, 'recherche', 200),
    filter: filters.find(([name]) => name === query.get('filtre'))?.[1] ?? 'all',
    organisationId: reach.find(({ id }) => id === query.get('organisation'))?.id ?? null,
  }
}

export function placeIn(query: URLSearchParams): Place {
  const [after, before] = [query.get('apres'), query.get('avant')]
  if (after) return { after }
  return before ? { before } : null
}

/** The address of a page of what is asked for. */
export function hrefOf(asked: AskedHere, place: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    ...(asked.filter === 'all' ? {} : { filtre: nameOfFilter(asked.filter) }),
    ...(asked.search ? { recherche: asked.search } : {}),
    ...(asked.organisationId ? { organisation: asked.organisationId } : {}),
    ...place,
  })
  return query.size > 0 ? `${duesPath}?${query}` : duesPath
}

/** The name of a filter in the address. */
export function nameOfFilter(filter: DuesFilter): string {
  return filters.find(([, each]) => each === filter)?.[0] ?? ''
}
