import { looksLikeToken } from '../../accounts/tokens.ts'
import { Button, ButtonLink } from '../../html/button.tsx'
import { momentInWords } from '../../html/moment-in-words.ts'
import { Notice } from '../../html/notice.tsx'
import { organisationName } from '../../organisations/organisations-below.ts'
import { dropCookie, hostCookie } from '../../web/cookies.ts'
import { leave, left } from '../../web/flash.ts'
import { page, redirect } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { type Application, draftCookie } from '../application.ts'
import { typedEmail } from '../typed-email.ts'
import { applicationHere } from '../wizard.ts'
import { findResumeLink, type ResumeLink, resumeDraft, sendLink } from './resume.ts'
import { resumeWords } from './resume.words.ts'

const here = '/inscription/reprise'

/** The link waits in a cookie: its address must not stay in the history of the browser. */
const linkCookie = (token: string) =>
  looksLikeToken(token) ? hostCookie('resume', token, 8 * 3600) : dropCookie('resume')

/** `GET /inscription/reprise`: from the letter with `?jeton=`, which leads to the same page without it. */
export async function resumePage(visit: Visit): Promise<Response> {
  const opened = visit.query.get('jeton')
  if (opened !== null) return redirect(here, [linkCookie(opened)])
  const token = visit.cookies.get('resume') ?? ''
  const link = await findResumeLink(visit, token)
  return link.is === 'good' ? await show(visit, link.application, token) : showDead(visit, link, token)
}

/** `POST /inscription/reprise`: moves the draft to this browser, at the first step that wants something. */
export async function resumeHere(visit: Visit): Promise<Response> {
  const token = tokenOf(visit)
  const outcome = await resumeDraft(visit, token)
  if ('refused' in outcome) return redirect(here, [linkCookie(token)])
  return redirect('/inscription/validation', outcome.key ? [draftCookie(outcome.key)] : [])
}

/** `POST /inscription/reprise/renvoyer`: a new link in the place of one that has expired. */
export async function resendResumeLink(visit: Visit): Promise<Response> {
  const token = tokenOf(visit)
  const link = await findResumeLink(visit, token)
  const cookies = [linkCookie(token)]
  if (link.is === 'expired') {
    const outcome = await sendLink(visit, link.application, typedEmail(link.application))
    if ('sent' in outcome) cookies.push(leave({ said: 'letterSent', email: '' }))
  }
  return redirect(here, cookies)
}

/** Each tab speaks of the link that it shows, whatever another has opened since. */
const tokenOf = ({ form, cookies }: Visit) => form.get('jeton') ?? cookies.get('resume') ?? ''

async function show(visit: Visit, draft: Application, token: string): Promise<Response> {
  const { app, language, site } = visit
  const words = resumeWords[language]
  const organisation = await organisationName(app.db, {
    realmId: draft.realm_id,
    organisationId: draft.organisation_id,
  })
  const held = await applicationHere(visit)
  const isHere = held?.id === draft.id
  const changed = momentInWords(draft.changed_at, site.realm.timeZone, language)
  return page(visit, {
    title: words.resumeTitle,
    children: (
      <>
        <h1>{words.resumeTitle}</h1>
        <p>{words.resume(organisation, changed)}</p>
        {!isHere && (
          <Notice kind="information">
            <p>{words.newPassword}</p>
            <p>{words.otherDevices}</p>
            {held?.state === 'draft' && <p>{words.replaces}</p>}
          </Notice>
        )}
        <form method="post" action={here}>
          <input type="hidden" name="jeton" value={token} />
          <Button>{words.resumeButton}</Button>
        </form>
      </>
    ),
  })
}

function showDead(visit: Visit, link: Exclude<ResumeLink, { is: 'good' }>, token: string): Response {
  const words = resumeWords[visit.language]
  const { title, text } = words.dead[link.is]
  const isSentAgain = link.is === 'expired' && left(visit)?.said === 'letterSent'
  return page(visit, {
    title,
    status: link.is === 'sent' || isSentAgain ? 200 : 410,
    children: (
      <>
        <h1>{title}</h1>
        {isSentAgain ? (
          <Notice kind="success" title={words.sent}>
            {words.sentThen}
          </Notice>
        ) : (
          <p>{text}</p>
        )}
        {link.is === 'sent' && (
          <p>
            <ButtonLink href="/connexion">{words.signIn}</ButtonLink>
          </p>
        )}
        {link.is === 'expired' && !isSentAgain && (
          <form method="post" action="/inscription/reprise/renvoyer">
            <input type="hidden" name="jeton" value={token} />
            <Button>{words.newLink}</Button>
          </form>
        )}
        {(link.is === 'changed' || link.is === 'unknown') && (
          <p>
            <ButtonLink href="/inscription">{words.begin}</ButtonLink>
          </p>
        )}
        <p>
          <a href="/">{words.home}</a>
        </p>
      </>
    ),
  })
}
