import { type ComponentChildren, Fragment } from 'preact'
import { isLate } from '../accounts/standing.ts'
import type { Membership, Standing, Visitor, VisitorPerson } from '../accounts/visitor.ts'
import { dayInWords } from '../html/day-in-words.ts'
import type { Language } from '../html/language.ts'
import { Notice } from '../html/notice.tsx'
import { SummaryList } from '../html/summary-list.tsx'
import { Contacts } from '../organisations/contacts.tsx'
import type { Policy } from '../organisations/policy.ts'
import { page, redirect } from '../web/replies.tsx'
import type { Visit } from '../web/visit.ts'
import { HouseholdSection } from './household-section.tsx'
import { ownAccountWords } from './own-account.words.ts'
import { phoneInWords } from './phone-in-words.ts'
import { restrictedWords } from './restricted.words.ts'

type SectionName = Policy['accountSections'][number]
type Section = (props: {
  visit: Visit
  visitor: Visitor
  person: VisitorPerson
}) => ComponentChildren | Promise<ComponentChildren>

/** `GET /espace/compte`: what the member's desk knows, in the sections that the policy names. */
export async function ownAccountPage(visit: Visit): Promise<Response> {
  const { visitor, language, site } = visit
  const person = visitor?.person
  if (!visitor || !person) return redirect('/connexion')
  const words = ownAccountWords[language]
  const shown = await Promise.all(
    site.realm.policy.accountSections.map(async name => (
      <Fragment key={name}>{await sections[name]({ visit, visitor, person })}</Fragment>
    )),
  )
  return page(visit, {
    title: words.title,
    children: (
      <>
        {person.standing !== 'open' && (
          <Notice kind={person.standing === 'awaitingAdmission' ? 'information' : 'problem'}>
            <p>{whyClosed(person.standing, language)}</p>
            <p>
              <a href="/espace">{restrictedWords[language].why}</a>
            </p>
          </Notice>
        )}
        <h1>{words.title}</h1>
        {shown}
      </>
    ),
  })
}

/** A former member may also be somebody who never was one: the gate tells, with the reason. */
function whyClosed(standing: Exclude<Standing, 'open'>, language: Language): string {
  const words = restrictedWords[language]
  return standing === 'former' ? words.closed : words[standing].title
}

/** `GET /espace/cotisation`: the dues alone, with whom to pay them to. */
export function duesPage(visit: Visit): Response {
  const { visitor, language } = visit
  const person = visitor?.person
  if (!visitor || !person) return redirect('/connexion')
  const words = ownAccountWords[language]
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

const sections: Record<SectionName, Section> = {
  dues: Dues,
  signIn: SignIn,
  identity: Identity,
  household: HouseholdSection,
  password: Password,
}

function Dues({ visit, person }: Parameters<Section>[0]) {
  const words = ownAccountWords[visit.language]
  return (
    <section>
      <h2>{words.dues}</h2>
      <DuesOf visit={visit} person={person} />
    </section>
  )
}

function DuesOf({ visit, person }: { visit: Visit; person: VisitorPerson }) {
  const words = ownAccountWords[visit.language]
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
  const words = ownAccountWords[visit.language]
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
  return late ? <strong class="past">{ownAccountWords[language].past(day)}</strong> : day
}

/** How a membership stands, in a word or two. */
function stateInWords(membership: Membership, late: boolean, language: Language): string {
  const words = ownAccountWords[language]
  if (membership.state === 'awaitingAdmission') return words.awaiting
  if (membership.state !== 'admitted') return words.left
  if (membership.suspended) return words.suspended
  return late ? words.late : words.upToDate
}

function SignIn({ visit, visitor, person }: Parameters<Section>[0]) {
  const words = ownAccountWords[visit.language]
  return (
    <section>
      <h2>{words.signIn}</h2>
      <SummaryList
        rows={[
          { label: words.identifier, value: visitor.email },
          { label: words.name, value: `${person.givenName} ${person.familyName}` },
        ]}
      />
      {visitor.sharedBy > 1 && (
        <p>
          {words.sharedBy} <a href="/connexion/qui?retour=/espace/compte">{words.changeOver}</a>
        </p>
      )}
    </section>
  )
}

function Identity({ visit, person }: Parameters<Section>[0]) {
  const words = ownAccountWords[visit.language]
  const address = [
    person.addressLine1,
    person.addressLine2,
    [person.postcode, person.town].filter(Boolean).join(' '),
  ]
    .filter(Boolean)
    .flatMap((line, index) => (index === 0 ? [line] : [<br key={line} />, line]))
  return (
    <section>
      <h2>{words.identity}</h2>
      <SummaryList
        rows={[
          ...(person.title ? [{ label: words.civility, value: person.title }] : []),
          { label: words.familyName, value: person.familyName },
          { label: words.givenName, value: person.givenName },
          {
            label: words.birthDate,
            value: person.birthDate ? dayInWords(person.birthDate, visit.language) : words.none,
          },
          { label: words.phone, value: person.phone ? phoneInWords(person.phone) : words.none },
          { label: words.mobile, value: person.mobile ? phoneInWords(person.mobile) : words.none },
          { label: words.address, value: address.length > 0 ? address : words.none },
        ]}
      />
      <p class="hint">{words.readOnly}</p>
    </section>
  )
}

function Password({ visit }: Parameters<Section>[0]) {
  const words = ownAccountWords[visit.language]
  return (
    <section>
      <h2>
        <a href="/espace/securite">{words.resetPassword}</a>
      </h2>
      <p>{words.passwordHelp}</p>
    </section>
  )
}
