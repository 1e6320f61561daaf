import { Button, ButtonGroup } from '../../html/button.tsx'
import { ErrorSummary } from '../../html/error-summary.tsx'
import { Field } from '../../html/field.tsx'
import { Notice } from '../../html/notice.tsx'
import { SummaryList } from '../../html/summary-list.tsx'
import { officePage } from '../../office/shell.tsx'
import { notFound } from '../../web/failure.pages.tsx'
import { leave } from '../../web/flash.ts'
import { redirect } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { dayInFigures } from '../due-day.words.ts'
import { moneyInWords } from '../money.ts'
import { ledgerWords } from './ledger.words.ts'
import { nameSaid, pathOfLedger } from './membership-here.ts'
import { longestReason, reasonIn } from './reason-typed.ts'
import { type PaymentHere, paymentHere, reverseByHand } from './reversal.ts'
import { reversalWords } from './reversal.words.ts'

/** `GET /bureau/cotisations/paiements/:id`: asks why, before anything is done. */
export async function reversalPage(visit: Visit): Promise<Response> {
  const payment = await paymentHere(visit)
  return payment ? show(visit, payment, '') : notFound(visit)
}

/** `POST /bureau/cotisations/paiements/:id`. */
export async function saveReversal(visit: Visit): Promise<Response> {
  const payment = await paymentHere(visit)
  if (!payment) return notFound(visit)
  const words = reversalWords[visit.language]
  const reason = reasonIn(visit.form)
  if (!reason) return show(visit, payment, reason, words.reasonMissing)
  if (reason.length > longestReason) return show(visit, payment, reason, words.reasonLong(longestReason))
  const what = await reverseByHand(visit, payment, reason)
  return redirect(backTo(payment), [leave({ said: 'duesKept', what })])
}

function backTo({ members: [first] }: PaymentHere): string {
  return first ? pathOfLedger(first.membershipId) : '/bureau/cotisations'
}

function show(visit: Visit, payment: PaymentHere, reason: string, error?: string): Response {
  const { language } = visit
  const words = reversalWords[language]
  const { methods } = ledgerWords[language]
  const received = words.receivedOn(dayInFigures(payment.receivedOn), methods[payment.method])
  return officePage(visit, {
    title: words.title,
    status: error ? 422 : 200,
    problem: error !== undefined,
    children: (
      <>
        <ErrorSummary language={language} problems={error ? [{ field: 'motif', message: error }] : []} />
        <h1>{words.title}</h1>
        {payment.reversedAt ? <Notice kind="information">{words.before}</Notice> : <p>{words.explain}</p>}
        <SummaryList
          rows={[
            { label: words.payment, value: `${moneyInWords(payment.amountCents, language)}, ${received}` },
            { label: words.forWhom, value: payment.members.map(nameSaid).join(', ') },
          ]}
        />
        <form method="post" action={`/bureau/cotisations/paiements/${payment.id}`} noValidate>
          {!payment.reversedAt && (
            <Field
              name="motif"
              label={words.reason}
              hint={words.reasonHint}
              value={reason}
              error={error}
              autocomplete="off"
              required
            />
          )}
          <ButtonGroup>
            {!payment.reversedAt && <Button kind="warning">{words.reverse}</Button>}
            <a href={backTo(payment)}>{words.back}</a>
          </ButtonGroup>
        </form>
      </>
    ),
  })
}
