import { Button, ButtonGroup } from '../../html/button.tsx'
import { ErrorSummary, type Problem } from '../../html/error-summary.tsx'
import { Notice } from '../../html/notice.tsx'
import { RequiredNote } from '../../html/required-note.tsx'
import { SummaryList } from '../../html/summary-list.tsx'
import { notFound } from '../../web/failure.pages.tsx'
import { leave } from '../../web/flash.ts'
import { page, redirect } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { type StepName, stepAt, steps } from '../steps/registry.ts'
import type { StepContext, Typed } from '../steps/step.ts'
import { type Changing, changeStep, madeFrom, openChange, typedNow } from './change.ts'
import { changeWords } from './change.words.ts'
import { ownRecordPath, pathToChange } from './change-path.ts'
import { answersOfRecord, type OwnRecord } from './own-record.ts'

/** `GET /espace/fiche-membre`: all that a member has said, step by step, with the way to change each. */
export async function ownRecordPage(visit: Visit): Promise<Response> {
  const changing = await openChange(visit)
  if (!changing) return redirect('/connexion')
  const { language } = visit
  const words = changeWords[language]
  return page(visit, {
    title: words.title,
    children: (
      <>
        <h1>{words.title}</h1>
        <p>{words.intro}</p>
        {changing.names.map(name => (
          <section key={name} class="review">
            <h2>{titleOf(name)[language]}</h2>
            <SummaryList rows={rowsOf(visit, changing, name)} />
          </section>
        ))}
        <p>
          <a href="/espace/compte">{words.back}</a>
        </p>
      </>
    ),
  })
}

/** What a step says now, each line with the way to change it. */
function rowsOf(visit: Visit, { held, context }: Changing, name: StepName) {
  const words = changeWords[visit.language]
  const rows = steps[name].summary(answersOfRecord(held), context)
  const said = rows.length > 0 ? rows : [{ label: titleOf(name)[visit.language], value: words.none }]
  return said.map(row => ({ ...row, action: { href: pathToChange(name), label: words.change } }))
}

/** `GET /espace/fiche-membre/:step`: the step of the registration, with what is held. */
export async function changePage(visit: Visit): Promise<Response> {
  const changing = await openChange(visit)
  if (!changing) return redirect('/connexion')
  const name = stepAt(changing.names, visit.params.step ?? '')
  if (!name) return notFound(visit)
  const { held, context } = changing
  return show(visit, name, context, {
    typed: typedNow(name, held),
    seen: madeFrom(name, context, held),
  })
}

/** `POST /espace/fiche-membre/:step`: « Enregistrer », or a button of the step's own. */
export async function saveChange(visit: Visit): Promise<Response> {
  const changing = await openChange(visit)
  if (!changing) return redirect('/connexion')
  const name = stepAt(changing.names, visit.params.step ?? '')
  if (!name) return notFound(visit)
  const { context } = changing
  const typed = ownFields(name, context, visit.form)
  const seen = visit.form.get('seen') ?? ''
  const changed = steps[name].change?.(typed, visit.form.get('go') ?? '')
  // Nothing is kept of a form before it is saved: the page itself carries what was typed.
  if (changed) return show(visit, name, context, { typed: changed, seen })
  const outcome = await changeStep(visit, changing, name, typed, seen)
  if ('done' in outcome) return redirect('/espace/compte', [leave({ said: 'ownRecordChanged' })])
  switch (outcome.refused) {
    case 'problems':
      return show(visit, name, context, { typed, seen, problems: outcome.problems })
    case 'changedMeanwhile':
      return show(visit, name, outcome.context, {
        typed,
        seen: madeFrom(name, outcome.context, outcome.held),
        heldNow: outcome.held,
      })
  }
}

/** The fields of a step in a form; longer than any answer, a text is no answer. */
function ownFields(name: StepName, context: StepContext, form: URLSearchParams): Typed {
  const own = [...form].filter(([field]) => steps[name].keeps(field, context))
  return Object.fromEntries(own.map(([field, text]) => [field, text.slice(0, 500).toWellFormed()]))
}

const titleOf = (name: StepName) => steps[name].saidTitle ?? steps[name].title

type Shown = {
  typed: Typed
  /** What the form is made from. */
  seen: string
  problems?: readonly Problem[]
  /** What somebody has saved meanwhile. */
  heldNow?: OwnRecord
}

function show(visit: Visit, name: StepName, context: StepContext, shown: Shown): Response {
  const { language } = visit
  const { typed, seen, problems = [], heldNow } = shown
  const words = changeWords[language]
  const View = steps[name].view
  return page(visit, {
    title: titleOf(name)[language],
    status: problems.length > 0 ? 422 : heldNow ? 409 : 200,
    problem: problems.length > 0,
    children: (
      <>
        <ErrorSummary language={language} problems={problems} />
        <h1>{titleOf(name)[language]}</h1>
        {heldNow && <Meanwhile visit={visit} name={name} context={context} held={heldNow} />}
        <form id="form" class="wizard own-record" method="post" action={pathToChange(name)} noValidate>
          {/* What Enter presses: the first button of the form, which must not be one that takes something away. */}
          <button
            class="visually-hidden"
            type="submit"
            name="go"
            value="save"
            tabIndex={-1}
            aria-hidden="true"
          >
            {words.save}
          </button>
          <input type="hidden" name="seen" value={seen} />
          {heldNow && <h2>{words.yours}</h2>}
          <RequiredNote language={language} />
          <View context={context} typed={typed} problems={problems} password={null} review={null} />
          <ButtonGroup>
            <Button name="go" value="save">
              {words.save}
            </Button>
            <a href="/espace/compte">{words.back}</a>
          </ButtonGroup>
          <p class="wizard-later">
            <a href={ownRecordPath}>{words.all}</a>
          </p>
        </form>
      </>
    ),
  })
}

type About = { visit: Visit; name: StepName; context: StepContext; held: OwnRecord }

/** What was saved by somebody else since the form was made, beside what it says. */
function Meanwhile({ visit, name, context, held }: About) {
  const words = changeWords[visit.language]
  const rows = steps[name].summary(answersOfRecord(held), context)
  return (
    <>
      <Notice kind="problem" title={words.meanwhile}>
        {words.meanwhileHelp}
      </Notice>
      <h2>{words.heldNow}</h2>
      <SummaryList
        rows={rows.length > 0 ? rows : [{ label: titleOf(name)[visit.language], value: words.none }]}
      />
      <p>
        <a href={pathToChange(name)}>{words.takeHeld}</a>
      </p>
    </>
  )
}
