import { sql } from 'kysely'
import { emailKey } from '../../accounts/email-address.ts'
import { looksLikeId } from '../../database/new-id.ts'
import { wordsBeginning } from '../../database/word-search.ts'
import type { Visit } from '../../web/visit.ts'
import { reachOf } from '../reach.ts'
import { isDead } from './last-manager.ts'

/** Somebody to whom a role may be given. */
export type Candidate = {
  personId: string
  name: string
  /** What the person signs in with; who has none cannot use a role. */
  email: string | null
  accountId: string | null
  /** Where the person is a member, within reach. */
  organisations: string | null
}

const mostFound = 20

/**
 * Who may be meant: members of the organisations in reach and those who have a role there, by words of the name; and
 * anybody of the realm whose whole address is known.
 */
export async function findCandidates(
  visit: Visit,
  search: string,
): Promise<{ candidates: Candidate[]; more: boolean }> {
  const reach = await reachedBy(visit)
  const words = await wordsBeginning(visit.app.db, search)
  const rows = await candidates(
    visit,
    reach,
    sql`a.email_key = ${emailKey(search)}
      or ${words ? sql`p.words @@ ${words}::tsquery and ${isReached(reach)}` : sql`false`}`,
  )
  return { candidates: rows.slice(0, mostFound), more: rows.length > mostFound }
}

/** The person that a form names: within reach, or together with the whole address. */
export async function candidateHere(
  visit: Visit,
  { personId, email }: { personId: string; email: string },
): Promise<Candidate | null> {
  if (!looksLikeId(personId)) return null
  const reach = await reachedBy(visit)
  const [candidate] = await candidates(
    visit,
    reach,
    sql`p.id = ${personId} and (a.email_key = ${emailKey(email)} or ${isReached(reach)})`,
  )
  return candidate ?? null
}

async function reachedBy(visit: Visit): Promise<string[]> {
  return (await reachOf(visit, 'giveRoles')).map(({ id }) => id)
}

const isReached = (reach: string[]) => sql`(
  exists (select from membership m where m.realm_id = p.realm_id and m.person_id = p.id
    and m.state in ('admitted', 'awaitingAdmission') and m.organisation_id = any(${reach}::uuid[]))
  or exists (select from role r where r.realm_id = p.realm_id and r.person_id = p.id
    and r.organisation_id = any(${reach}::uuid[])))`

async function candidates(
  visit: Visit,
  reach: string[],
  where: ReturnType<typeof sql>,
): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    select p.id as "personId", trim(p.given_name || ' ' || p.family_name) as name, a.email, a.id as "accountId",
      (select string_agg(o.name, ', ' order by o.name) from membership m
        join organisation o on o.realm_id = m.realm_id and o.id = m.organisation_id
        where m.realm_id = p.realm_id and m.person_id = p.id and m.state = 'admitted'
          and m.organisation_id = any(${reach}::uuid[])) as organisations
    from person p
    left join account_person ap on ap.realm_id = p.realm_id and ap.person_id = p.id
    left join account a on a.realm_id = ap.realm_id and a.id = ap.account_id
    where p.realm_id = ${visit.site.realm.id} and p.erased_at is null and (${where})
      and not ${isDead({ realmId: sql`p.realm_id`, id: sql`p.id` })}
    order by p.in_order, p.id limit ${mostFound + 1}`.execute(visit.app.db)
  return rows
}
