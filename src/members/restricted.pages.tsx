import { isLate } from '../accounts/standing.ts'
import type { Membership, Standing, Visitor, VisitorPerson } from '../accounts/visitor.ts'
import { payWords } from '../dues/pay/pay.words.ts'
import { ButtonLink } from '../html/button.tsx'
import { dayInWords } from '../html/day-in-words.ts'
import { Notice } from '../html/notice.tsx'
import { Contacts } from '../organisations/contacts.tsx'
import { page, redirect } from '../web/replies.tsx'
import type { Visit } from '../web/visit.ts'
import { restrictedWords } from './restricted.words.ts'

type Reason = Exclude<Standing, 'open'>

/**
 * The gate of the members' area for who is late, suspended, awaiting admission or no longer a member: says
 * so (only after the right password), what to do, whom to ask, and what is open meanwhile.
 */
export async function restrictedPage(visit: Visit): Promise<Response> {
  const { visitor, language } = visit
  const person = visitor?.person
  if (!visitor || !person || person.standing === 'open') return redirect('/connexion')
  const words = restrictedWords[language]
  const reason = person.standing
  const membership = membershipBehind(visit, person, reason)
  const organisation = membership?.organisationName ?? visit.site.organisation.name
  const day = membership?.dueOn ? dayInWords(membership.dueOn, language) : ''
  const isByHand =
    reason === 'suspended' && membership !== undefined && (await isSuspendedByHand(visit, membership))
  const said = isByHand ? words.suspendedByHand : words[reason]
  return page(visit, {
    title: words[reason].title,
    status: 403,
    children: (
      <>
        <h1>{words[reason].title}</h1>
        <Notice kind={reason === 'awaitingAdmission' ? 'information' : 'problem'}>
          <p>{said.since(organisation, day)}</p>
          <p>{said.todo}</p>
        </Notice>
        {(reason === 'late' || (reason === 'suspended' && !isByHand)) && (
          <p>
            <ButtonLink href="/espace/cotisation">{payWords[language].pay}</ButtonLink>
          </p>
        )}
        <Contacts language={language} sites={contactsOf(visit, membership)} />
        <StillOpen visit={visit} visitor={visitor} />
      </>
    ),
  })
}

/** What a restricted session opens all the same. */
export function StillOpen({ visit, visitor }: { visit: Visit; visitor: Visitor }) {
  const words = restrictedWords[visit.language]
  const hasDues = visit.site.realm.policy.accountSections.includes('dues')
  return (
    <>
      <h2>{words.stillOpen}</h2>
      <ul>
        <li>
          <a href="/espace/compte">{words.account}</a>
        </li>
        {hasDues && (
          <li>
            <a href="/espace/cotisation">{words.dues}</a>
          </li>
        )}
        <li>
          <a href="/espace/securite">{words.security}</a>
        </li>
        <li>
          <a href="/espace/donnees">{words.data}</a>
        </li>
        {visitor.sharedBy > 1 && (
          <li>
            <a href="/connexion/qui">{words.changeOver}</a>
          </li>
        )}
      </ul>
    </>
  )
}

function membershipBehind(visit: Visit, person: VisitorPerson, reason: Reason): Membership | undefined {
  const today = visit.app.clock.now().toZonedDateTimeISO(visit.site.realm.timeZone).toPlainDate()
  const is: Record<Reason, (membership: Membership) => boolean> = {
    late: membership => membership.state === 'admitted' && isLate(membership, today),
    suspended: membership => membership.state === 'admitted' && membership.suspended,
    awaitingAdmission: membership => membership.state === 'awaitingAdmission',
    former: () => true,
  }
  return person.memberships.find(is[reason])
}

/** Whether the office has suspended it for another reason than dues, which no payment lifts. */
async function isSuspendedByHand({ app, site }: Visit, { id }: Membership): Promise<boolean> {
  const suspension = await app.db
    .selectFrom('suspension')
    .select('cause')
    .where('realm_id', '=', site.realm.id)
    .where('membership_id', '=', id)
    .where('lifted_at', 'is', null)
    .executeTakeFirst()
  return suspension?.cause === 'office'
}

/** The organisation of the membership first, then the site. */
function contactsOf(visit: Visit, membership: Membership | undefined) {
  const own = membership && {
    id: membership.organisationId,
    name: membership.organisationName,
    contactEmail: membership.organisationEmail,
    contactPhone: membership.organisationPhone,
  }
  const isOther = own && own.name !== visit.site.name && (own.contactEmail || own.contactPhone)
  return isOther ? [own, visit.site] : [visit.site]
}
