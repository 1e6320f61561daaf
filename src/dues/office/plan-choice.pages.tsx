import { Button, ButtonGroup } from '../../html/button.tsx'
import { Radios } from '../../html/choice.tsx'
import { ErrorSummary } from '../../html/error-summary.tsx'
import { Notice } from '../../html/notice.tsx'
import { officePage } from '../../office/shell.tsx'
import { notFound } from '../../web/failure.pages.tsx'
import { leave } from '../../web/flash.ts'
import { redirect } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { accountOf } from '../balance.ts'
import { moneyInWords } from '../money.ts'
import { choosePlan, plansOffered } from './changes.ts'
import { changesWords } from './changes.words.ts'
import { type MembershipHere, membershipHere, nameSaid, pathOfLedger } from './membership-here.ts'

/** The value of the choice of none in particular. */
const bySelf = 'auto'

/** `GET /bureau/cotisations/:id/tarif`. */
export async function planChoicePage(visit: Visit): Promise<Response> {
  const membership = await membershipHere(visit, 'recordDues')
  return membership ? await show(visit, membership) : notFound(visit)
}

/** `POST /bureau/cotisations/:id/tarif`. */
export async function savePlanChoice(visit: Visit): Promise<Response> {
  const membership = await membershipHere(visit, 'recordDues')
  if (!membership) return notFound(visit)
  const chosen = visit.form.get('tarif')
  const offered = await plansOffered(visit.app.db, visit.site.realm.id, membership)
  if (chosen !== bySelf && !offered.some(({ id }) => id === chosen))
    return await show(visit, membership, changesWords[visit.language].planMissing)
  await choosePlan(visit, membership, chosen === bySelf ? null : chosen)
  return redirect(pathOfLedger(membership.id), [leave({ said: 'duesKept', what: 'planChosen' })])
}

async function show(visit: Visit, membership: MembershipHere, error?: string): Promise<Response> {
  const { app, site, language } = visit
  const words = changesWords[language]
  const offered = await plansOffered(app.db, site.realm.id, membership)
  const [account] = await accountOf(app.db, site.realm.id, [membership.id])
  const open = account?.dues.find(due => !due.settledAt && !due.cancelledAt)
  const path = pathOfLedger(membership.id)
  return officePage(visit, {
    title: words.planTitle,
    status: error ? 422 : 200,
    problem: error !== undefined,
    children: (
      <>
        <ErrorSummary language={language} problems={error ? [{ field: 'tarif', message: error }] : []} />
        <h1>{words.planTitle}</h1>
        <p class="lead">{nameSaid(membership)}</p>
        {open && (
          <Notice kind="information">{words.planStands(moneyInWords(open.amountCents, language))}</Notice>
        )}
        <form method="post" action={`${path}/tarif`} noValidate>
          <Radios
            name="tarif"
            legend={words.plan}
            value={membership.planId ?? bySelf}
            error={error}
            options={[
              { value: bySelf, label: words.planBySelf, hint: words.planBySelfHint },
              ...offered.map(({ id, name, amountCents, isRetired }) => ({
                value: id,
                label: `${name}, ${moneyInWords(amountCents, language)}`,
                hint: isRetired ? words.planRetired : undefined,
              })),
            ]}
          />
          <ButtonGroup>
            <Button>{words.choose}</Button>
            <a href={path}>{words.back}</a>
          </ButtonGroup>
        </form>
      </>
    ),
  })
}
