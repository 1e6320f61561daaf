import type { ComponentChildren } from 'preact'
import { moneyInWords } from '../../dues/money.ts'
import { paymentWords } from '../../dues/office/payment.words.ts'
import { dayInWords } from '../../html/day-in-words.ts'
import type { Language } from '../../html/language.ts'
import { momentInWords } from '../../html/moment-in-words.ts'
import { SummaryList, type SummaryRow } from '../../html/summary-list.tsx'
import { termsWords } from '../../terms/terms.words.ts'
import type { Visit } from '../../web/visit.ts'
import { waitsFor } from '../admission/admission.ts'
import { type FirstDues, firstDuesOf } from '../admission/first-dues.ts'
import { answersOf, stepsOf } from '../application.ts'
import { steps } from '../steps/registry.ts'
import type { SentApplication, Surroundings } from './approval.ts'
import { approvalWords } from './approval.words.ts'
import { pathOfApplication } from './approval-path.ts'

export type Seen = {
  visit: Visit
  application: SentApplication
  surroundings: Surroundings
  /** Whether whoever looks may decide it. */
  mayDecide: boolean
}

/** Where an application stands: each event with its moment, and what is still to come. */
export function Status({ visit, application, surroundings, mayDecide }: Seen) {
  const { language, site } = visit
  const words = approvalWords[language]
  const { invitation, organisationName } = surroundings
  const moment = (at: Temporal.Instant) => momentInWords(at, site.realm.timeZone, language)
  const dayOf = (at: Temporal.Instant) =>
    dayInWords(at.toZonedDateTimeISO(site.realm.timeZone).toPlainDate(), language)
  const event = (label: string, at: Temporal.Instant | null, by?: string | null): SummaryRow[] => {
    if (!at) return []
    const value = by === undefined ? moment(at) : words.by(moment(at), nameOf(visit, surroundings, by))
    return [{ label, value }]
  }
  const invited = invitation && dayOf(invitation.created_at)
  const waits = application.state === 'submitted' ? waitsFor(site.realm.policy, application) : []
  return (
    <SummaryList
      rows={[
        { label: words.organisation, value: organisationName },
        ...event(words.sent, application.submitted_at),
        ...(invited
          ? [
              {
                label: words.invitation,
                value: invitation.email
                  ? words.invitedFor(invited, invitation.email)
                  : words.invitedBy(invited),
              },
            ]
          : []),
        addressRow({ visit, application, surroundings, mayDecide }, moment),
        ...event(words.duesPaid, application.dues_paid_at, application.dues_paid_by_person_id).map(row => ({
          ...row,
          value: <DuesPaid language={language} noted={row.value} dues={firstDuesOf(application)} />,
        })),
        ...event(words.approved, application.approved_at, application.approved_by_person_id),
        ...event(words.admitted, application.admitted_at).map(row => ({
          ...row,
          action: recordOf(application, words),
        })),
        ...event(words.refused, application.refused_at, application.refused_by_person_id),
        ...(application.refusal_reason
          ? [{ label: words.reason, value: <span class="as-written">{application.refusal_reason}</span> }]
          : []),
        ...(waits.length > 0
          ? [{ label: words.waits, value: waits.map(name => words.waitsFor[name]).join(', ') }]
          : []),
      ]}
    />
  )
}

type DuesProps = { language: Language; noted: ComponentChildren; dues: FirstDues | null }

/** When it was noted, and what came in, where that was said. */
function DuesPaid({ language, noted, dues }: DuesProps) {
  if (!dues) return <>{noted}</>
  const method = paymentWords[language].methods[dues.method]
  const amount = moneyInWords(dues.amountCents, language)
  return (
    <>
      {noted}
      <br />
      {approvalWords[language].duesWere(method, amount, dayInWords(dues.receivedOn, language))}
    </>
  )
}

/** Who may see applications may see members. */
function recordOf({ person_id }: SentApplication, words: { record: string }): SummaryRow['action'] {
  return person_id ? { href: `/bureau/adherents/${person_id}`, label: words.record } : undefined
}

function addressRow(
  { visit, application, surroundings, mayDecide }: Seen,
  moment: (at: Temporal.Instant) => string,
): SummaryRow {
  const words = approvalWords[visit.language]
  const confirmedAt = application.email_confirmed_at
  const isOpen = application.state === 'submitted' && !confirmedAt && !surroundings.invitation?.email
  return {
    label: words.address,
    value: (
      <>
        <span class="breakable">{application.email}</span>
        <br />
        {confirmedAt ? words.confirmedOn(moment(confirmedAt)) : words.unconfirmed}
      </>
    ),
    ...(isOpen && mayDecide
      ? { action: { href: `${pathOfApplication(application.id)}/adresse`, label: words.correct } }
      : {}),
  }
}

/** Whoever decided, by name. */
export function nameOf(visit: Visit, { names }: Surroundings, personId: string | null): string {
  return names.get(personId ?? '') ?? approvalWords[visit.language].someone
}

/** Everything that the applicant has answered, step by step, and the terms that were accepted. */
export function Answers({ visit, application, surroundings }: Seen) {
  const { language, site } = visit
  const answers = answersOf(application)
  const words = approvalWords[language]
  const rows = stepsOf(application).flatMap(name => steps[name].summary(answers, surroundings.context))
  return (
    <>
      <h2>{words.answers}</h2>
      <SummaryList rows={rows} />
      {surroundings.accepted.length > 0 && (
        <>
          <h2>{words.terms}</h2>
          <SummaryList
            rows={surroundings.accepted.map(({ kind, inForceOn, acceptedAt }) => ({
              label: termsWords[language].names[kind],
              value: words.accepted(
                dayInWords(inForceOn, language),
                momentInWords(acceptedAt, site.realm.timeZone, language),
              ),
            }))}
          />
        </>
      )}
    </>
  )
}
