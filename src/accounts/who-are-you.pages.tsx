import { Button } from '../html/button.tsx'
import { Radios } from '../html/choice.tsx'
import { ErrorSummary } from '../html/error-summary.tsx'
import type { Catalog } from '../html/language.ts'
import { localPath, pathOf } from '../web/origin.ts'
import { page, redirect } from '../web/replies.tsx'
import type { Visit } from '../web/visit.ts'
import { forAsking } from './asking.ts'
import type { Visitor } from './visitor.ts'
import { choosePerson, sharersOf } from './who-are-you.ts'

const fr = {
  title: 'Qui êtes-vous ?',
  why: (email: string) => `Plusieurs personnes partagent l'adresse ${email}.`,
  legend: 'Je suis',
  submit: 'Continuer',
  missing: 'Dites qui vous êtes',
}
const en: typeof fr = {
  title: 'Who are you?',
  why: email => `Several people share the address ${email}.`,
  legend: 'I am',
  submit: 'Continue',
  missing: 'Say who you are',
}
const catalog: Catalog<typeof fr> = { fr, en }

/** The gate for a shared mailbox: before anything else, who is there. */
export function askWhoYouAre(visit: Visit): Response {
  const back = pathOf(visit) ?? '/espace'
  return redirect(`/connexion/qui?retour=${encodeURIComponent(back)}`)
}

/** `GET /connexion/qui`. */
export async function whoAreYouPage(visit: Visit): Promise<Response> {
  const back = localPath(visit.query.get('retour')) ?? '/espace'
  return visit.visitor ? await show(visit, visit.visitor, back) : redirect(forAsking(visit, '/connexion'))
}

/** `POST /connexion/qui`. */
export async function sayWhoYouAre(visit: Visit): Promise<Response> {
  if (!visit.visitor) return redirect(forAsking(visit, '/connexion'))
  const back = localPath(visit.form.get('retour')) ?? '/espace'
  const outcome = await choosePerson(visit, visit.visitor, visit.form.get('person') ?? '')
  return 'done' in outcome
    ? redirect(visit.asking ? forAsking(visit, '/connexion') : back)
    : await show(visit, visit.visitor, back, catalog[visit.language].missing)
}

async function show(visit: Visit, visitor: Visitor, back: string, problem?: string): Promise<Response> {
  const words = catalog[visit.language]
  const sharers = await sharersOf(visit, visitor)
  return page(visit, {
    title: words.title,
    status: problem ? 422 : 200,
    problem: problem !== undefined,
    children: (
      <>
        <ErrorSummary
          language={visit.language}
          problems={problem ? [{ field: 'person', message: problem }] : []}
        />
        <h1>{words.title}</h1>
        <p>{words.why(visitor.email)}</p>
        <form method="post" action={forAsking(visit, '/connexion/qui')} noValidate>
          <input type="hidden" name="retour" value={back} />
          <Radios
            name="person"
            legend={words.legend}
            value={visitor.person?.id}
            error={problem}
            options={sharers.map(({ id, givenName, familyName }) => ({
              value: id,
              label: `${givenName} ${familyName}`,
            }))}
          />
          <Button>{words.submit}</Button>
        </form>
      </>
    ),
  })
}
