import type { Problem } from '../html/error-summary.tsx'
import { leave } from '../web/flash.ts'
import { redirect } from '../web/replies.tsx'
import type { Visit } from '../web/visit.ts'
import { type Change, changePassword } from './password-change.ts'
import { problemsOf } from './password-choice.pages.tsx'
import { passwordChoiceWords } from './password-choice.words.ts'
import { showSecurity } from './security.pages.tsx'
import { signInWords } from './sign-in.words.ts'

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
  if (!typed.current)
    return await showSecurity(visit, visitor, [{ field: 'current', message: words.currentMissing }])
  const outcome = await changePassword(visit, visitor, typed)
  if ('done' in outcome) return redirect('/espace/securite', [leave({ said: 'passwordChanged' })])
  return await showSecurity(visit, visitor, whatIsWrong(visit, outcome))
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
