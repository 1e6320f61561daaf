import { longestReason, reasonIn } from '../../dues/office/reason-typed.ts'
import { Button, ButtonGroup } from '../../html/button.tsx'
import { dayInWords } from '../../html/day-in-words.ts'
import { ErrorSummary } from '../../html/error-summary.tsx'
import { Field } from '../../html/field.tsx'
import { Notice } from '../../html/notice.tsx'
import { RequiredNote } from '../../html/required-note.tsx'
import { SummaryList } from '../../html/summary-list.tsx'
import { officePage } from '../../office/shell.tsx'
import { notFound } from '../../web/failure.pages.tsx'
import { leave } from '../../web/flash.ts'
import { redirect } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { holdNotice } from './hold-notice.tsx'
import { type MembershipOfPerson, membershipOfPerson } from './membership-here.ts'
import { nameOf } from './name-of.ts'
import { pathOfPerson } from './person-here.ts'
import { refusedPage } from './refused.pages.tsx'
import { type InForce, liftByHand, suspendByHand, suspensionOf } from './suspension.ts'
import { suspensionWords } from './suspension.words.ts'

/** `GET /bureau/adherents/:id/suspension?adhesion=`: suspends a membership, or shows why it is, and lifts it. */
export async function suspensionPage(visit: Visit): Promise<Response> {
  const here = await membershipOfPerson(visit, 'suspendMembers')
  return here ? ((await refusal(visit, here)) ?? (await show(visit, here, ''))) : notFound(visit)
}

/** `POST /bureau/adherents/:id/suspension`: `levee` names the suspension that is to end. */
export async function saveSuspension(visit: Visit): Promise<Response> {
  const here = await membershipOfPerson(visit, 'suspendMembers')
  if (!here) return notFound(visit)
  const refused = await refusal(visit, here)
  if (refused) return refused
  const { held, membership } = here
  const words = suspensionWords[visit.language]
  const lifting = visit.form.get('levee')
  if (lifting !== null) {
    const what = await liftByHand(visit, membership, lifting)
    return leadBack(held.id, what === 'lifted' ? 'lifted' : 'liftedBefore')
  }
  const reason = reasonIn(visit.form)
  if (!reason) return await show(visit, here, reason, words.reasonMissing)
  if (reason.length > longestReason) return await show(visit, here, reason, words.reasonLong(longestReason))
  const what = await suspendByHand(visit, held, membership, reason)
  return leadBack(held.id, what === 'suspended' ? 'suspended' : 'suspendedBefore')
}

type What = 'suspended' | 'suspendedBefore' | 'lifted' | 'liftedBefore'

function leadBack(personId: string, what: What): Response {
  return redirect(pathOfPerson(personId), [leave({ said: 'membershipHandled', what })])
}

async function refusal(visit: Visit, { held, membership }: MembershipOfPerson): Promise<Response | null> {
  const words = suspensionWords[visit.language]
  if (held.hold === 'former') return refusedPage(visit, held, words.suspend, await holdNotice(visit, held))
  if (membership.state === 'admitted') return null
  return refusedPage(visit, held, words.suspend, <Notice kind="information">{words.ended}</Notice>, 409)
}

async function show(
  visit: Visit,
  here: MembershipOfPerson,
  reason: string,
  problem?: string,
): Promise<Response> {
  const { language } = visit
  const { held, membership } = here
  const words = suspensionWords[language]
  const inForce = await suspensionOf(visit, membership.id)
  const title = inForce ? words.lift : words.suspend
  return officePage(visit, {
    title,
    status: problem ? 422 : 200,
    problem: problem !== undefined,
    children: (
      <>
        <ErrorSummary language={language} problems={problem ? [{ field: 'motif', message: problem }] : []} />
        <h1>{title}</h1>
        <p class="lead">{[nameOf(held), membership.organisationName].filter(Boolean).join(', ')}</p>
        {inForce ? (
          <Lifting visit={visit} here={here} inForce={inForce} />
        ) : (
          <Suspending visit={visit} here={here} reason={reason} problem={problem} />
        )}
      </>
    ),
  })
}

function Lifting({ visit, here, inForce }: { visit: Visit; here: MembershipOfPerson; inForce: InForce }) {
  const { language, site } = visit
  const words = suspensionWords[language]
  const since = inForce.since.toZonedDateTimeISO(site.realm.timeZone).toPlainDate()
  const path = pathOfPerson(here.held.id)
  return (
    <>
      <SummaryList
        rows={[
          { label: words.since, value: dayInWords(since, language) },
          { label: words.reason, value: inForce.reason ?? words.noReason },
          { label: words.by, value: inForce.by ?? words.byItself },
        ]}
      />
      <p>{inForce.cause === 'dues' ? words.liftDues : words.liftHelp}</p>
      <form method="post" action={`${path}/suspension`}>
        <input type="hidden" name="adhesion" value={here.membership.id} />
        <ButtonGroup>
          <Button name="levee" value={inForce.id}>
            {words.lift}
          </Button>
          <a href={path}>{words.back}</a>
        </ButtonGroup>
      </form>
    </>
  )
}

type SuspendingProps = {
  visit: Visit
  here: MembershipOfPerson
  reason: string
  problem: string | undefined
}

function Suspending({ visit, here, reason, problem }: SuspendingProps) {
  const { language, site } = visit
  const words = suspensionWords[language]
  const path = pathOfPerson(here.held.id)
  const others = here.held.memberships.some(
    ({ id, state, suspended }) => id !== here.membership.id && state === 'admitted' && !suspended,
  )
  return (
    <>
      <ul>
        <li>{others || here.held.hold === 'shared' ? words.openByOthers : words.closes}</li>
        <li>{words.stillIn}</li>
        {site.realm.policy.dues !== 'none' && <li>{words.notDues}</li>}
      </ul>
      <form method="post" action={`${path}/suspension`} noValidate>
        <input type="hidden" name="adhesion" value={here.membership.id} />
        <RequiredNote language={language} />
        <Field
          name="motif"
          label={words.reason}
          hint={words.reasonHint}
          value={reason}
          error={problem}
          autocomplete="off"
          required
        />
        <ButtonGroup>
          <Button kind="warning">{words.suspend}</Button>
          <a href={path}>{words.back}</a>
        </ButtonGroup>
      </form>
    </>
  )
}
