import { problemsOf } from '../accounts/password-choice.pages.tsx'
import { redirect } from '../web/replies.tsx'
import type { Visit } from '../web/visit.ts'
import { draftCookie } from './application.ts'
import { pathOfStep, type StepName, stepAt, steps } from './steps/registry.ts'
import type { Typed } from './steps/step.ts'
import { submit } from './submit.ts'
import { firstIncomplete, keep, type NoWizard, openWizard, type Wizard } from './wizard.ts'
import { wizardWords } from './wizard.words.ts'
import { showStep } from './wizard-page.tsx'

/** Where to go when nobody can register here and now. */
const elsewhere: Record<NoWizard, string> = {
  submitted: '/inscription/envoyee',
  movedAway: '/inscription/plus-tard',
  invitationNeeded: '/inscription',
  invitationEnded: '/inscription',
  office: '/inscription',
}

/** `GET /inscription/:step`. */
export async function stepPage(visit: Visit): Promise<Response> {
  const wizard = await openWizard(visit)
  if (typeof wizard === 'string') return redirect(elsewhere[wizard])
  const name = stepAt(wizard.names, visit.params.step ?? '')
  const first = firstIncomplete(wizard)
  // A step can be looked at once those before it are done.
  if (!name || wizard.names.indexOf(name) > wizard.names.indexOf(first)) return redirect(pathOfStep(first))
  return await showStep(visit, wizard, name, {})
}

/** `POST /inscription/:step`: « Suivant », « Précédent », « Reprendre plus tard », or a button of the step's own. */
export async function saveStep(visit: Visit): Promise<Response> {
  const wizard = await openWizard(visit)
  if (typeof wizard === 'string') return redirect(elsewhere[wizard])
  const name = stepAt(wizard.names, visit.params.step ?? '')
  if (!name) return redirect(pathOfStep(firstIncomplete(wizard)))
  const button = visit.form.get('go') ?? 'next'
  const sent = ownFields(wizard, name, visit.form)
  const changed = steps[name].change?.(sent, button) ?? null
  const goesOn = button === 'next' && !changed
  const password = passwordIn(name, visit.form)
  const kept = await keep(visit, wizard, name, changed ?? sent, password, goesOn)
  if ('refused' in kept) {
    if (kept.refused === 'submitted' || kept.refused === 'movedAway') return redirect(elsewhere[kept.refused])
    const message = wizardWords[visit.language][kept.refused]
    const status = kept.refused === 'tooMuch' ? 413 : 503
    return await showStep(visit, wizard, name, { typed: sent, problems: [{ message }], status })
  }
  // The browser holds the draft as long as the draft is kept: 30 days from its last change.
  const cookies = [draftCookie(kept.key ?? visit.cookies.get('draft') ?? '')]
  const now: Wizard = { ...wizard, application: kept.application }
  const isMissing = kept.password?.refused === 'rules' && password?.password === ''
  const problems = [
    ...kept.problems,
    ...(isMissing ? [{ field: 'password', message: wizardWords[visit.language].passwordMissing }] : []),
    ...(kept.password && !isMissing ? problemsOf(visit, kept.password) : []),
  ]
  if (problems.length > 0) return await showStep(visit, now, name, { problems, cookies, status: 422 })
  // Without a script the page comes back where the button was.
  if (changed) {
    const anchor = steps[name].landsOn?.(changed, button) ?? 'form'
    return redirect(`${pathOfStep(name)}${keptQuery(visit)}#${anchor}`, cookies)
  }
  if (button === 'later') return redirect('/inscription/plus-tard', cookies)
  // Better told now than after all the steps: the page says why, whom to ask, and that everything is kept.
  if (goesOn && wizard.linkEnded) return redirect('/inscription', cookies)
  if (goesOn && name === 'validation') return await send(visit, now)
  return redirect(pathOfStep(neighbour(visit, now, name, button)), cookies)
}

/** Sends what the last step has checked. */
async function send(visit: Visit, wizard: Wizard): Promise<Response> {
  const outcome = await submit(visit, wizard)
  if ('done' in outcome) return redirect('/inscription/envoyee')
  switch (outcome.refused) {
    case 'incomplete':
      return redirect(pathOfStep(outcome.step))
    case 'taken':
      return await showStep(visit, wizard, outcome.step, { problems: outcome.problems, status: 422 })
    case 'invitation':
      return redirect('/inscription')
    case 'tooMany':
      return await showStep(visit, wizard, 'validation', {
        problems: [{ message: wizardWords[visit.language].tooMany }],
        status: 429,
      })
  }
}

/** From the page of all answers one comes back to it. */
function neighbour(visit: Visit, wizard: Wizard, name: StepName, button: string): StepName {
  const at = wizard.names.indexOf(name)
  if (button === 'previous') return wizard.names[at - 1] ?? name
  if (visit.form.has('check')) return firstIncomplete(wizard)
  return wizard.names[at + 1] ?? name
}

const keptQuery = (visit: Visit) => (visit.form.has('check') ? '?verifier=1' : '')

/** The fields of a step in a form; longer than any answer, a text is no answer. */
function ownFields({ context }: Wizard, name: StepName, form: URLSearchParams): Typed {
  const own = [...form].filter(([field]) => steps[name].keeps(field, context))
  return Object.fromEntries(own.map(([field, text]) => [field, text.slice(0, 500).toWellFormed()]))
}

function passwordIn(name: StepName, form: URLSearchParams) {
  if (!steps[name].asksPassword) return null
  return { password: form.get('password') ?? '', again: form.get('again') ?? '' }
}
