import { looksLikeId } from '../../database/new-id.ts'
import { ErrorSummary } from '../../html/error-summary.tsx'
import { Notice } from '../../html/notice.tsx'
import { reachOf, viewOf } from '../../office/reach.ts'
import { officePage } from '../../office/shell.tsx'
import { notFound } from '../../web/failure.pages.tsx'
import { forgetFlash, leave, left } from '../../web/flash.ts'
import { redirect } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { decideRequests, liftSuspension } from './decide.ts'
import { RequestsForm } from './requests-form.tsx'
import { SuspendedTable, UnreachedTable } from './suspended-tables.tsx'
import { type Among, readRequests, readSuspended, readUnreached } from './suspensions.ts'
import { suspensionsWords } from './suspensions.words.ts'

const here = '/bureau/suspensions'

/** `GET /bureau/suspensions`: who is to be suspended or spared, who is suspended, and whom no reminder reaches. */
export async function suspensionsPage(visit: Visit): Promise<Response> {
  return await show(visit)
}

/** `POST /bureau/suspensions`: suspends or spares one, or all that are ticked. */
export async function decideSuspensions(visit: Visit): Promise<Response> {
  const asked = decisionIn(visit.form)
  if (!asked) return await show(visit, suspensionsWords[visit.language].chooseSomebody)
  if (!asked.requests.every(looksLikeId)) return notFound(visit)
  const { among } = await within(visit)
  const outcome = await decideRequests(visit, among, asked.requests, asked.decision)
  if ('refused' in outcome) return notFound(visit)
  return redirect(here, [leave({ said: 'suspensionsDecided', ...outcome.done })])
}

/** `POST /bureau/suspensions/levee`: lifts one suspension. */
export async function liftOneSuspension(visit: Visit): Promise<Response> {
  const id = visit.form.get('suspension') ?? ''
  if (!looksLikeId(id)) return notFound(visit)
  const { among } = await within(visit)
  const outcome = await liftSuspension(visit, among, id)
  if ('refused' in outcome) return notFound(visit)
  return redirect(here, [leave({ said: 'suspensionLifted', before: outcome.done === 'before' })])
}

type Decision = { decision: 'suspended' | 'spared'; requests: string[] }

/** A button beside a name is about that one, whatever is ticked; null when nobody is named. */
function decisionIn(form: URLSearchParams): Decision | null {
  for (const [button, decision] of [
    ['suspend', 'suspended'],
    ['spare', 'spared'],
  ] as const) {
    const one = form.get(button)
    if (one === null) continue
    const requests = one === 'ticked' ? [...new Set(form.getAll('request'))] : [one]
    if (requests.length > 0) return { decision, requests }
  }
  return null
}

async function within(visit: Visit, organisationsOf = reachOf) {
  const reach = await organisationsOf(visit, 'suspendMembers')
  const among: Among = { realmId: visit.site.realm.id, organisationIds: reach.map(({ id }) => id) }
  return { reach, among }
}

async function show(visit: Visit, problem?: string): Promise<Response> {
  const { app, site, language, query } = visit
  const { dues } = site.realm.policy
  if (dues === 'none') return notFound(visit)
  const words = suspensionsWords[language]
  const { reach, among } = await within(visit, viewOf)
  const from = (name: string) => (looksLikeId(query.get(name) ?? '') ? query.get(name) : null)
  const requests = await readRequests(app.db, among, from('apres'))
  const suspended = await readSuspended(app.db, among, from('suspendus-apres'))
  const unreached = await readUnreached(app.db, among, from('prevenir-apres'))
  const said = saidBefore(visit)
  return officePage(visit, {
    title: words.title,
    status: problem ? 422 : 200,
    problem: problem !== undefined,
    cookies: said ? [forgetFlash] : [],
    children: (
      <>
        <ErrorSummary
          language={language}
          problems={problem ? [{ message: problem, field: requests.rows[0] && 'request' }] : []}
        />
        {said?.map(({ kind, text }) => (
          <Notice key={text} kind={kind} title={text} />
        ))}
        <h1>{words.title}</h1>
        <section aria-labelledby="to-decide">
          <h2 id="to-decide">{words.toDecide}</h2>
          <p>{dues.suspension === 'byItself' ? words.byItself : words.asked}</p>
          <RequestsForm visit={visit} reach={reach} requests={requests} problem={problem} />
        </section>
        <section aria-labelledby="suspended-now">
          <h2 id="suspended-now">{words.suspendedNow}</h2>
          <SuspendedTable visit={visit} reach={reach} suspended={suspended} />
        </section>
        <UnreachedTable visit={visit} reach={reach} unreached={unreached} />
      </>
    ),
  })
}

/** What became of what was just decided here. */
function saidBefore(visit: Visit): { kind: 'success' | 'information'; text: string }[] | null {
  const flash = left(visit)
  const { done } = suspensionsWords[visit.language]
  if (flash?.said === 'suspensionLifted')
    return [
      flash.before
        ? { kind: 'information', text: done.liftedBefore }
        : { kind: 'success', text: done.lifted },
    ]
  if (flash?.said !== 'suspensionsDecided') return null
  return [
    ...(flash.suspended > 0 ? [{ kind: 'success' as const, text: done.suspended(flash.suspended) }] : []),
    ...(flash.spared > 0 ? [{ kind: 'success' as const, text: done.spared(flash.spared) }] : []),
    ...(flash.before > 0 ? [{ kind: 'information' as const, text: done.before(flash.before) }] : []),
  ]
}
