import { Button, ButtonGroup, ButtonLink } from '../html/button.tsx'
import { Notice } from '../html/notice.tsx'
import { SummaryList } from '../html/summary-list.tsx'
import { Contacts } from '../organisations/contacts.tsx'
import { dropCookie, hostCookie } from '../web/cookies.ts'
import { leave } from '../web/flash.ts'
import { page, redirect } from '../web/replies.tsx'
import type { Handler, Visit } from '../web/visit.ts'
import { emailChangeWords } from './email-change.words.ts'
import { findTakeBackLink, takeEmailBack } from './email-change-back.ts'
import { confirmEmailChange, type Follow, findConfirmLink } from './email-change-confirm.ts'
import { readChangeLink } from './email-change-link.ts'
import { linkCookie } from './password-choice.pages.tsx'

const confirmation = '/adresse/confirmation'
const takingBack = '/adresse/annulation'

/** The link waits in a cookie: its address must not stay in the history of the browser. */
const waiting = (name: 'address' | 'address-back', text: string) =>
  readChangeLink(text) ? hostCookie(name, text, 8 * 3600) : dropCookie(name)

/**
 * `GET /adresse/confirmation`: from the letter to the new address with `?jeton=`, which leads at once to the same page
 * without it. Opening a link does not use it up: mail scanners open links too.
 */
export async function newEmailPage(visit: Visit): Promise<Response> {
  const opened = visit.query.get('jeton')
  if (opened !== null) return redirect(confirmation, [waiting('address', opened)])
  return await showConfirmation(visit, visit.cookies.get('address') ?? '')
}

/** `POST /adresse/confirmation`: once or twice, it leads to the page that tells where it stands. */
export const confirmNewEmail =
  (follow: Follow): Handler =>
  async visit => {
    const text = visit.form.get('jeton') ?? visit.cookies.get('address') ?? ''
    const outcome = await confirmEmailChange(visit, text, follow)
    if ('done' in outcome && outcome.choose)
      return redirect('/mot-de-passe/nouveau', [waiting('address', text), linkCookie(outcome.choose)])
    return redirect(confirmation, [waiting('address', text)])
  }

async function showConfirmation(visit: Visit, text: string): Promise<Response> {
  const { app, site, language } = visit
  const words = emailChangeWords[language]
  const link = await findConfirmLink(app.db, app.clock.now(), site.realm.id, text)
  if (link.is === 'used') return showDone(visit, link.newEmail)
  if (link.is !== 'good') return showDead(visit, link.is)
  return page(visit, {
    title: words.confirmTitle,
    children: (
      <>
        <h1>{words.confirmTitle}</h1>
        <SummaryList
          rows={[{ label: words.newEmail, value: <span class="breakable">{link.newEmail}</span> }]}
        />
        <p>{words.confirmIntro(link.newEmail)}</p>
        <p>{words.confirmOld(link.oldEmail)}</p>
        <form method="post" action={confirmation}>
          <input type="hidden" name="jeton" value={text} />
          <Button describedBy="not-me">{words.confirm}</Button>
        </form>
        <p id="not-me" class="hint">
          {words.confirmNotYou}
        </p>
      </>
    ),
  })
}

/** Changed a moment ago, or a while since. */
function showDone(visit: Visit, email: string): Response {
  const words = emailChangeWords[visit.language]
  return page(visit, {
    title: words.done,
    cookies: visit.visitor ? [] : [leave({ said: 'mayEnter', email })],
    children: (
      <>
        <h1>{words.done}</h1>
        <Notice kind="success">{words.doneIntro(email)}</Notice>
        <p>
          {visit.visitor ? (
            <ButtonLink href="/espace/compte">{words.toAccount}</ButtonLink>
          ) : (
            <ButtonLink href="/connexion">{words.signIn}</ButtonLink>
          )}
        </p>
      </>
    ),
  })
}

/** `GET /adresse/annulation`: from the letter to the old address, in the same way. */
export async function takeBackPage(visit: Visit): Promise<Response> {
  const opened = visit.query.get('jeton')
  if (opened !== null) return redirect(takingBack, [waiting('address-back', opened)])
  return await showTakingBack(visit, visit.cookies.get('address-back') ?? '')
}

/** `POST /adresse/annulation`. */
export const takeOldEmailBack =
  (follow: Follow): Handler =>
  async visit => {
    const text = visit.form.get('jeton') ?? visit.cookies.get('address-back') ?? ''
    const outcome = await takeEmailBack(visit, text, follow)
    if ('refused' in outcome) return redirect(takingBack, [waiting('address-back', text)])
    const words = emailChangeWords[visit.language]
    return page(visit, {
      title: words.takenBack,
      cookies: [dropCookie('session'), linkCookie(outcome.choose)],
      children: (
        <>
          <h1>{words.takenBack}</h1>
          <Notice kind="success">{words.takenBackIntro(outcome.oldEmail)}</Notice>
          <p>
            <ButtonLink href="/mot-de-passe/nouveau">{words.choose}</ButtonLink>
          </p>
        </>
      ),
    })
  }

async function showTakingBack(visit: Visit, text: string): Promise<Response> {
  const { app, site, language } = visit
  const words = emailChangeWords[language]
  const link = await findTakeBackLink(app.db, app.clock.now(), site.realm.id, text)
  if (link.is === 'done') return showDead(visit, 'nothingLeft')
  if (link.is === 'expired') return showDead(visit, 'tooLate')
  if (link.is !== 'good') return showDead(visit, link.is)
  const intro = link.wasConfirmed ? words.takeBackWas : words.takeBackIntro
  return page(visit, {
    title: words.takeBackTitle,
    children: (
      <>
        <h1>{words.takeBackTitle}</h1>
        <p>{intro(link.oldEmail, link.newEmail)}</p>
        <p>{words.takeBackThen}</p>
        <form method="post" action={takingBack}>
          <input type="hidden" name="jeton" value={text} />
          <Button kind="warning" describedBy="is-me">
            {words.takeBack}
          </Button>
        </form>
        <p id="is-me" class="hint">
          {words.takeBackYou}
        </p>
        <Contacts language={language} sites={[visit.site]} />
      </>
    ),
  })
}

/** Why a link is of no use any more, and what to do instead. */
function showDead(visit: Visit, why: keyof (typeof emailChangeWords)['fr']['dead']): Response {
  const { language, visitor } = visit
  const words = emailChangeWords[language]
  const { title, text } = words.dead[why]
  return page(visit, {
    title,
    status: 410,
    children: (
      <>
        <h1>{title}</h1>
        <p>{text}</p>
        <ButtonGroup>
          {visitor ? (
            <ButtonLink href="/espace/adresse">{words.title}</ButtonLink>
          ) : (
            <ButtonLink href="/connexion">{words.signIn}</ButtonLink>
          )}
        </ButtonGroup>
        <Contacts language={language} sites={[visit.site]} />
        <ul class="links">
          <li>
            <a href="/mot-de-passe">{words.forgotten}</a>
          </li>
          <li>
            <a href="/">{words.home}</a>
          </li>
        </ul>
      </>
    ),
  })
}
