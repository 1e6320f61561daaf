import { passwordLinkWords } from '../../accounts/password-link.words.ts'
import { signInWords } from '../../accounts/sign-in.words.ts'
import { Button } from '../../html/button.tsx'
import { ErrorSummary } from '../../html/error-summary.tsx'
import { Notice } from '../../html/notice.tsx'
import { Contacts } from '../../organisations/contacts.tsx'
import { forgetFlash, left } from '../../web/flash.ts'
import { page } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { confirmWords } from './confirm-address.words.ts'

/**
 * Why a link confirms nothing any more, and a new letter in one click.
 * @param waitSeconds how long until a letter that was asked for may go; 0 when none was refused.
 */
export function showDeadLink(
  visit: Visit,
  why: 'expired' | 'corrected' | 'unknown',
  token: string,
  waitSeconds: number,
): Response {
  const { language } = visit
  const words = confirmWords[language]
  const isSent = left(visit)?.said === 'letterSent' && waitSeconds === 0
  const tooMany = passwordLinkWords[language].tooMany(signInWords[language].wait(waitSeconds))
  const problems = waitSeconds > 0 ? [{ message: tooMany }] : []
  const title = words[`${why}Title`]
  return page(visit, {
    title: isSent ? words.sent : title,
    status: isSent ? 200 : waitSeconds > 0 ? 429 : 410,
    problem: problems.length > 0,
    cookies: isSent ? [forgetFlash] : [],
    headers: waitSeconds > 0 ? { 'Retry-After': String(waitSeconds) } : {},
    children: (
      <>
        <ErrorSummary language={language} problems={problems} />
        <h1>{title}</h1>
        {isSent ? (
          <Notice kind="success" title={words.sent}>
            {words.sentHelp}
          </Notice>
        ) : (
          <p>{words[why]}</p>
        )}
        {why === 'unknown' ? (
          <p>
            {words.unknownThen} <a href="/mot-de-passe">{words.byAddress}</a>
          </p>
        ) : (
          <form method="post" action="/inscription/confirmation/renvoyer">
            <input type="hidden" name="jeton" value={token} />
            <Button kind={isSent ? 'secondary' : 'primary'}>{words.newLink}</Button>
          </form>
        )}
        <Contacts language={language} sites={[visit.site]} />
        <ul class="links">
          <li>
            <a href="/connexion">{words.signIn}</a>
          </li>
          <li>
            <a href="/">{words.home}</a>
          </li>
        </ul>
      </>
    ),
  })
}
