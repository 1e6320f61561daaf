import { sql } from 'kysely'
import { z } from 'zod'
import { looksLikeId, newId } from '../../database/new-id.ts'
import type { Db, Tx } from '../../database/open.ts'
import { audit, from } from '../../web/audit.ts'
import type { Visit } from '../../web/visit.ts'
import type { Among, Filter } from '../office/list-filter.ts'
import type { Forecast } from './recipients.ts'

export type MailingState = 'waiting' | 'running' | 'done' | 'stopped'

export type Mailing = {
  id: string
  state: MailingState
  total: number
  done: number
  letters: number
  /** Letters not sent, as too many had gone to their addresses. */
  heldBack: number
  createdAt: Temporal.Instant
  finishedAt: Temporal.Instant | null
}

const ids = z.array(z.uuid())

/** The list to which a mailing goes, as it was asked for; the days that it counts in go on. */
export const askedSchema: z.ZodType<{
  organisationIds: string[]
  inReach: string[]
  filter: Filter
  near: boolean
}> = z.object({
  organisationIds: ids,
  inReach: ids,
  filter: z.object({
    search: z.string(),
    state: z.enum(['awaitingAdmission', 'admitted', 'left', 'deceased']).nullable(),
    dues: z.enum(['upToDate', 'late', 'suspended', 'noDueDay']).nullable(),
    neverSignedIn: z.boolean(),
    noAddress: z.boolean(),
  }),
  near: z.boolean(),
})

/** Starts a mailing to a list: from now on a worker goes through it, whatever becomes of this request. Returns its identifier. */
export async function startMailing(
  visit: Visit,
  among: Among,
  filter: Filter,
  { total, near }: Forecast,
): Promise<string> {
  const { app, site, visitor } = visit
  const id = newId()
  const now = app.clock.now()
  const { organisationIds, inReach } = among
  const by = visitor?.person?.id ?? null
  await app.db.transaction().execute(async tx => {
    await tx
      .insertInto('mailing')
      .values({
        realm_id: site.realm.id,
        id,
        site_id: site.id,
        asked: JSON.stringify({ organisationIds, inReach, filter: bare(filter), near }),
        state: 'waiting',
        total,
        done: 0,
        letters: 0,
        held_back: 0,
        created_at: now,
        created_by_person_id: by,
      })
      .execute()
    await app.queue.add(tx, 'mailing', { realmId: site.realm.id, mailingId: id })
    await note(visit, tx, 'mailingStarted', { mailing: id, total })
  })
  return id
}

const bare = ({ search, state, dues, neverSignedIn, noAddress }: Filter): Filter => ({
  search,
  state,
  dues,
  neverSignedIn,
  noAddress,
})

async function note(
  visit: Visit,
  tx: Tx,
  event: 'mailingStarted' | 'mailingStopped',
  details: Record<string, unknown>,
): Promise<void> {
  const who = { accountId: visit.visitor?.accountId ?? null, personId: visit.visitor?.person?.id ?? null }
  await audit(tx, visit.app.clock.now(), { ...from(visit), event, ...who, details })
}

/** Of which mailings: those to nobody but members of these organisations. */
type Within = { realmId: string; organisationIds: readonly string[] }

const within = ({ realmId, organisationIds }: Within) => sql<boolean>`realm_id = ${realmId}
  and not exists (select from jsonb_array_elements_text(asked -> 'organisationIds') as o
    where not o::uuid = any(${organisationIds}::uuid[]))`

const columns = sql`id, state, total, done, letters, held_back as "heldBack", created_at as "createdAt",
  finished_at as "finishedAt"`

/** A mailing to members in reach, or null. */
export async function findMailing(db: Db, reach: Within, id: string): Promise<Mailing | null> {
  if (!looksLikeId(id)) return null
  const { rows } = await sql<Mailing>`
    select ${columns} from mailing where ${within(reach)} and id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** The latest mailings to members in reach. */
export async function latestMailings(db: Db, reach: Within): Promise<Mailing[]> {
  const { rows } = await sql<Mailing>`
    select ${columns} from mailing where ${within(reach)} order by id desc limit 50`.execute(db)
  return rows
}

/** Stops a mailing that is not over: what is queued leaves, nothing more is. Whether there was anything to stop. */
export async function stopMailing(visit: Visit, reach: Within, id: string): Promise<boolean> {
  const { app } = visit
  return await app.db.transaction().execute(async tx => {
    const { rows } = await sql<{ id: string }>`
      update mailing set state = 'stopped', finished_at = ${app.clock.now()}
      where ${within(reach)} and id = ${id} and state in ('waiting', 'running') returning id`.execute(tx)
    if (rows.length === 0) return false
    await note(visit, tx, 'mailingStopped', { mailing: id })
    return true
  })
}
