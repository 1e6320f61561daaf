import { suggestEmail } from '../../accounts/email-suggestion.ts'
import { passwordLinkWords } from '../../accounts/password-link.words.ts'
import { signInWords } from '../../accounts/sign-in.words.ts'
import { Button } from '../../html/button.tsx'
import { ErrorSummary, type Problem } from '../../html/error-summary.tsx'
import { Field } from '../../html/field.tsx'
import type { Catalog } from '../../html/language.ts'
import { readLine } from '../../members/read-line.ts'
import { leave } from '../../web/flash.ts'
import { page, redirect } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import type { Application } from '../application.ts'
import { identityWords } from '../steps/identity.words.ts'
import { problemOf } from '../steps/step.ts'
import { applicationHere } from '../wizard.ts'
import { correctAddress, mayCorrect } from './correct-address.ts'

const fr = {
  title: 'Corriger mon adresse',
  intro: (email: string) =>
    `Votre demande est partie avec l'adresse ${email}. Saisissez la bonne\u00a0: un nouveau message y sera envoyé, et le lien du précédent ne servira plus.`,
  email: 'Adresse e-mail',
  submit: 'Corriger et recevoir le message',
  back: 'Revenir à ma demande',
}
const en: typeof fr = {
  title: 'Correct my address',
  intro: email =>
    `Your application was sent with the address ${email}. Enter the right one: a new message goes there, and the link in the one before no longer works.`,
  email: 'E-mail address',
  submit: 'Correct it and get the message',
  back: 'Back to my application',
}
const catalog: Catalog<typeof fr> = { fr, en }

const back = '/inscription/envoyee'

/** `GET /inscription/correction`: from the browser that sent the application, while the address is unconfirmed. */
export async function correctionPage(visit: Visit): Promise<Response> {
  const application = await applicationHere(visit)
  if (!application || !(await mayCorrect(visit.app.db, application))) return redirect(back)
  return show(visit, application, { email: application.email ?? '' })
}

/** `POST /inscription/correction`. */
export async function saveCorrection(visit: Visit): Promise<Response> {
  const application = await applicationHere(visit)
  if (!application || !(await mayCorrect(visit.app.db, application))) return redirect(back)
  const email = (visit.form.get('email') ?? '').slice(0, 400).toWellFormed()
  const outcome = await correctAddress(visit, application, email)
  if ('done' in outcome)
    return redirect(back, outcome.sent ? [leave({ said: 'letterSent', email: readLine(email) })] : [])
  switch (outcome.refused) {
    case 'tooLate':
      return redirect(back)
    case 'wrong':
      return show(visit, application, { email, problems: outcome.problems, status: 422 })
    case 'tooMany': {
      const wait = signInWords[visit.language].wait(outcome.waitSeconds)
      const problems = [{ message: passwordLinkWords[visit.language].tooManyHere(wait) }]
      const headers = { 'Retry-After': String(outcome.waitSeconds) }
      return show(visit, application, { email, problems, status: 429, headers })
    }
  }
}

type Form = {
  email: string
  problems?: readonly Problem[]
  status?: number
  headers?: Readonly<Record<string, string>>
}

function show(
  visit: Visit,
  application: Application,
  { email, problems = [], status = 200, headers = {} }: Form,
): Response {
  const words = catalog[visit.language]
  const meant = suggestEmail(email)
  return page(visit, {
    title: words.title,
    status,
    headers,
    problem: problems.length > 0,
    children: (
      <>
        <ErrorSummary language={visit.language} problems={problems} />
        <h1>{words.title}</h1>
        <p>{words.intro(application.email ?? '')}</p>
        <form method="post" action="/inscription/correction" noValidate>
          <Field
            name="email"
            type="email"
            label={words.email}
            hint={meant ? identityWords[visit.language].emailMeant(meant) : undefined}
            value={email}
            autocomplete="email"
            error={problemOf(problems, 'email')}
            required
          />
          <Button>{words.submit}</Button>
        </form>
        <p>
          <a href={back}>{words.back}</a>
        </p>
      </>
    ),
  })
}
