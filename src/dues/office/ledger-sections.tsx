import { isLate } from '../../accounts/standing.ts'
import { SummaryList } from '../../html/summary-list.tsx'
import { Table } from '../../html/table.tsx'
import type { Visit } from '../../web/visit.ts'
import type { AccountDue, AccountPayment, DuesAccount } from '../balance.ts'
import { dayInFigures, dueDayInWords } from '../due-day.words.ts'
import { moneyInWords } from '../money.ts'
import type { Plan } from '../plans.ts'
import { referenceInGroups } from '../reference.ts'
import { ledgerWords } from './ledger.words.ts'
import { type MembershipHere, pathOfLedger } from './membership-here.ts'
import { todayOf } from './today.ts'

type Shown = {
  visit: Visit
  membership: MembershipHere
  account: DuesAccount
  plan: Plan | null
  mayRecord: boolean
}

/** Until when it is in order and why, what it is asked, and what is left to pay. */
export function Standing({ visit, membership, account, plan, mayRecord }: Shown) {
  const { language } = visit
  const words = ledgerWords[language]
  const path = pathOfLedger(membership.id)
  const open = account.dues.find(isOpen)
  return (
    <section>
      <h2>{words.standing}</h2>
      <SummaryList
        rows={[
          {
            label: words.dueOn,
            value: <DueDay visit={visit} account={account} />,
            ...(mayRecord ? { action: { href: `${path}/echeance`, label: words.move } } : {}),
          },
          {
            label: words.plan,
            value: plan ? words.planIs(plan.name, moneyInWords(plan.amountCents, language)) : words.noPlan,
            ...(mayRecord ? { action: { href: `${path}/tarif`, label: words.choose } } : {}),
          },
          {
            label: words.toPay,
            value: open
              ? [
                  moneyInWords(account.owedCents, language),
                  ...(open.announcedAt ? [words.announced(dayOf(visit, open.announcedAt))] : []),
                ].join(', ')
              : words.nothingAsked,
          },
          ...(account.creditCents > 0
            ? [{ label: words.credit, value: words.creditHelp(moneyInWords(account.creditCents, language)) }]
            : []),
        ]}
      />
    </section>
  )
}

function DueDay({ visit, account }: Pick<Shown, 'visit' | 'account'>) {
  const { language } = visit
  const words = ledgerWords[language]
  const { dueOn, day } = account
  if (!dueOn) return <span>{words.noDueDay}</span>
  const figures = dayInFigures(dueOn)
  // A reason for another day explains nothing.
  const explained = day?.dueOn?.equals(dueOn) ? { paidOn: day.paidOn, dueOn, because: day.because } : null
  return (
    <>
      {isLate(account, todayOf(visit)) ? <strong class="dues-past">{words.past(figures)}</strong> : figures}
      {explained && <p class="dues-why">{words.why(dueDayInWords(explained, language))}</p>}
      {explained?.because.rule === 'given' && explained.because.reason && (
        <p class="dues-why">{words.reason(explained.because.reason)}</p>
      )}
    </>
  )
}

/** Every due, the one that is open first. */
export function Dues({ visit, account, membership, mayRecord }: Shown) {
  const { language } = visit
  const words = ledgerWords[language]
  if (account.dues.length === 0)
    return (
      <section>
        <h2>{words.dues}</h2>
        <p>{words.noDues}</p>
      </section>
    )
  return (
    <Table
      caption={words.dues}
      columns={[
        { label: words.period },
        { label: words.plan },
        { label: words.amount, numeric: true },
        { label: words.paid, numeric: true },
        { label: words.reference },
        { label: words.state },
      ]}
      rows={account.dues.map(due => [
        due.coversFrom && due.coversTo
          ? words.covers(dayInFigures(due.coversFrom), dayInFigures(due.coversTo))
          : words.askedOn(dayOf(visit, due.openedAt)),
        due.planName,
        moneyInWords(due.amountCents, language),
        moneyInWords(due.paidCents, language),
        <span key="reference" class="dues-reference">
          {referenceInGroups(due.reference)}
        </span>,
        <span key="state" class="dues-state">
          {words.dueStates[stateOf(due)]}
          {due.settledAt && <a href={`/bureau/cotisations/recu/${due.id}`}>{words.receipt}</a>}
          {mayRecord && isOpen(due) && (
            <a href={`${pathOfLedger(membership.id)}/annulation/${due.id}`}>{words.cancel}</a>
          )}
        </span>,
      ])}
    />
  )
}

const isOpen = (due: AccountDue) => !due.settledAt && !due.cancelledAt

function stateOf(due: AccountDue): 'open' | 'part' | 'settled' | 'cancelled' {
  if (due.cancelledAt) return 'cancelled'
  if (due.settledAt) return 'settled'
  return due.paidCents > 0 ? 'part' : 'open'
}

/** Every payment, the newest first, with the way to take back what was a mistake. */
export function Payments({ visit, account, mayRecord }: Shown) {
  const { language } = visit
  const words = ledgerWords[language]
  if (account.payments.length === 0)
    return (
      <section>
        <h2>{words.payments}</h2>
        <p>{words.noPayments}</p>
      </section>
    )
  return (
    <Table
      caption={words.payments}
      columns={[
        { label: words.receivedOn },
        { label: words.method },
        { label: words.amount, numeric: true },
        { label: words.note },
        { label: words.state },
      ]}
      rows={account.payments.map(payment => [
        dayInFigures(payment.receivedOn),
        words.methods[payment.method],
        amountOf(payment, visit),
        [payment.payerName, payment.note].filter(Boolean).join(', ') || words.none,
        <span key="state" class="dues-state">
          {payment.reversedAt ? words.reversed(payment.reversalReason ?? '') : words.counts}
          {mayRecord && !payment.reversedAt && (
            <a href={`/bureau/cotisations/paiements/${payment.id}`}>{words.reverse}</a>
          )}
        </span>,
      ])}
    />
  )
}

function amountOf({ reversedAt, shareCents, amountCents }: AccountPayment, { language }: Visit): string {
  const whole = moneyInWords(amountCents, language)
  return reversedAt || shareCents === amountCents
    ? whole
    : ledgerWords[language].share(moneyInWords(shareCents, language), whole)
}

function dayOf(visit: Visit, at: Temporal.Instant): string {
  return dayInFigures(at.toZonedDateTimeISO(visit.site.realm.timeZone).toPlainDate())
}
