import { Button } from '../html/button.tsx'
import { ErrorSummary, type Problem } from '../html/error-summary.tsx'
import { Notice } from '../html/notice.tsx'
import { forgetFlash, leave, left } from '../web/flash.ts'
import { page, redirect } from '../web/replies.tsx'
import type { Visit } from '../web/visit.ts'
import { type Change, changePassword } from './password-change.ts'
import { NewPasswordFields, problemsOf } from './password-choice.pages.tsx'
import { passwordChoiceWords } from './password-choice.words.ts'
import { signInWords } from './sign-in.words.ts'
import type { Visitor } from './visitor.ts'

/** `GET /espace/securite`: a new password, with the current one or by link. */
export function securityPage(visit: Visit): Response {
  return visit.visitor ? show(visit, visit.visitor, []) : redirect('/connexion')
}

/** `POST /espace/securite`. */
export async function savePasswordChange(visit: Visit): Promise<Response> {
  const { visitor, form } = visit
  if (!visitor) return redirect('/connexion')
  const words = passwordChoiceWords[visit.language]
  const typed = {
    current: form.get('current') ?? '',
    password: form.get('password') ?? '',
    again: form.get('again') ?? '',
  }
  if (!typed.current) return show(visit, visitor, [{ field: 'current', message: words.currentMissing }])
  const outcome = await changePassword(visit, visitor, typed)
  if ('done' in outcome) return redirect('/espace/securite', [leave({ said: 'passwordChanged' })])
  return show(visit, visitor, whatIsWrong(visit, outcome))
}

function whatIsWrong(visit: Visit, outcome: Extract<Change, { refused: string }>): Problem[] {
  const words = passwordChoiceWords[visit.language]
  switch (outcome.refused) {
    case 'wrongPassword':
      return [{ field: 'current', message: words.currentWrong }]
    case 'slowed':
      return [
        { field: 'current', message: words.slowed(signInWords[visit.language].wait(outcome.waitSeconds)) },
      ]
    default:
      return problemsOf(visit, outcome)
  }
}

function show(visit: Visit, visitor: Visitor, problems: readonly Problem[]): Response {
  const words = passwordChoiceWords[visit.language]
  const changed = left(visit)?.said === 'passwordChanged'
  return page(visit, {
    title: words.changeTitle,
    status: problems.length > 0 ? 422 : 200,
    problem: problems.length > 0,
    cookies: changed ? [forgetFlash] : [],
    children: (
      <>
        <ErrorSummary language={visit.language} problems={problems} />
        {changed && (
          <Notice kind="success" title={words.changed}>
            {words.changedHelp}
          </Notice>
        )}
        <h1>{words.changeTitle}</h1>
        <h2>{words.changeWith}</h2>
        <form method="post" action="/espace/securite" noValidate>
          <input type="hidden" name="username" autocomplete="username" value={visitor.email} />
          <NewPasswordFields visit={visit} problems={problems} current={words.currentPassword} />
          <Button>{words.submit}</Button>
        </form>
        <h2>{words.changeByLink}</h2>
        <p>{words.changeByLinkHelp(visitor.email)}</p>
        <form method="post" action="/mot-de-passe">
          <input type="hidden" name="email" value={visitor.email} />
          <Button kind="secondary">{words.getLink}</Button>
        </form>
      </>
    ),
  })
}
