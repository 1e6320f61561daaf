import { sql } from 'kysely'
import { audit, from } from '../../web/audit.ts'
import { answer } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { fieldsOf } from '../office/list-address.ts'
import { whoIsListed } from '../office/list-filter.ts'
import { type ListHere, listHere } from '../office/list-here.ts'
import { countMembers, type Exported, exportMembers } from './export.ts'
import { streamed } from './streamed.ts'

/** `GET /bureau/adherents/export`: the members whom the list shows with the same address, as a file that the import takes back. */
export async function exportListedMembers(visit: Visit): Promise<Response> {
  const { app, site, visitor } = visit
  const here = await listHere(visit, visit.query, 'exportMembers')
  const exported = await exportedHere(visit, here)
  const members = await countMembers(app.db, exported)
  const now = app.clock.now()
  // The trace comes first: what was read before an export was cut short has left too.
  await audit(app.db, now, {
    ...from(visit),
    event: 'membersExported',
    accountId: visitor?.accountId ?? null,
    personId: visitor?.person?.id ?? null,
    organisationId: here.asked.organisationId ?? site.organisation.id,
    details: { members, filter: fieldsOf(here.asked) },
  })
  const day = now.toZonedDateTimeISO(site.realm.timeZone).toPlainDate()
  return answer(streamed(exportMembers(app.db, exported)), 200, [], {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="adherents-${day}.csv"`,
    'Cache-Control': 'no-store',
  })
}

/** The list as it is shown: with a typing error forgiven where nobody is found without. */
async function exportedHere({ app, site }: Visit, { asked, among, view }: ListHere): Promise<Exported> {
  const organisations = view.filter(({ id }) => among.organisationIds.includes(id))
  // A list of one organisation is brought in where one says; one of several says of each member where.
  const only = organisations.length === 1 ? organisations[0]?.id : undefined
  const of = {
    among,
    organisations,
    own: only ?? site.organisation.id,
    withStates: asked.state !== 'admitted',
  }
  const exact = await whoIsListed(app.db, among, asked, false)
  const isThere = exact && (!asked.search || (await countMembers(app.db, { listed: exact })) > 0)
  const listed = isThere ? exact : await whoIsListed(app.db, among, asked, true)
  return { ...of, listed: listed ?? sql<boolean>`false` }
}
