import { Button, ButtonGroup } from '../../html/button.tsx'
import { SummaryList } from '../../html/summary-list.tsx'
import { officePage } from '../../office/shell.tsx'
import { notFound } from '../../web/failure.pages.tsx'
import { leave } from '../../web/flash.ts'
import { redirect } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { accountOf } from '../balance.ts'
import { dayInFigures } from '../due-day.words.ts'
import { moneyInWords } from '../money.ts'
import { cancelByHand } from './changes.ts'
import { changesWords } from './changes.words.ts'
import { membershipHere, nameSaid, pathOfLedger } from './membership-here.ts'

/** `GET /bureau/cotisations/:id/annulation/:due`: asks, before a due is cancelled. */
export async function cancelPage(visit: Visit): Promise<Response> {
  const here = await dueHere(visit)
  if (!here) return notFound(visit)
  const { membership, due } = here
  const { language } = visit
  const words = changesWords[language]
  const path = pathOfLedger(membership.id)
  const askedOn = due.openedAt.toZonedDateTimeISO(visit.site.realm.timeZone).toPlainDate()
  const asked = words.asked(moneyInWords(due.amountCents, language), dayInFigures(askedOn))
  return officePage(visit, {
    title: words.cancelTitle,
    children: (
      <>
        <h1>{words.cancelTitle}</h1>
        <p class="lead">{nameSaid(membership)}</p>
        <p>{words.cancelExplain}</p>
        <SummaryList
          rows={[
            { label: words.cancelDue, value: `${due.planName}, ${asked}` },
            { label: words.paid, value: moneyInWords(due.paidCents, language) },
          ]}
        />
        <form method="post" action={`${path}/annulation/${due.id}`}>
          <ButtonGroup>
            <Button kind="warning">{words.cancel}</Button>
            <a href={path}>{words.back}</a>
          </ButtonGroup>
        </form>
      </>
    ),
  })
}

/** `POST /bureau/cotisations/:id/annulation/:due`. */
export async function saveCancellation(visit: Visit): Promise<Response> {
  const here = await dueHere(visit)
  if (!here) return notFound(visit)
  const what = await cancelByHand(visit, here.membership, here.due.id)
  return redirect(pathOfLedger(here.membership.id), [leave({ said: 'duesKept', what })])
}

async function dueHere(visit: Visit) {
  const membership = await membershipHere(visit, 'recordDues')
  if (!membership) return null
  const [account] = await accountOf(visit.app.db, visit.site.realm.id, [membership.id])
  const due = account?.dues.find(({ id }) => id === visit.params.due)
  return due ? { membership, due } : null
}
