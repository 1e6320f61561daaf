import { looksLikeId } from '../../database/new-id.ts'
import { readLine } from '../../members/read-line.ts'
import type { Place, QueueFilter } from './queue.ts'

export const queuePath = '/bureau/demandes'

/** The filters as the address names them. */
export const slugs: Record<QueueFilter, string> = {
  toDecide: 'a-traiter',
  awaitingAddress: 'adresse',
  awaitingDues: 'cotisation',
  admitted: 'acceptees',
  refused: 'refusees',
  all: 'toutes',
}

/** What the address of the queue asks for, the place in it left out. */
export type Asked = {
  filter: QueueFilter
  /** Where one begins, which the address need not name. */
  firstFilter: QueueFilter
  text: string
  organisationId: string | null
}

/** Reads the address; what cannot be meant counts as not asked for. */
export function askedBy(
  query: URLSearchParams,
  filters: readonly QueueFilter[],
  organisations: readonly { id: string }[],
): Asked {
  const [first = 'all'] = filters
  const filter = filters.find(name => slugs[name] === query.get('etat')) ?? first
  return {
    filter,
    firstFilter: first,
    text: readLine(query.get('recherche')?.slice(0, 200)),
    organisationId: organisations.find(({ id }) => id === query.get('organisation'))?.id ?? null,
  }
}

/** The address of what is asked for, at a place where there is one. */
export function hrefOf(asked: Asked, at: { apres?: Place; avant?: Place } = {}): string {
  const query = new URLSearchParams({
    ...(asked.filter === asked.firstFilter ? {} : { etat: slugs[asked.filter] }),
    ...(asked.text ? { recherche: asked.text } : {}),
    ...(asked.organisationId ? { organisation: asked.organisationId } : {}),
    ...Object.fromEntries(Object.entries(at).map(([side, place]) => [side, placeInAddress(place)])),
  })
  return query.size > 0 ? `${queuePath}?${query}` : queuePath
}

const placeInAddress = ({ submittedAt, id }: Place) => `${submittedAt}_${id}`

/** Where a page begins; anything that is not a place counts as the beginning. */
export function placeIn(query: URLSearchParams): { side: 'after' | 'before'; place: Place } | null {
  const [after, before] = [readPlace(query.get('apres')), readPlace(query.get('avant'))]
  if (after) return { side: 'after', place: after }
  return before ? { side: 'before', place: before } : null
}

function readPlace(text: string | null): Place | null {
  // Only the years that PostgreSQL and a calendar of four digits have in common.
  const [, moment = '', id = ''] = /^([1-9]\d{3}-[^_]{1,30}Z)_(.+)$/.exec(text ?? '') ?? []
  if (!looksLikeId(id)) return null
  try {
    return { submittedAt: Temporal.Instant.from(moment), id }
  } catch {
    return null
  }
}
