import type { Site } from './site.ts'

type Placed = Pick<Site, 'id' | 'organisation'>

/** The sites of the organisations below that of a site, and the other ones of its own. */
export function sitesBelow<T extends Placed>(site: Placed, sites: readonly T[]): T[] {
  const { id } = site.organisation
  return sites.filter(
    other => other.id !== site.id && (other.organisation.id === id || other.organisation.above.includes(id)),
  )
}

/** The sites of the nearest organisation above that has any. */
export function sitesAbove<T extends Placed>(site: Placed, sites: readonly T[]): T[] {
  for (const id of site.organisation.above) {
    const there = sites.filter(({ organisation }) => organisation.id === id)
    if (there.length > 0) return there
  }
  return []
}

/** The town in a postal address, as it stands behind its postal code; null where none is to be found. */
export function townIn(postalAddress: string | null): string | null {
  return /(?:^|\n)[^\S\n]*\d{5}\s+(\p{L}[^\n]*)/u.exec(postalAddress ?? '')?.[1]?.trim() ?? null
}
