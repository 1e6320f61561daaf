import { readLine } from '../read-line.ts'
import type { Place } from './list.ts'
import type { DuesState, Filter } from './list-filter.ts'

/** Where the office looks members up. */
export const membersPath = '/bureau/adherents'

/** The states as the address names them. */
export const stateNames = {
  membres: 'admitted',
  attente: 'awaitingAdmission',
  anciens: 'left',
  decedes: 'deceased',
  tous: null,
} as const satisfies Record<string, Filter['state']>

/** How dues stand, as the address names it. */
export const duesNames = {
  'a-jour': 'upToDate',
  'en-retard': 'late',
  suspendus: 'suspended',
  'sans-echeance': 'noDueDay',
} as const satisfies Record<string, DuesState>

/** What an address asks for; without an organisation, of all that are in view. */
export type Asked = Filter & { organisationId: string | null }

/** Reads an address or a form; what it does not know counts for nothing. */
export function askedBy(query: URLSearchParams, view: readonly { id: string }[]): Asked {
  const state = query.get('etat') ?? 'membres'
  const dues = query.get('cotisation') ?? ''
  return {
    search: readLine(query.get('recherche')?.slice(0, 200)),
    state: Object.hasOwn(stateNames, state) ? stateNames[state as keyof typeof stateNames] : 'admitted',
    dues: Object.hasOwn(duesNames, dues) ? duesNames[dues as keyof typeof duesNames] : null,
    neverSignedIn: query.has('jamais'),
    noAddress: query.has('sans-adresse'),
    organisationId: view.find(({ id }) => id === query.get('organisation'))?.id ?? null,
  }
}

export function placeIn(query: URLSearchParams): Place {
  const [after, before] = [query.get('apres'), query.get('avant')]
  if (after) return { after }
  return before ? { before } : null
}

/** What is asked for, as an address or a form carries it. */
export function fieldsOf(asked: Asked): Record<string, string> {
  return {
    ...(asked.search ? { recherche: asked.search } : {}),
    ...(asked.state === 'admitted' ? {} : { etat: nameOf(stateNames, asked.state) }),
    ...(asked.dues ? { cotisation: nameOf(duesNames, asked.dues) } : {}),
    ...(asked.organisationId ? { organisation: asked.organisationId } : {}),
    ...(asked.neverSignedIn ? { jamais: '1' } : {}),
    ...(asked.noAddress ? { 'sans-adresse': '1' } : {}),
  }
}

/** The address of a page, of the list or of what is done with it, for what is asked for. */
export function hrefOf(asked: Asked, place: Record<string, string> = {}, path: string = membersPath): string {
  const query = new URLSearchParams({ ...fieldsOf(asked), ...place })
  return query.size > 0 ? `${path}?${query}` : path
}

/** The name that stands for a value in the address. */
export function nameOf<Value>(names: Readonly<Record<string, Value>>, value: Value): string {
  return Object.entries(names).find(([, each]) => each === value)?.[0] ?? ''
}
