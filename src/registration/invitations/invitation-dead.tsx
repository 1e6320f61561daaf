import type { ComponentChildren } from 'preact'
import { dayInWords } from '../../html/day-in-words.ts'
import { Contacts } from '../../organisations/contacts.tsx'
import type { Site } from '../../organisations/site.ts'
import type { Visit } from '../../web/visit.ts'
import { type DeadInvitation, lastDayOf } from './invitation.ts'
import { invitationWords } from './invitation.words.ts'

type Contact = Pick<Site, 'id' | 'name' | 'contactEmail' | 'contactPhone'>

/** A dead link as it is told to whoever opens it: it names an organisation, and no person. */
export type ToldDead = { title: string; why: string; contacts: readonly Contact[] }

/** Why a link does not work, and whom to ask: the organisation that made it, then the site. */
export async function tellDead(visit: Visit, dead: DeadInvitation): Promise<ToldDead> {
  const { site, language } = visit
  const words = invitationWords[language]
  if (dead.why === 'unknown') return { title: words.unknown, why: words.why.unknown, contacts: [site] }
  const { invitation, why } = dead
  const structure = await contactOf(visit, invitation.organisation_id)
  const contacts = structure.id === site.organisation.id ? [site] : [structure, site]
  const told = { title: words.dead, contacts }
  if (why === 'expired') {
    const day = lastDayOf(invitation, site.realm.timeZone)
    return { ...told, why: words.why.expired(structure.name, day ? dayInWords(day, language) : '') }
  }
  const reason = why === 'usedUp' && invitation.most_uses === 1 ? 'usedOnce' : why
  return { ...told, why: words.why[reason](structure.name) }
}

async function contactOf({ app, site }: Visit, organisationId: string): Promise<Contact> {
  const { id, name, contact_email, contact_phone } = await app.db
    .selectFrom('organisation')
    .select(['id', 'name', 'contact_email', 'contact_phone'])
    .where('realm_id', '=', site.realm.id)
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow()
  return { id, name, contactEmail: contact_email, contactPhone: contact_phone }
}

type Props = { visit: Visit; told: ToldDead; isDraftHere: boolean; children?: ComponentChildren }

/** Why, what has become of what was typed, what else can be done, and whom to ask. */
export function DeadInvitationExplained({ visit, told, isDraftHere, children }: Props) {
  const words = invitationWords[visit.language]
  return (
    <>
      <p>{told.why}</p>
      {isDraftHere && <p>{words.kept}</p>}
      {children}
      <Contacts language={visit.language} sites={told.contacts} />
      <AlreadyRegistered visit={visit} />
    </>
  )
}

/** The way in for who has registered already. */
export function AlreadyRegistered({ visit: { visitor, language } }: { visit: Visit }) {
  const words = invitationWords[language]
  return (
    <>
      <h2>{words.already}</h2>
      {visitor ? (
        <p>
          {words.signedInAs(visitor.email)} <a href="/espace/compte">{words.myAccount}</a>
        </p>
      ) : (
        <>
          <p>
            <a href="/connexion">{words.signIn}</a>
          </p>
          <p>
            <a href="/mot-de-passe">{words.first}</a>
          </p>
        </>
      )}
    </>
  )
}
