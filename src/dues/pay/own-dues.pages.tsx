import { looksLikeId } from '../../database/new-id.ts'
import type { Language } from '../../html/language.ts'
import { Contacts } from '../../organisations/contacts.tsx'
import type { Site } from '../../organisations/site.ts'
import { notFound } from '../../web/failure.pages.tsx'
import { page, redirect } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { dueDayInWords } from '../due-day.words.ts'
import { duesWords } from '../dues-section.words.ts'
import { MembershipDues } from './membership-dues.tsx'
import { announceTransfer, type OwnDues, ownDues, preparePayment } from './own-dues.ts'
import { PaidDues } from './paid-dues.tsx'
import { payWords } from './pay.words.ts'
import { PayDues } from './pay-dues.tsx'

/** `GET /espace/cotisation`: how each membership stands, what to pay and how, what was paid. It changes nothing. */
export async function duesPage(visit: Visit): Promise<Response> {
  const { app, site, visitor, language } = visit
  const person = visitor?.person
  if (!person) return redirect('/connexion')
  const words = duesWords[language]
  const all = await ownDues(app.db, site.realm, person.memberships)
  return page(visit, {
    title: words.dues,
    children: (
      <>
        <h1>{words.dues}</h1>
        {all.length === 0 && <p>{words.nothingDue}</p>}
        {all.map(own => (
          <DuesOfOne key={own.membership.id} visit={visit} own={own} isOneOfMany={all.length > 1} />
        ))}
        <Contacts language={language} sites={contactsOf(all, site)} />
      </>
    ),
  })
}

type OneProps = { visit: Visit; own: OwnDues; isOneOfMany: boolean }

function DuesOfOne({ visit, own, isOneOfMany }: OneProps) {
  const { language, site } = visit
  const words = payWords[language]
  const { membership, account } = own
  const Heading = isOneOfMany ? 'h3' : 'h2'
  return (
    <section>
      {isOneOfMany && <h2>{membership.organisationName}</h2>}
      <MembershipDues visit={visit} membership={membership} />
      {site.realm.policy.dues !== 'none' && (
        <>
          <Explanation own={own} language={language} />
          <Heading id={`payer-${membership.id}`}>{words.pay}</Heading>
          <PayDues visit={visit} own={own} />
          <PaidDues account={account} language={language} timeZone={site.realm.timeZone} />
        </>
      )}
    </section>
  )
}

/** Why the dues are good until their day, where that is known. */
function Explanation({ own, language }: { own: OwnDues; language: Language }) {
  const { day, dueOn } = own.account
  if (!day?.dueOn || !dueOn?.equals(day.dueOn)) return null
  const { paidOn, because } = day
  return (
    <p class="hint">{payWords[language].explained(dueDayInWords({ paidOn, dueOn, because }, language))}</p>
  )
}

/** `POST /espace/cotisation/preparer`: opens what is owed next, with its reference. */
export async function prepareTransfer(visit: Visit): Promise<Response> {
  const { app, site, visitor, form } = visit
  const person = visitor?.person
  if (!person) return redirect('/connexion')
  const id = form.get('membership')
  const membership = person.memberships.find(membership => membership.id === id)
  if (membership?.state !== 'admitted') return notFound(visit)
  await preparePayment(app, site.realm, membership.id, person.id)
  return redirect(`/espace/cotisation#payer-${membership.id}`)
}

/** `POST /espace/cotisation/virement`: « J'ai fait le virement », or it is taken back. */
export async function sayTransferMade(visit: Visit): Promise<Response> {
  const { app, site, visitor, form } = visit
  const person = visitor?.person
  if (!person) return redirect('/connexion')
  const dueId = form.get('due') ?? ''
  if (!looksLikeId(dueId)) return notFound(visit)
  const ids = person.memberships.map(({ id }) => id)
  const said = { dueId, isMade: form.get('made') === 'oui' }
  return (await announceTransfer(app, site.realm.id, ids, said))
    ? redirect('/espace/cotisation')
    : notFound(visit)
}

/** The organisations to which something may be owed, then the site. */
function contactsOf(all: readonly OwnDues[], site: Site) {
  const own = all.map(({ membership }) => ({
    id: membership.organisationId,
    name: membership.organisationName,
    contactEmail: membership.organisationEmail,
    contactPhone: membership.organisationPhone,
  }))
  const others = own.filter(({ name }) => name !== site.name)
  return [...others.filter(({ id }, index) => others.findIndex(other => other.id === id) === index), site]
}
