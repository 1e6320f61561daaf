import { Button } from '../html/button.tsx'
import { ErrorSummary } from '../html/error-summary.tsx'
import { PasswordFields } from '../html/password-field.tsx'
import { audit, from } from '../web/audit.ts'
import { localPath, pathOf } from '../web/origin.ts'
import { page, redirect } from '../web/replies.tsx'
import type { Visit } from '../web/visit.ts'
import { Carried, Hidden, type KeptForm, keptForm } from './kept-form.tsx'
import { freshen } from './office-session.ts'
import { confirmsPassword } from './password-change.ts'
import { signInWords } from './sign-in.words.ts'

/**
 * The gate of the office after half an hour: leads to the page that asks for the password again. A form that
 * took longer to fill in is carried along, and sent afterwards by who filled it in.
 */
export function askToConfirm(visit: Visit): Response {
  const kept = keptForm(visit, 'sent')
  if (kept) return show(visit, { back: '/bureau', kept, status: 403 })
  const back = pathOf(visit) ?? '/bureau'
  return redirect(`/connexion/confirmation?retour=${encodeURIComponent(back)}`)
}

/** `GET /connexion/confirmation`. */
export function confirmPage(visit: Visit): Response {
  return show(visit, { back: localPath(visit.query.get('retour')) ?? '/bureau' })
}

/** `POST /connexion/confirmation`. */
export async function confirmPassword(visit: Visit): Promise<Response> {
  const { visitor, app } = visit
  if (!visitor) return redirect('/connexion')
  const words = signInWords[visit.language]
  const back = localPath(visit.form.get('retour')) ?? '/bureau'
  const kept = keptForm(visit, 'carried')
  const outcome = await confirmsPassword(visit, visitor, visit.form.get('password') ?? '')
  if ('refused' in outcome) {
    const problem = {
      wrongPassword: words.confirmWrong,
      busy: words.busy,
      slowed: 'waitSeconds' in outcome ? words.thenWait(words.wait(outcome.waitSeconds)) : '',
    }[outcome.refused]
    return show(visit, { back, kept, problem, status: 422 })
  }
  await freshen(app.db, app.clock.now(), visitor)
  await audit(app.db, app.clock.now(), {
    ...from(visit),
    event: 'passwordConfirmed',
    accountId: visitor.accountId,
  })
  return kept ? sendNow(visit, kept) : redirect(back)
}

/** The password was right: what was filled in before goes out with a button, no script sends it. */
function sendNow(visit: Visit, kept: KeptForm): Response {
  const words = signInWords[visit.language]
  return page(visit, {
    title: words.confirmed,
    children: (
      <>
        <h1>{words.confirmed}</h1>
        <p>{words.confirmedKept}</p>
        <form method="post" action={kept.path}>
          <Hidden fields={kept.fields} />
          <Button>{words.confirmSubmit}</Button>
        </form>
      </>
    ),
  })
}

type Asking = { back: string; kept?: KeptForm | null; problem?: string; status?: number }

function show(visit: Visit, { back, kept, problem, status = 200 }: Asking): Response {
  const words = signInWords[visit.language]
  return page(visit, {
    title: words.confirmTitle,
    status,
    problem: problem !== undefined,
    children: (
      <>
        <ErrorSummary
          language={visit.language}
          problems={problem ? [{ field: 'password', message: problem }] : []}
        />
        <h1>{words.confirmTitle}</h1>
        <p>{words.confirmWhy}</p>
        {kept && <p>{words.confirmKept}</p>}
        <form method="post" action="/connexion/confirmation" noValidate>
          <input type="hidden" name="retour" value={back} />
          {kept && <Carried kept={kept} />}
          <input type="hidden" name="username" autocomplete="username" value={visit.visitor?.email} />
          <PasswordFields
            language={visit.language}
            fields={[
              {
                name: 'password',
                label: words.password,
                autocomplete: 'current-password',
                error: problem,
                required: true,
              },
            ]}
          />
          <Button>{words.confirmSubmit}</Button>
        </form>
      </>
    ),
  })
}
