import type { Which } from './told-lines.ts'

/** The kinds of lines as the address names them, in the order in which they are offered. */
export const whichNames = {
  toutes: 'all',
  ajouts: 'added',
  modifications: 'changed',
  'sans-changement': 'unchanged',
  refus: 'refused',
  remarques: 'noted',
  totaux: 'skipped',
} as const satisfies Record<string, Which>

/** Which lines an address asks for; all, unless it says so. */
export function whichIn(query: URLSearchParams): Which {
  const name = query.get('lignes') ?? ''
  return Object.hasOwn(whichNames, name) ? whichNames[name as keyof typeof whichNames] : 'all'
}

/** The address of a page of some lines. */
export function hrefOfLines(path: string, which: Which, after: number | null = null): string {
  const name = Object.entries(whichNames).find(([, each]) => each === which)?.[0] ?? ''
  const query = new URLSearchParams({
    ...(which === 'all' ? {} : { lignes: name }),
    ...(after === null ? {} : { apres: String(after) }),
  })
  return query.size > 0 ? `${path}?${query}` : path
}
