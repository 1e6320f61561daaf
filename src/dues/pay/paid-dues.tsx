import type { ComponentChildren } from 'preact'
import type { Language } from '../../html/language.ts'
import { Table } from '../../html/table.tsx'
import type { AccountDue, AccountPayment, DuesAccount } from '../balance.ts'
import { dayInFigures } from '../due-day.words.ts'
import { moneyInWords } from '../money.ts'
import { payWords } from './pay.words.ts'

/** How many dues are in sight; those before are folded away. */
const inSight = 5

type Props = { account: DuesAccount; language: Language; timeZone: string }

/** What was paid, the newest first, each with its receipt; and what was taken back. */
export function PaidDues({ account, language, timeZone }: Props) {
  const words = payWords[language]
  const paid = account.dues.filter(({ settledAt }) => settledAt !== null)
  const older = paid.slice(inSight)
  const reversed = account.payments.filter(({ reversedAt }) => reversedAt !== null)
  const table = (caption: string, dues: readonly AccountDue[]) => (
    <Table
      caption={caption}
      columns={[
        { label: words.period },
        { label: words.planName },
        { label: words.paidAmount },
        { label: words.payment },
        { label: words.receipt },
      ]}
      rows={dues.map(due => cellsOf(due, account.payments, language))}
    />
  )
  if (paid.length + reversed.length === 0) return null
  return (
    <div class="paid-dues">
      {paid.length > 0 && table(words.history, paid.slice(0, inSight))}
      {older.length > 0 && (
        <details class="fold">
          <summary>{words.older(older.length)}</summary>
          {table(words.olderCaption, older)}
        </details>
      )}
      {reversed.length > 0 && (
        <>
          <p>
            <strong>{words.reversed}</strong>
          </p>
          <ul>
            {reversed.map(payment => (
              <li key={payment.id}>{reversedInWords(payment, language, timeZone)}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function cellsOf(
  due: AccountDue,
  payments: readonly AccountPayment[],
  language: Language,
): ComponentChildren[] {
  const words = payWords[language]
  const period =
    due.coversFrom && due.coversTo
      ? words.fromTo(dayInFigures(due.coversFrom), dayInFigures(due.coversTo))
      : ''
  const paid = due.payments.map(({ id, receivedOn }) => {
    const method = payments.find(payment => payment.id === id)?.method ?? 'transfer'
    return words.paidBy[method](dayInFigures(receivedOn))
  })
  return [
    period,
    due.planName,
    moneyInWords(due.amountCents, language),
    paid.length > 0 ? paid.join(', ') : words.free,
    <a key={due.id} href={`/espace/cotisation/recu/${due.id}`}>
      {words.download}
      <span class="visually-hidden">{words.downloadFor(period)}</span>
    </a>,
  ]
}

function reversedInWords(payment: AccountPayment, language: Language, timeZone: string): string {
  const words = payWords[language]
  const paid = words.paidBy[payment.method](dayInFigures(payment.receivedOn))
  const day = payment.reversedAt?.toZonedDateTimeISO(timeZone).toPlainDate()
  return words.reversedOn(moneyInWords(payment.amountCents, language), paid, day ? dayInFigures(day) : '')
}
