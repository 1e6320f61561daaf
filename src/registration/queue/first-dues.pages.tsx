import { newId } from '../../database/new-id.ts'
import { dayInFigures } from '../../dues/due-day.words.ts'
import { moneyAsTyped } from '../../dues/money.ts'
import { paymentWords } from '../../dues/office/payment.words.ts'
import { fieldOfPart, paymentTyped, readPayment, type TypedPayment } from '../../dues/office/payment-typed.ts'
import { todayOf } from '../../dues/office/today.ts'
import { Button, ButtonGroup } from '../../html/button.tsx'
import { Radios } from '../../html/choice.tsx'
import { ErrorSummary, type Problem } from '../../html/error-summary.tsx'
import { Field } from '../../html/field.tsx'
import { RequiredNote } from '../../html/required-note.tsx'
import { officePage } from '../../office/shell.tsx'
import { redirect } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { receiveDues } from '../admission/decide.ts'
import { type FirstDues, firstDuesAsked } from '../admission/first-dues.ts'
import { problemOf } from '../steps/step.ts'
import { leadBack, withApplication } from './approval.pages.tsx'
import type { SentApplication } from './approval.ts'
import { approvalWords } from './approval.words.ts'
import { pathOfApplication } from './approval-path.ts'

/** `GET /bureau/demandes/:id/cotisation`: how much has come in, how and when; what is asked is filled in. */
export const firstDuesPage = withApplication('recordDues', async (visit, application) => {
  const asked = await firstDuesAsked(visit.app.db, visit.site.realm, application)
  if (asked === null || isSettled(application)) return redirect(pathOfApplication(application.id))
  const parts = [{ membershipId: application.id, amount: moneyAsTyped(asked, visit.language) }]
  const day = dayInFigures(todayOf(visit))
  return show(visit, application, { id: newId(), parts, day, method: '', note: '' }, [])
})

/** `POST /bureau/demandes/:id/cotisation`: the first dues have come in. */
export const noteDues = withApplication('recordDues', async (visit, application) => {
  const asked = await firstDuesAsked(visit.app.db, visit.site.realm, application)
  if (asked === null || isSettled(application)) return await note(visit, application, null)
  const typed = typedFor(application, visit.form)
  const reading = readPayment(typed, todayOf(visit), visit.language)
  if ('problems' in reading) return show(visit, application, typed, reading.problems)
  const { receivedOn, method, shares } = reading.entry
  const amountCents = shares.reduce((sum, share) => sum + share.amountCents, 0)
  return await note(visit, application, { receivedOn, method, amountCents })
})

/** Somebody was first; the page of the application tells who. */
const isSettled = ({ state, dues_paid_at }: SentApplication) => state !== 'submitted' || dues_paid_at !== null

/** One amount, which stands for the application where a payment has one for each membership. */
function typedFor({ id }: SentApplication, form: URLSearchParams): TypedPayment {
  const typed = paymentTyped(form)
  const amount = typed.parts.find(part => part.membershipId === id)?.amount ?? ''
  return { ...typed, parts: [{ membershipId: id, amount }], note: '' }
}

async function note(visit: Visit, application: SentApplication, dues: FirstDues | null): Promise<Response> {
  const outcome = await receiveDues(visit, application, dues)
  return leadBack(visit, application, outcome, 'duesReceived', 'duesNotedBefore')
}

function show(
  visit: Visit,
  application: SentApplication,
  typed: TypedPayment,
  problems: readonly Problem[],
): Response {
  const { language } = visit
  const [words, labels] = [approvalWords[language], paymentWords[language]]
  const amount = fieldOfPart(application.id)
  const path = pathOfApplication(application.id)
  return officePage(visit, {
    title: words.receiveDues,
    status: problems.length > 0 ? 422 : 200,
    problem: problems.length > 0,
    children: (
      <>
        <ErrorSummary language={language} problems={problems} />
        <h1>{words.receiveDues}</h1>
        <p class="lead">{`${application.given_name} ${application.family_name}`}</p>
        <form method="post" action={`${path}/cotisation`} noValidate>
          <RequiredNote language={language} />
          <Field
            name={amount}
            label={labels.amount}
            hint={labels.amountHint}
            value={typed.parts[0]?.amount}
            error={problemOf(problems, amount)}
            inputmode="decimal"
            autocomplete="off"
            width="short"
            required
          />
          <Field
            name="date"
            label={labels.receivedOn}
            hint={labels.receivedHint}
            value={typed.day}
            error={problemOf(problems, 'date')}
            autocomplete="off"
            width="medium"
            required
          />
          <Radios
            name="moyen"
            legend={labels.method}
            value={typed.method}
            error={problemOf(problems, 'moyen')}
            required
            options={(['transfer', 'cheque', 'cash'] as const).map(value => ({
              value,
              label: labels.methods[value],
            }))}
          />
          <ButtonGroup>
            <Button>{words.saveDues}</Button>
            <a href={path}>{words.backToCase}</a>
          </ButtonGroup>
        </form>
      </>
    ),
  })
}
