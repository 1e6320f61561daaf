import type { ComponentChildren } from 'preact'
import { isLate } from '../../accounts/standing.ts'
import { Button } from '../../html/button.tsx'
import { dayInWords } from '../../html/day-in-words.ts'
import type { Language } from '../../html/language.ts'
import { Notice } from '../../html/notice.tsx'
import type { Visit } from '../../web/visit.ts'
import type { AccountDue } from '../balance.ts'
import { moneyInWords } from '../money.ts'
import type { Plan } from '../plans.ts'
import type { BankAccount } from './bank-account.ts'
import type { OwnDues } from './own-dues.ts'
import { payWords } from './pay.words.ts'
import { TransferDetails } from './transfer-details.tsx'

type Props = { visit: Visit; own: OwnDues }

/** What to do about the dues of one membership. */
export function PayDues({ visit, own }: Props) {
  const words = payWords[visit.language]
  const { membership, open, plan, bank, account } = own
  if (membership.state === 'awaitingAdmission') return <p>{words.awaiting}</p>
  if (membership.state !== 'admitted') return <p>{words.former}</p>
  if (!bank) return <p>{words.noBank}</p>
  if (!open && !plan) return <p>{words.noPlan}</p>
  const today = visit.app.clock.now().toZonedDateTimeISO(visit.site.realm.timeZone).toPlainDate()
  const late = isLate(membership, today)
  const paidUpTo = late || membership.suspended || open?.announcedAt ? null : membership.dueOn
  return (
    <>
      {paidUpTo && <p>{words.paidUpTo(dayInWords(paidUpTo, visit.language))}</p>}
      {open && <PayOpen visit={visit} due={open} bank={bank} />}
      {plan && (
        <Prepare
          membershipId={membership.id}
          plan={plan}
          creditCents={account.creditCents}
          language={visit.language}
        />
      )}
      {late && !open?.announcedAt && <p>{words.alreadyPaid}</p>}
    </>
  )
}

type PrepareProps = { membershipId: string; plan: Plan; creditCents: number; language: Language }

/** What would be asked for, and the act that asks for it: a link would be opened by scanners too. */
function Prepare({ membershipId, plan, creditCents, language }: PrepareProps) {
  const words = payWords[language]
  return (
    <>
      <p>{words.plan(plan.name, moneyInWords(plan.amountCents, language))}</p>
      {creditCents > 0 && <p>{words.credit(moneyInWords(creditCents, language))}</p>}
      <form method="post" action="/espace/cotisation/preparer">
        <input type="hidden" name="membership" value={membershipId} />
        <p class="hint">{words.prepareWhat}</p>
        <Button>{words.prepare}</Button>
      </form>
    </>
  )
}

function PayOpen({ visit, due, bank }: { visit: Visit; due: AccountDue; bank: BankAccount }) {
  const { language, site } = visit
  const words = payWords[language]
  const details = <TransferDetails due={due} bank={bank} language={language} />
  if (!due.announcedAt) {
    return (
      <>
        <p>{words.how}</p>
        {details}
        <p>{words.cheque(bank.holder)}</p>
        <Announcement due={due} made="oui">
          <Button>{words.announce}</Button>
        </Announcement>
      </>
    )
  }
  const day = due.announcedAt.toZonedDateTimeISO(site.realm.timeZone).toPlainDate()
  return (
    <>
      <Notice kind="success">
        <p>
          <strong>{words.announced(dayInWords(day, language))}</strong>
        </p>
        <p>{words.announcedNext}</p>
      </Notice>
      <details class="fold">
        <summary>{words.again}</summary>
        {details}
      </details>
      <Announcement due={due} made="non">
        <Button kind="secondary">{words.takeBack}</Button>
      </Announcement>
    </>
  )
}

/** Tells the office that the money is on its way, or that it is not. */
function Announcement(props: { due: AccountDue; made: 'oui' | 'non'; children: ComponentChildren }) {
  return (
    <form method="post" action="/espace/cotisation/virement">
      <input type="hidden" name="due" value={props.due.id} />
      <input type="hidden" name="made" value={props.made} />
      {props.children}
    </form>
  )
}
