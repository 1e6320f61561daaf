import { looksLikeId, newId } from '../../database/new-id.ts'
import { Button, ButtonGroup } from '../../html/button.tsx'
import { Radios } from '../../html/choice.tsx'
import { ErrorSummary, type Problem } from '../../html/error-summary.tsx'
import { Field } from '../../html/field.tsx'
import { RequiredNote } from '../../html/required-note.tsx'
import { officePage } from '../../office/shell.tsx'
import { notFound } from '../../web/failure.pages.tsx'
import { leave } from '../../web/flash.ts'
import { redirect } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { moneyAsTyped, readMoney } from '../money.ts'
import { lineIn } from './line-typed.ts'
import { organisationHere, pathOfPlans } from './organisation-here.ts'
import {
  addPlan,
  changePlan,
  type Keeping,
  meanings,
  type OfferedPlan,
  type PlanEntry,
  planById,
  retirePlan,
} from './plans.ts'
import { plansWords } from './plans.words.ts'

const path = '/bureau/cotisations/tarifs'
const longestName = 80

type Typed = { id: string; name: string; amount: string; meantFor: string }

/** `GET /bureau/cotisations/tarifs/nouveau`. */
export async function newPlanPage(visit: Visit): Promise<Response> {
  const { organisation } = await organisationHere(visit)
  if (!organisation) return notFound(visit)
  const typed = { id: newId(), name: '', amount: '', meantFor: '' }
  return show(visit, { organisationId: organisation.id, plan: null, typed, problems: [] })
}

/** `POST /bureau/cotisations/tarifs`. */
export async function saveNewPlan(visit: Visit): Promise<Response> {
  const { organisation } = await organisationHere(visit)
  if (!organisation) return notFound(visit)
  const organisationId = organisation.id
  const typed = typedIn(visit.form)
  const formId = typed.id
  const save = (entry: PlanEntry) => addPlan(visit, { organisationId, formId }, entry)
  return await keep(visit, { organisationId, plan: null, typed }, save, 'added')
}

/** `GET /bureau/cotisations/tarifs/:id`. */
export async function planPage(visit: Visit): Promise<Response> {
  const plan = await planHere(visit)
  if (!plan) return notFound(visit)
  const { id, organisationId, name, amountCents, meantFor } = plan
  const typed = { id, name, amount: moneyAsTyped(amountCents, visit.language), meantFor }
  return show(visit, { organisationId, plan, typed, problems: [] })
}

/** `POST /bureau/cotisations/tarifs/:id`: changes it, or offers it no longer. */
export async function savePlan(visit: Visit): Promise<Response> {
  const plan = await planHere(visit)
  if (!plan) return notFound(visit)
  const { organisationId } = plan
  if (visit.form.get('go') === 'retire') {
    await retirePlan(visit, plan)
    return redirect(pathOfPlans(organisationId), [leave({ said: 'plansKept', what: 'retired' })])
  }
  const typed = { ...typedIn(visit.form), id: plan.id }
  const save = (entry: PlanEntry) => changePlan(visit, plan, entry)
  return await keep(visit, { organisationId, plan, typed }, save, 'changed')
}

async function planHere(visit: Visit): Promise<OfferedPlan | undefined> {
  const { reach } = await organisationHere(visit)
  const among = { realmId: visit.site.realm.id, organisationIds: reach.map(({ id }) => id) }
  return await planById(visit.app.db, among, visit.params.id ?? '')
}

function typedIn(form: URLSearchParams): Typed {
  const line = (name: string) => lineIn(form, name, 300)
  const id = line('id')
  return {
    id: looksLikeId(id) ? id : newId(),
    name: line('nom'),
    amount: line('montant'),
    meantFor: line('pour'),
  }
}

async function keep(
  visit: Visit,
  form: Omit<Shown, 'problems'>,
  save: (entry: PlanEntry) => Promise<Keeping>,
  what: 'added' | 'changed',
): Promise<Response> {
  const words = plansWords[visit.language]
  const { name, amount, meantFor } = form.typed
  const amountCents = readMoney(amount)
  const meant = meanings.find(each => each === meantFor)
  const problems: Problem[] = []
  if (!name) problems.push({ field: 'nom', message: words.nameMissing })
  if (name.length > longestName) problems.push({ field: 'nom', message: words.nameLong(longestName) })
  if (amountCents === null) problems.push({ field: 'montant', message: words.amountWrong })
  if (!meant) problems.push({ field: 'pour', message: words.meantMissing })
  if (amountCents === null || !meant || problems.length > 0) return show(visit, { ...form, problems })
  const kept = await save({ name, amountCents, meantFor: meant })
  if ('refused' in kept) {
    if (kept.refused === 'gone') return notFound(visit)
    return show(visit, { ...form, problems: [{ field: 'pour', message: words.meantTaken(kept.by) }] })
  }
  return redirect(pathOfPlans(form.organisationId), [leave({ said: 'plansKept', what })])
}

type Shown = {
  organisationId: string
  plan: OfferedPlan | null
  typed: Typed
  problems: readonly Problem[]
}

function show(visit: Visit, { organisationId, plan, typed, problems }: Shown): Response {
  const { language } = visit
  const words = plansWords[language]
  const error = (field: string) => problems.find(problem => problem.field === field)?.message
  const title = plan ? words.changeTitle : words.addTitle
  return officePage(visit, {
    title,
    status: problems.length > 0 ? 422 : 200,
    problem: problems.length > 0,
    children: (
      <>
        <ErrorSummary language={language} problems={problems} />
        <h1>{title}</h1>
        {plan && <p class="lead">{plan.name}</p>}
        <form method="post" action={plan ? `${path}/${plan.id}` : path} noValidate>
          <input type="hidden" name="id" value={typed.id} />
          <input type="hidden" name="organisation" value={organisationId} />
          <RequiredNote language={language} />
          <Field
            name="nom"
            label={words.name}
            hint={words.nameHint}
            value={typed.name}
            error={error('nom')}
            autocomplete="off"
            required
          />
          <Field
            name="montant"
            label={words.amount}
            hint={plan ? `${words.amountHint} ${words.standing}` : words.amountHint}
            value={typed.amount}
            error={error('montant')}
            inputmode="decimal"
            autocomplete="off"
            width="short"
            required
          />
          <Radios
            name="pour"
            legend={words.meantLabel}
            value={typed.meantFor}
            error={error('pour')}
            required
            options={meanings.map(value => ({
              value,
              label: words.meant[value],
              hint: words.meantHints[value],
            }))}
          />
          <ButtonGroup>
            <Button>{words.save}</Button>
            <a href={pathOfPlans(organisationId)}>{words.back}</a>
          </ButtonGroup>
        </form>
        {plan && (
          <form method="post" action={`${path}/${plan.id}`}>
            <p>{words.retireHelp}</p>
            <Button kind="warning" name="go" value="retire">
              {words.retire}
            </Button>
          </form>
        )}
      </>
    ),
  })
}
