import { Fragment } from 'preact'
import type { AccountSections } from '../accounts/account-section.ts'
import type { Standing } from '../accounts/visitor.ts'
import type { Language } from '../html/language.ts'
import { Notice } from '../html/notice.tsx'
import { forgetFlash, left } from '../web/flash.ts'
import { page, redirect } from '../web/replies.tsx'
import type { Visit } from '../web/visit.ts'
import { ownAccountWords } from './own-account.words.ts'
import { restrictedWords } from './restricted.words.ts'

/** `GET /espace/compte`: what the member's desk knows, in the sections that the policy names. */
export const ownAccountPage =
  (sections: AccountSections) =>
  async (visit: Visit): Promise<Response> => {
    const { visitor, language, site } = visit
    const person = visitor?.person
    if (!visitor || !person) return redirect('/connexion')
    const words = ownAccountWords[language]
    const isSaved = left(visit)?.said === 'ownRecordChanged'
    const shown = await Promise.all(
      site.realm.policy.accountSections.map(async name => (
        <Fragment key={name}>{await sections[name]({ visit, visitor, person })}</Fragment>
      )),
    )
    return page(visit, {
      title: words.title,
      cookies: isSaved ? [forgetFlash] : [],
      children: (
        <>
          {isSaved && (
            <Notice kind="success" title={words.saved}>
              {words.savedHelp}
            </Notice>
          )}
          {person.standing !== 'open' && (
            <Notice kind={person.standing === 'awaitingAdmission' ? 'information' : 'problem'}>
              <p>{whyClosed(person.standing, language)}</p>
              <p>
                <a href="/espace">{restrictedWords[language].why}</a>
              </p>
            </Notice>
          )}
          <h1>{words.title}</h1>
          {shown}
        </>
      ),
    })
  }

/** A former member may also be somebody who never was one: the gate tells, with the reason. */
function whyClosed(standing: Exclude<Standing, 'open'>, language: Language): string {
  const words = restrictedWords[language]
  return standing === 'former' ? words.closed : words[standing].title
}
