import type { Permission } from '../../accounts/permissions.ts'
import { reachOf, viewOf } from '../../office/reach.ts'
import type { Visit } from '../../web/visit.ts'

/** The organisations whose applications are looked at. */
export type QueueReach = {
  realmId: string
  /** `all` for every one of the realm: then none of them needs to be named to the database. */
  organisationIds: 'all' | readonly string[]
}

type Named = QueueReach & { organisations: { id: string; name: string }[] }

/** The reach of whoever asks, with the names of what is in it. */
export async function queueReach(visit: Visit, permission: Permission): Promise<Named> {
  return await among(visit, await reachOf(visit, permission))
}

/** What of it the list shows. */
export async function queueView(visit: Visit, permission: Permission): Promise<Named> {
  return await among(visit, await viewOf(visit, permission))
}

async function among(visit: Visit, organisations: { id: string; name: string }[]): Promise<Named> {
  const realmId = visit.site.realm.id
  const { count } = await visit.app.db
    .selectFrom('organisation')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('realm_id', '=', realmId)
    .executeTakeFirstOrThrow()
  const isWhole = Number(count) === organisations.length
  return { realmId, organisations, organisationIds: isWhole ? 'all' : organisations.map(({ id }) => id) }
}
