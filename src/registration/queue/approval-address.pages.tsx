import { suggestEmail } from '../../accounts/email-suggestion.ts'
import { Button } from '../../html/button.tsx'
import { ErrorSummary, type Problem } from '../../html/error-summary.tsx'
import { Field } from '../../html/field.tsx'
import type { Catalog } from '../../html/language.ts'
import { officePage } from '../../office/shell.tsx'
import type { Visit } from '../../web/visit.ts'
import { correctAddress, mayCorrect } from '../sent/correct-address.ts'
import { identityWords } from '../steps/identity.words.ts'
import { problemOf } from '../steps/step.ts'
import { leadTo, withApplication } from './approval.pages.tsx'
import type { SentApplication } from './approval.ts'
import { pathOfApplication } from './approval-path.ts'

const fr = {
  title: "Corriger l'adresse",
  intro: (name: string, email: string) =>
    `La demande de ${name} est partie avec l'adresse ${email}. Saisissez la bonne\u00a0: un nouveau message y sera envoyé, et les liens d'avant ne serviront plus.`,
  email: 'Adresse e-mail',
  taken: 'Cette adresse a déjà un compte\u00a0: vérifiez si la personne est déjà inscrite',
  tooMany: 'Beaucoup de messages sont partis de votre connexion. Réessayez un peu plus tard.',
  submit: "Corriger l'adresse",
  back: 'Revenir à la demande',
}
const en: typeof fr = {
  title: 'Correct the address',
  intro: (name, email) =>
    `The application of ${name} was sent with the address ${email}. Enter the right one: a new message goes there, and the links before it no longer work.`,
  email: 'E-mail address',
  taken: 'This address has an account already: check whether the person is registered',
  tooMany: 'Many messages have gone out from your connection. Try again a little later.',
  submit: 'Correct the address',
  back: 'Back to the application',
}
const catalog: Catalog<typeof fr> = { fr, en }

/** `GET /bureau/demandes/:id/adresse`: while the address is unconfirmed. */
export const addressPage = withApplication('decideApplications', async (visit, application) =>
  (await mayCorrect(visit.app.db, application))
    ? show(visit, application, application.email ?? '')
    : leadTo(application, 'addressFinal'),
)

/** `POST /bureau/demandes/:id/adresse`. */
export const saveAddress = withApplication('decideApplications', async (visit, application) => {
  if (!(await mayCorrect(visit.app.db, application))) return leadTo(application, 'addressFinal')
  const email = (visit.form.get('email') ?? '').slice(0, 400).toWellFormed()
  const outcome = await correctAddress(visit, application, email)
  if ('done' in outcome) return leadTo(application, outcome.sent ? 'addressCorrected' : 'addressLetterWaits')
  switch (outcome.refused) {
    case 'tooLate':
      return leadTo(application, 'addressFinal')
    case 'wrong':
      return show(visit, application, email, forTheOffice(visit, outcome.problems))
    case 'tooMany':
      return show(visit, application, email, [{ message: catalog[visit.language].tooMany }], 429)
  }
})

/** What the step says to the applicant, as it is said to the office. */
function forTheOffice({ language }: Visit, problems: readonly Problem[]): Problem[] {
  const { emailTaken } = identityWords[language]
  return problems.map(problem =>
    problem.message === emailTaken ? { ...problem, message: catalog[language].taken } : problem,
  )
}

function show(
  visit: Visit,
  application: SentApplication,
  email: string,
  problems: readonly Problem[] = [],
  status = problems.length > 0 ? 422 : 200,
): Response {
  const { language } = visit
  const words = catalog[language]
  const path = pathOfApplication(application.id)
  const meant = suggestEmail(email)
  const name = `${application.given_name} ${application.family_name}`
  return officePage(visit, {
    title: words.title,
    status,
    problem: problems.length > 0,
    children: (
      <>
        <ErrorSummary language={language} problems={problems} />
        <h1>{words.title}</h1>
        <p>{words.intro(name, application.email ?? '')}</p>
        <form method="post" action={`${path}/adresse`} noValidate>
          <Field
            name="email"
            type="email"
            label={words.email}
            hint={meant ? identityWords[language].emailMeant(meant) : undefined}
            value={email}
            autocomplete="off"
            error={problemOf(problems, 'email')}
            required
          />
          <Button>{words.submit}</Button>
        </form>
        <p>
          <a class="case-back" href={path}>
            {words.back}
          </a>
        </p>
      </>
    ),
  })
}
