import type { Visit } from '../../web/visit.ts'
import { departureWords } from './departure.words.ts'
import type { HeldMembership, HeldPerson } from './held-person.ts'

type Props = { visit: Visit; held: HeldPerson; membership: HeldMembership }

/** What saying that somebody has left or died will do, before it is said. */
export async function Consequences({ visit, held, membership }: Props) {
  const words = departureWords[visit.language]
  const current = held.memberships.filter(({ state }) => state === 'admitted')
  const others = current.filter(({ id }) => id !== membership.id)
  const owes = visit.site.realm.policy.dues !== 'none'
  return (
    <>
      <h2>{words.changes}</h2>
      <ul>
        {owes && <li>{words.noLetters}</li>}
        {owes && <li>{words.dueCancelled}</li>}
        <li>{others.length > 0 ? words.openByOthers : await whatOpens(visit, held)}</li>
        <li>{words.signedOut}</li>
        {others.length > 0 && (
          <li>{words.allEnd(current.map(({ organisationName }) => organisationName).join(', '))}</li>
        )}
        <li>{words.nothingErased}</li>
      </ul>
    </>
  )
}

async function whatOpens(visit: Visit, held: HeldPerson): Promise<string> {
  const words = departureWords[visit.language]
  if (held.hold === 'shared') return words.openElsewhere
  return (await hasRole(visit, held.id)) ? words.openByRole : words.closed
}

async function hasRole({ app, site }: Visit, personId: string): Promise<boolean> {
  const now = app.clock.now()
  const role = await app.db
    .selectFrom('role')
    .select('id')
    .where('realm_id', '=', site.realm.id)
    .where('person_id', '=', personId)
    .where(eb => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', now)]))
    .limit(1)
    .executeTakeFirst()
  return role !== undefined
}
