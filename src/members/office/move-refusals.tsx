import { sql } from 'kysely'
import { Notice } from '../../html/notice.tsx'
import type { Visit } from '../../web/visit.ts'
import type { HeldMembership, HeldPerson } from './held-person.ts'
import type { Contact } from './hold.ts'
import { moveWords } from './move.words.ts'
import { nameOf } from './name-of.ts'
import { pathOfPerson } from './person-here.ts'

type AlreadyProps = {
  visit: Visit
  held: HeldPerson
  membership: HeldMembership
  /** The one that the person has in the organisation that was chosen. */
  there: HeldMembership
}

/** Why there is nothing to move, and what to do instead. */
export function AlreadyThere({ visit, held, membership, there }: AlreadyProps) {
  const words = moveWords[visit.language]
  const isInForce = there.state === 'admitted' || there.state === 'awaitingAdmission'
  const former = membership.organisationName
  const next = isInForce ? membership.id : there.id
  return (
    <Notice kind="information">
      <p>{words.already(nameOf(held), there.organisationName)}</p>
      <p>{isInForce ? words.alreadyAdmitted(former) : words.alreadyEnded(there.organisationName, former)}</p>
      <p>
        <a href={`${pathOfPerson(held.id)}/depart?adhesion=${next}`}>
          {isInForce ? words.depart : words.readmit}
        </a>
      </p>
    </Notice>
  )
}

/** Whom to ask, for somebody who runs one organisation only: the one above it. */
export async function OnlyOne({ visit, organisationId }: { visit: Visit; organisationId: string }) {
  const { app, site, language } = visit
  const words = moveWords[language]
  const { rows } = await sql<Contact>`
    select p.name, p.contact_email as email, p.contact_phone as phone from organisation o
    join organisation p on p.realm_id = o.realm_id and p.id = o.parent_id
    where o.realm_id = ${site.realm.id} and o.id = ${organisationId}`.execute(app.db)
  const [above] = rows
  const ways = above && [above.email, above.phone].filter(Boolean).join(', ')
  return (
    <Notice kind="information">
      <p>{words.onlyOne}</p>
      {above && <p>{words.ask(ways ? `${above.name} (${ways})` : above.name)}</p>}
    </Notice>
  )
}
