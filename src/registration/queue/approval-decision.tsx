import { Button, ButtonGroup, ButtonLink } from '../../html/button.tsx'
import type { Problem } from '../../html/error-summary.tsx'
import { TextArea } from '../../html/text-area.tsx'
import type { Visit } from '../../web/visit.ts'
import { waitsFor } from '../admission/admission.ts'
import { problemOf } from '../steps/step.ts'
import { longestReason, type SentApplication } from './approval.ts'
import { approvalWords } from './approval.words.ts'
import { pathOfApplication } from './approval-path.ts'
import { stageOf } from './queue.ts'

type Deciding = {
  visit: Visit
  application: SentApplication
  /** The reason as it was typed, and what is wrong with it. */
  reason: string
  problems: readonly Problem[]
}

/** « Valider », or « Refuser » with a reason; nothing once somebody has decided. */
export function Decision({ visit, application, reason, problems }: Deciding) {
  if (application.state !== 'submitted' || application.approved_at) return null
  const words = approvalWords[visit.language]
  const { policy } = visit.site.realm
  const waits = waitsFor(policy, application)
  const path = pathOfApplication(application.id)
  const isToApprove = stageOf(policy, application) === 'toDecide'
  return (
    <section class="card case-decision">
      <h2>{isToApprove ? words.decision : words.refuseTitleAlone}</h2>
      {isToApprove && (
        <>
          {waits.includes('emailConfirmed') && <p>{words.approveUnconfirmed}</p>}
          {waits.includes('duesPaid') && <p>{words.approveUnpaid}</p>}
          <form method="post" action={`${path}/valider`}>
            <ButtonGroup>
              <Button>{words.approve}</Button>
            </ButtonGroup>
          </form>
          <h3>{words.refuseTitle}</h3>
        </>
      )}
      <form method="post" action={`${path}/refuser`} noValidate>
        <TextArea
          name="reason"
          label={words.reason}
          hint={words.reasonHint}
          value={reason}
          maxlength={longestReason}
          error={problemOf(problems, 'reason')}
          rows={4}
          required
        />
        <Button kind="warning">{words.refuse}</Button>
      </form>
    </section>
  )
}

type Noting = {
  visit: Visit
  application: SentApplication
  /** Whether an amount is asked of the applicant, so that it is said how much has come. */
  asks: boolean
}

/** « Cotisation reçue », while it is what the application waits for. */
export function Dues({ visit, application, asks }: Noting) {
  const isAwaited = waitsFor(visit.site.realm.policy, application).includes('duesPaid')
  if (application.state !== 'submitted' || !isAwaited) return null
  const words = approvalWords[visit.language]
  const path = `${pathOfApplication(application.id)}/cotisation`
  if (asks)
    return (
      <section class="card case-decision">
        <p>{words.duesHelp}</p>
        <ButtonLink kind="secondary" href={path}>
          {words.receiveDues}
        </ButtonLink>
      </section>
    )
  return (
    <form class="card case-decision" method="post" action={path}>
      <p>{words.duesHelp}</p>
      <Button kind="secondary">{words.receiveDues}</Button>
    </form>
  )
}

/** The way on from an application that needs no decision any more. */
export function WayOn({ visit, next }: { visit: Visit; next: string | null }) {
  const words = approvalWords[visit.language]
  if (!next) return <p>{words.noneLeft}</p>
  return (
    <ButtonGroup>
      <ButtonLink href={pathOfApplication(next)}>{words.next}</ButtonLink>
    </ButtonGroup>
  )
}
