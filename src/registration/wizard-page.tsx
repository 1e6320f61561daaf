import { ErrorSummary, type Problem } from '../html/error-summary.tsx'
import { Notice } from '../html/notice.tsx'
import { RequiredNote } from '../html/required-note.tsx'
import { StepProgress } from '../html/step-progress.tsx'
import { SummaryList } from '../html/summary-list.tsx'
import { organisationName } from '../organisations/organisations-below.ts'
import { page } from '../web/replies.tsx'
import type { Visit } from '../web/visit.ts'
import { typedOn } from './application.ts'
import { NewPassword, StepButtons } from './step-parts.tsx'
import { pathOfStep, type StepName, steps } from './steps/registry.ts'
import type { Typed } from './steps/step.ts'
import { answersSoFar, readStep, type Wizard } from './wizard.ts'
import { wizardWords } from './wizard.words.ts'

type Shown = {
  typed?: Typed
  problems?: readonly Problem[]
  status?: number
  cookies?: readonly string[]
}

/** One step as a page: where one is, what to mend, its fields, and the ways on and back. */
export async function showStep(
  visit: Visit,
  wizard: Wizard,
  name: StepName,
  shown: Shown,
): Promise<Response> {
  const { language, site } = visit
  const { problems = [], status = 200, cookies = [] } = shown
  const words = wizardWords[language]
  const step = steps[name]
  const at = wizard.names.indexOf(name)
  const isLast = at === wizard.names.length - 1
  const progress = words.progress(at + 1, wizard.names.length)
  const { startedBy, admittedAfter } = site.realm.policy.registration
  const organisation = await organisationName(visit.app.db, wizard.beginning)
  const View = step.view
  return page(visit, {
    title: `${step.title[language]} (${progress})`,
    status,
    cookies,
    problem: problems.length > 0,
    children: (
      <>
        <ErrorSummary language={language} problems={problems} />
        <StepProgress label={progress} at={at + 1} of={wizard.names.length} />
        <h1>{step.title[language]}</h1>
        {at === 0 && admittedAfter.includes('officeApproved') && (
          <Notice kind="information" title={words.willBeApproved}>
            {words.willBeApprovedHelp(organisation)}
          </Notice>
        )}
        <keep-typed version={`${wizard.application?.id ?? 'new'} ${wizard.application?.version ?? 0}`}>
          <form id="form" class="wizard" method="post" action={pathOfStep(name)} noValidate>
            {/* What Enter presses: the first button of the form, which must not be one that takes something away. */}
            <button
              class="visually-hidden"
              type="submit"
              name="go"
              value="next"
              tabIndex={-1}
              aria-hidden="true"
            >
              {words.next}
            </button>
            {(visit.query.has('verifier') || visit.form.has('check')) && (
              <input type="hidden" name="check" value="1" />
            )}
            {name !== 'validation' && <RequiredNote language={language} />}
            <View
              context={wizard.context}
              typed={shown.typed ?? typedOn(wizard.application, name)}
              problems={problems}
              password={
                step.asksPassword && (
                  <NewPassword
                    language={language}
                    policy={site.realm.policy.password}
                    isKept={Boolean(wizard.application?.password_hash)}
                    problems={problems}
                  />
                )
              }
              review={isLast && <Review visit={visit} wizard={wizard} />}
            />
            <StepButtons language={language} at={at} of={wizard.names.length} startedBy={startedBy} />
            <p class="wizard-later">
              <button class="link-button" type="submit" name="go" value="later">
                {words.later}
              </button>
            </p>
          </form>
        </keep-typed>
        {at === 0 && (
          <p class="wizard-already">
            {words.already} <a href="/connexion">{words.signIn}</a>
          </p>
        )}
      </>
    ),
  })
}

type Part = { visit: Visit; wizard: Wizard }

/** All that was said, step by step, with the way back to each. */
function Review({ visit, wizard }: Part) {
  const { language } = visit
  const words = wizardWords[language]
  const answers = answersSoFar(wizard)
  return (
    <>
      {wizard.names
        .filter(name => 'answers' in readStep(wizard, name))
        .map(name => ({ name, rows: steps[name].summary(answers, wizard.context) }))
        .filter(({ rows }) => rows.length > 0)
        .map(({ name, rows }) => (
          <section key={name} class="review">
            <h2>{(steps[name].saidTitle ?? steps[name].title)[language]}</h2>
            <SummaryList
              rows={rows.map(row => ({
                ...row,
                action: { href: `${pathOfStep(name)}?verifier=1`, label: words.change },
              }))}
            />
          </section>
        ))}
    </>
  )
}
