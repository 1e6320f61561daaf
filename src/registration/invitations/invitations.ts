import { sql } from 'kysely'
import { looksLikeId } from '../../database/new-id.ts'
import { reachOf, viewOf } from '../../office/reach.ts'
import type { Site } from '../../organisations/site.ts'
import { audit, from } from '../../web/audit.ts'
import { originOf } from '../../web/origin.ts'
import type { Visit } from '../../web/visit.ts'
import type { Invitation } from './invitation.ts'

/** An invitation as the office sees it; persons by their names. */
export type ListedInvitation = Invitation & {
  organisation: string
  madeBy: string | null
  stoppedBy: string | null
  /** The whole link, to be handed on. */
  link: string
}

export type InvitationList = {
  invitations: readonly ListedInvitation[]
  /** Where the neighbouring pages begin: before the first, after the last; null where there is none. */
  before: string | null
  after: string | null
}

export const pageSize = 50

/** Whether there are invitations at all; where the office enters new members there are none. */
export function hasInvitations({ site }: Visit): boolean {
  return site.realm.policy.registration.startedBy !== 'office'
}

/** One page of the links that the person who asks may see, the newest first. */
export async function listInvitations(visit: Visit): Promise<InvitationList> {
  const before = idIn(visit.query.get('avant'))
  const after = before ? null : idIn(visit.query.get('apres'))
  const rows = await visibleTo(visit, await viewOf(visit, 'invite'))
    .$if(before !== null, query => query.where('invitation.id', '>', before ?? ''))
    .$if(after !== null, query => query.where('invitation.id', '<', after ?? ''))
    .orderBy('invitation.id', before ? 'asc' : 'desc')
    .limit(pageSize + 1)
    .execute()
  const goesOn = rows.length > pageSize
  const shown = before ? rows.slice(0, pageSize).reverse() : rows.slice(0, pageSize)
  const link = await linksOf(visit)
  return {
    invitations: shown.map(row => ({ ...row, link: link(row) })),
    before: (before ? goesOn : after !== null) ? (shown[0]?.id ?? null) : null,
    after: before || goesOn ? (shown.at(-1)?.id ?? null) : null,
  }
}

/** One of them; null when there is none such, or it is out of reach. */
export async function findListed(visit: Visit, id: string): Promise<ListedInvitation | null> {
  const wanted = idIn(id)
  if (!wanted || !hasInvitations(visit)) return null
  const row = await visibleTo(visit, await reachOf(visit, 'invite'))
    .where('invitation.id', '=', wanted)
    .executeTakeFirst()
  return row ? { ...row, link: (await linksOf(visit))(row) } : null
}

const idIn = (text: string | null) => (text && looksLikeId(text) ? text : null)

function visibleTo({ app, site }: Visit, reach: readonly { id: string }[]) {
  const organisations = reach.map(({ id }) => id)
  return app.db
    .selectFrom('invitation')
    .innerJoin('organisation', join =>
      join
        .onRef('organisation.realm_id', '=', 'invitation.realm_id')
        .onRef('organisation.id', '=', 'invitation.organisation_id'),
    )
    .leftJoin('person as maker', join =>
      join
        .onRef('maker.realm_id', '=', 'invitation.realm_id')
        .onRef('maker.id', '=', 'invitation.made_by_person_id'),
    )
    .leftJoin('person as stopper', join =>
      join
        .onRef('stopper.realm_id', '=', 'invitation.realm_id')
        .onRef('stopper.id', '=', 'invitation.stopped_by_person_id'),
    )
    .selectAll('invitation')
    .select([
      'organisation.name as organisation',
      sql<string | null>`maker.given_name || ' ' || maker.family_name`.as('madeBy'),
      sql<string | null>`stopper.given_name || ' ' || stopper.family_name`.as('stoppedBy'),
    ])
    .where('invitation.realm_id', '=', site.realm.id)
    .where(sql<boolean>`invitation.organisation_id = any(${organisations}::uuid[])`)
}

async function linksOf(visit: Visit) {
  const siteOf = await sitesOfLinks(visit)
  return ({ organisation_id, code }: Invitation) =>
    `${originOf(visit.app.settings, siteOf(organisation_id).host)}/invitation/${code}`
}

/** On which site the links of an organisation open: its own, else the realm's sign-in host. */
export async function sitesOfLinks({ app, site }: Visit): Promise<(organisationId: string) => Site> {
  const sites = await app.sites.ofRealm(site.realm.id)
  return organisationId =>
    sites.find(({ organisation }) => organisation.id === organisationId) ??
    sites.find(({ isSignInHost }) => isSignInHost) ??
    site
}

/** Stops a link, once: who stopped it first stays on record. */
export async function stopInvitation(visit: Visit, { realm_id, id }: Invitation): Promise<void> {
  const { app, visitor } = visit
  const now = app.clock.now()
  const personId = visitor?.person?.id ?? null
  await app.db.transaction().execute(async tx => {
    const stopped = await tx
      .updateTable('invitation')
      .set({ stopped_at: now, stopped_by_person_id: personId })
      .where('realm_id', '=', realm_id)
      .where('id', '=', id)
      .where('stopped_at', 'is', null)
      .returning('organisation_id')
      .executeTakeFirst()
    if (!stopped) return
    await audit(tx, now, {
      ...from(visit),
      event: 'invitationStopped',
      accountId: visitor?.accountId ?? null,
      personId,
      organisationId: stopped.organisation_id,
      details: { invitation: id },
    })
  })
}
