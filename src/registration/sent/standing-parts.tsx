import { signInWords } from '../../accounts/sign-in.words.ts'
import { ButtonLink } from '../../html/button.tsx'
import { dayInWords } from '../../html/day-in-words.ts'
import { Notice } from '../../html/notice.tsx'
import { SummaryList } from '../../html/summary-list.tsx'
import { Contacts } from '../../organisations/contacts.tsx'
import type { Visit } from '../../web/visit.ts'
import type { Application } from '../application.ts'
import { daysToPay } from './applicant-letters.ts'
import { type Contact, contactsFor, missingOf, type PasswordNow } from './standing.ts'
import { standingWords } from './standing.words.ts'

export type Shown = { visit: Visit; application: Application; organisation: Contact }

/** What was sent, in a few lines; the identifier first. */
export function WhatWasSent({ visit, application, organisation }: Shown) {
  const words = standingWords[visit.language]
  const sentOn = application.submitted_at?.toZonedDateTimeISO(visit.site.realm.timeZone).toPlainDate()
  return (
    <SummaryList
      rows={[
        { label: words.identifier, value: application.email },
        { label: words.name, value: `${application.given_name} ${application.family_name}` },
        { label: words.organisation, value: organisation.name },
        { label: words.sentOn, value: sentOn && dayInWords(sentOn, visit.language) },
      ]}
    />
  )
}

/** What is still to happen before the applicant gets in, step by step. */
export function WhatComesNext({ visit, application, organisation }: Shown) {
  const words = standingWords[visit.language]
  const { policy } = visit.site.realm
  const days = daysToPay(policy, application)
  return (
    <>
      <h2>{words.next}</h2>
      <ol>
        {missingOf(policy, application).map(name => (
          <li key={name}>{words.missing[name](organisation.name, application.email ?? '')}</li>
        ))}
        <li>{words.atLast}</li>
      </ol>
      {days !== null && <p>{words.duesWithin(days)}</p>}
    </>
  )
}

/** That the applicant is admitted, and what opens the members' area. */
export function Admission({ visit, application, organisation }: Shown) {
  const words = standingWords[visit.language]
  const days = daysToPay(visit.site.realm.policy, application)
  return (
    <Notice kind="success" title={words.admittedTo(organisation.name)}>
      {application.email_confirmed_at && <p>{words.enterWith(application.email ?? '')}</p>}
      {days !== null && <p>{words.duesNow(days)}</p>}
    </Notice>
  )
}

/** Which password opens the account, and the way in; without one, the way to choose it. */
export function WayIn({ visit, password }: { visit: Visit; password: PasswordNow }) {
  const words = standingWords[visit.language]
  const hasNone = password === 'dropped' || password === 'none'
  return (
    <>
      {password !== 'other' && <p>{words.password[password]}</p>}
      <p>
        {hasNone ? (
          <ButtonLink href="/mot-de-passe">{signInWords[visit.language].forgotten}</ButtonLink>
        ) : (
          <ButtonLink href="/connexion">{words.signIn}</ButtonLink>
        )}
      </p>
    </>
  )
}

/** The refusal, with the reason as the office wrote it, and whom to ask. */
export function Refusal({ visit, application, organisation }: Shown) {
  const words = standingWords[visit.language]
  const lines = (application.refusal_reason ?? '').split(/\r?\n/).filter(line => line.trim())
  return (
    <>
      <Notice kind="problem">
        <p>{words.refusedBy(organisation.name)}</p>
        {lines.length > 0 && (
          <p>
            <strong>{words.reason}</strong>
          </p>
        )}
        {lines.map(line => (
          <p key={line}>{line}</p>
        ))}
      </Notice>
      <p>{words.refusedThen}</p>
      <Contacts language={visit.language} sites={contactsFor(organisation, visit.site)} />
    </>
  )
}
