import type { Permission } from '../../accounts/permissions.ts'
import { ErrorSummary, type Problem } from '../../html/error-summary.tsx'
import { officePage } from '../../office/shell.tsx'
import { forbidden, notFound } from '../../web/failure.pages.tsx'
import { forgetFlash, leave, left } from '../../web/flash.ts'
import { redirect } from '../../web/replies.tsx'
import type { Handler, Visit } from '../../web/visit.ts'
import { approve, type Decision as Decided, refuse } from '../admission/decide.ts'
import { firstDuesAsked } from '../admission/first-dues.ts'
import {
  applicationInReach,
  longestReason,
  nextToDecide,
  reaches,
  readReason,
  type SentApplication,
  surroundingsOf,
} from './approval.ts'
import { approvalWords } from './approval.words.ts'
import { Decision, Dues, WayOn } from './approval-decision.tsx'
import { type Handled, HandledNotice } from './approval-handled.tsx'
import { pathOfApplication } from './approval-path.ts'
import { Answers, Status } from './approval-status.tsx'
import { findDuplicates } from './duplicates.ts'
import { DuplicatesNotice } from './duplicates-notice.tsx'
import { queuePath } from './queue-address.ts'
import { queueReach } from './queue-reach.ts'

/** `GET /bureau/demandes/:id`: one application, to be decided or as it was decided. */
export const applicationPage = withApplication('seeApplications', (visit, application) =>
  show(visit, application),
)

/** `POST /bureau/demandes/:id/valider`. */
export const approveApplication = withApplication('decideApplications', async (visit, application) =>
  leadBack(visit, application, await approve(visit, application), 'approved', 'decidedBefore'),
)

/** `POST /bureau/demandes/:id/refuser`, with a reason. */
export const refuseApplication = withApplication('decideApplications', async (visit, application) => {
  const words = approvalWords[visit.language]
  const reason = readReason(visit.form.get('reason') ?? '')
  if (reason === '') return show(visit, application, '', [{ field: 'reason', message: words.reasonMissing }])
  if (reason.length > longestReason) {
    const message = words.reasonTooLong(longestReason, reason.length)
    return show(visit, application, reason, [{ field: 'reason', message }])
  }
  const outcome = await refuse(visit, application, reason)
  return leadBack(visit, application, outcome, 'refused', 'decidedBefore')
})

/** `GET /bureau/demandes/:id/refuser`: the form stands on the page of the application. */
export const backToApplication = withApplication('seeApplications', async (_visit, application) =>
  redirect(pathOfApplication(application.id)),
)

type OfApplication = (visit: Visit, application: SentApplication) => Promise<Response>

/** What needs a permission for the organisation of the application that the address names. */
export function withApplication(permission: Permission, handle: OfApplication): Handler {
  return async visit => {
    const application = await applicationInReach(visit, permission)
    if (application === 'unknown') return notFound(visit)
    return application === 'forbidden' ? forbidden(visit) : await handle(visit, application)
  }
}

/** Back to the application, which tells what came of it; a 404 where the applicant has taken it back. */
export function leadBack(
  visit: Visit,
  application: SentApplication,
  outcome: Decided,
  done: Handled,
  before: Handled,
): Response {
  if ('refused' in outcome && outcome.refused === 'gone') return notFound(visit)
  return leadTo(application, 'done' in outcome ? done : before)
}

/** Back to the application, which tells what was done. */
export function leadTo({ id }: SentApplication, what: Handled): Response {
  return redirect(pathOfApplication(id), [leave({ said: 'applicationHandled', application: id, what })])
}

async function show(
  visit: Visit,
  application: SentApplication,
  reason = '',
  problems: readonly Problem[] = [],
): Promise<Response> {
  const { language } = visit
  const words = approvalWords[language]
  const name = `${application.given_name} ${application.family_name}`
  const mayDecide = await reaches(visit, 'decideApplications', application)
  const mayNoteDues = await reaches(visit, 'recordDues', application)
  const asksDues = mayNoteDues && (await firstDuesAsked(visit.app.db, visit.site.realm, application)) !== null
  const isDecided = application.state !== 'submitted' || application.approved_at !== null
  const seen = {
    visit,
    application,
    surroundings: await surroundingsOf(visit, application),
    mayDecide,
  }
  const flash = left(visit)
  const handled =
    flash?.said === 'applicationHandled' && flash.application === application.id ? flash.what : null
  return officePage(visit, {
    title: name,
    status: problems.length > 0 ? 422 : 200,
    problem: problems.length > 0,
    cookies: handled ? [forgetFlash] : [],
    children: (
      <>
        <ErrorSummary language={language} problems={problems} />
        {handled && <HandledNotice seen={seen} what={handled} />}
        <p>
          <a class="case-back" href={queuePath}>
            {words.back}
          </a>
        </p>
        <h1>{name}</h1>
        {isDecided && mayDecide && <WayOn visit={visit} next={await nextToDecide(visit)} />}
        {!isDecided && <DuplicatesNotice visit={visit} duplicates={await duplicatesOf(visit, application)} />}
        <div class="case">
          <div>
            <h2>{words.status}</h2>
            <Status {...seen} />
            <Answers {...seen} />
          </div>
          <div class="case-side">
            {mayNoteDues && <Dues visit={visit} application={application} asks={asksDues} />}
            {mayDecide && (
              <Decision visit={visit} application={application} reason={reason} problems={problems} />
            )}
          </div>
        </div>
      </>
    ),
  })
}

async function duplicatesOf(visit: Visit, application: SentApplication) {
  return await findDuplicates(visit.app.db, application, {
    members: (await queueReach(visit, 'seeMembers')).organisationIds,
    applications: (await queueReach(visit, 'seeApplications')).organisationIds,
  })
}
