import type { AccountSection } from '../accounts/account-section.ts'
import { isLate } from '../accounts/standing.ts'
import type { Membership, VisitorPerson } from '../accounts/visitor.ts'
import { dayInWords } from '../html/day-in-words.ts'
import type { Language } from '../html/language.ts'
import { SummaryList } from '../html/summary-list.tsx'
import { Contacts } from '../organisations/contacts.tsx'
import { page, redirect } from '../web/replies.tsx'
import type { Visit } from '../web/visit.ts'
import { duesWords } from './dues-section.words.ts'

/** `GET /espace/cotisation`: the dues alone, with whom to pay them to. */
export function duesPage(visit: Visit): Response {
  const { visitor, language } = visit
  const person = visitor?.person
  if (!visitor || !person) return redirect('/connexion')
  const words = duesWords[language]
  return page(visit, {
    title: words.dues,
    children: (
      <>
        <h1>{words.dues}</h1>
        <DuesOf visit={visit} person={person} />
        <p>{words.payHow}</p>
        <Contacts language={language} sites={[visit.site]} />
      </>
    ),
  })
}

/** « Cotisation » in « Mon compte ». */
export function DuesSection({ visit, person }: Parameters<AccountSection>[0]) {
  const words = duesWords[visit.language]
  return (
    <section>
      <h2>{words.dues}</h2>
      <DuesOf visit={visit} person={person} />
    </section>
  )
}

function DuesOf({ visit, person }: { visit: Visit; person: VisitorPerson }) {
  const words = duesWords[visit.language]
  return (
    <>
      {person.memberships.map(membership => (
        <MembershipDues key={membership.id} visit={visit} membership={membership} />
      ))}
      {person.memberships.length === 0 && <p>{words.nothingDue}</p>}
      <p class="hint">{words.officeChanges}</p>
    </>
  )
}

function MembershipDues({ visit, membership }: { visit: Visit; membership: Membership }) {
  const words = duesWords[visit.language]
  const today = visit.app.clock.now().toZonedDateTimeISO(visit.site.realm.timeZone).toPlainDate()
  const late = isLate(membership, today)
  const due = membership.dueOn && dayInWords(membership.dueOn, visit.language)
  return (
    <SummaryList
      rows={[
        { label: words.organisation, value: membership.organisationName },
        ...(membership.number ? [{ label: words.number, value: membership.number }] : []),
        {
          label: words.nextDue,
          value: due ? <DueDay day={due} late={late} language={visit.language} /> : words.nothingDue,
        },
        { label: words.state, value: stateInWords(membership, late, visit.language) },
      ]}
    />
  )
}

function DueDay({ day, late, language }: { day: string; late: boolean; language: Language }) {
  return late ? <strong class="past">{duesWords[language].past(day)}</strong> : day
}

/** How a membership stands, in a word or two. */
function stateInWords(membership: Membership, late: boolean, language: Language): string {
  const words = duesWords[language]
  if (membership.state === 'awaitingAdmission') return words.awaiting
  if (membership.state !== 'admitted') return words.left
  if (membership.suspended) return words.suspended
  return late ? words.late : words.upToDate
}
