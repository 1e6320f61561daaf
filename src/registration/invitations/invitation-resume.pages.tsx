import { Button, ButtonGroup } from '../../html/button.tsx'
import { organisationName } from '../../organisations/organisations-below.ts'
import { dropCookie, hostCookie } from '../../web/cookies.ts'
import { page, redirect } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import type { Application } from '../application.ts'
import { pathOfStep } from '../steps/registry.ts'
import { applicationHere, firstIncomplete, openWizard } from '../wizard.ts'
import { findInvitation, type Invitation } from './invitation.ts'
import { invitationWords } from './invitation.words.ts'
import { canGoOnWith, goOnWith } from './invitation-resume.ts'

/** The link that brought somebody here, until something is typed. */
export const invitationCookie = (code: string) => hostCookie('invitation', code, 30 * 86_400)

/** Begins at the first step; what this browser held before is left behind. */
export function beginWith({ site, cookies }: Visit, code: string): Response {
  const [first = 'validation'] = site.realm.policy.registration.steps
  const others = cookies.has('draft') ? [dropCookie('draft')] : []
  return redirect(pathOfStep(first), [invitationCookie(code), ...others])
}

/** Goes on where the draft of this browser stands. */
export async function goOn(visit: Visit, code: string): Promise<Response> {
  const wizard = await openWizard(visit)
  const path = typeof wizard === 'string' ? '/inscription' : pathOfStep(firstIncomplete(wizard))
  return redirect(path, [invitationCookie(code)])
}

/**
 * Asks whether to go on with the draft of this browser, with the new link where its own has ended, or to begin
 * anew with that link.
 */
export async function askWhatToDo(visit: Visit, draft: Application, link: Invitation): Promise<Response> {
  const { app, language } = visit
  const words = invitationWords[language]
  const takesLink = await canGoOnWith(app, draft, link)
  const nameOf = (organisationId: string) =>
    organisationName(app.db, { realmId: draft.realm_id, organisationId })
  const why = takesLink
    ? words.resumeWhy
    : words.begunWhy(await nameOf(draft.organisation_id), await nameOf(link.organisation_id))
  const title = takesLink ? words.resume : words.begun
  return page(visit, {
    title,
    children: (
      <>
        <h1>{title}</h1>
        <p>{why}</p>
        <form method="post" action={visit.path}>
          <ButtonGroup>
            <Button name="go" value="on">
              {words.goOn}
            </Button>
            <Button kind="secondary" name="go" value="again">
              {takesLink ? words.beginAgain : words.beginWithLink}
            </Button>
          </ButtonGroup>
        </form>
        <p>
          <a href="/inscription/plus-tard">{words.keepFirst}</a>
        </p>
      </>
    ),
  })
}

/** `POST /invitation/:code`: the answer. */
export async function resumeWithInvitation(visit: Visit): Promise<Response> {
  const { app, site, params, form } = visit
  const found = await findInvitation(app.db, app.clock.now(), site.realm.id, params.code ?? '')
  const draft = await applicationHere(visit)
  if (!found.good || draft?.state !== 'draft') return redirect(visit.path)
  if (form.get('go') === 'again') return beginWith(visit, found.invitation.code)
  if (!(await canGoOnWith(app, draft, found.invitation))) return redirect('/inscription')
  await goOnWith(app, draft, visit.cookies.get('draft') ?? '', found.invitation)
  return await goOn(visit, found.invitation.code)
}
