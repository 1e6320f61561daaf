import type { Selectable } from 'kysely'
import type { Db } from '../database/open.ts'
import type { Tables } from '../database/rows.generated.ts'

/** What every request of a realm has to know of its terms, without asking the database. */
export type RealmTerms = {
  /** Since when there is a text to read; null while none was published. */
  readonly readableFrom: Temporal.Instant | null
  /** The versions that ask members again, each from when it holds until the next of its kind does. */
  readonly asking: readonly AskingTerms[]
}

export type AskingTerms = {
  readonly id: string
  readonly from: Temporal.Instant
  readonly until: Temporal.Instant | null
}

export const noTerms: RealmTerms = { readableFrom: null, asking: [] }

type Row = Pick<
  Selectable<Tables['terms']>,
  'realm_id' | 'id' | 'kind' | 'in_force_on' | 'published_at' | 'asks_again'
>

/** When each version of each realm holds, by realm; those of one kind in their order. */
export async function readTermsTimes(db: Db): Promise<Map<string, Row[]>> {
  const rows = await db
    .selectFrom('terms')
    .select(['realm_id', 'id', 'kind', 'in_force_on', 'published_at', 'asks_again'])
    .orderBy('in_force_on')
    .orderBy('published_at')
    .orderBy('id')
    .execute()
  return Map.groupBy(rows, row => row.realm_id)
}

/** A version begins with its day in the realm's time zone, or when it is published during that day. */
export function realmTerms(rows: readonly Row[], timeZone: string): RealmTerms {
  const times = rows.map(({ id, kind, asks_again, in_force_on, published_at }) => ({
    id,
    kind,
    asks: asks_again,
    from: later(in_force_on.toZonedDateTime(timeZone).toInstant(), published_at),
  }))
  const asking = times.flatMap(({ id, kind, asks, from }, place) => {
    const next = times.find((other, at) => at > place && other.kind === kind)
    return asks ? [{ id, from, until: next?.from ?? null }] : []
  })
  const begins = times.map(({ from }) => from).sort(Temporal.Instant.compare)
  return { readableFrom: begins[0] ?? null, asking }
}

function later(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(one, other) > 0 ? one : other
}
