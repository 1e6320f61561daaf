import { electronicFormatIBAN, friendlyFormatIBAN } from 'ibantools'
import type { ComponentChildren } from 'preact'
import type { Language } from '../../html/language.ts'
import type { AccountDue } from '../balance.ts'
import { moneyAsTyped, moneyInWords } from '../money.ts'
import { referenceInGroups } from '../reference.ts'
import type { BankAccount } from './bank-account.ts'
import { epcPayload } from './epc.ts'
import { payWords } from './pay.words.ts'
import { QrCode } from './qr-code.tsx'

export type TransferDetailsProps = { due: AccountDue; bank: BankAccount; language: Language }

/** What to type into a transfer, each to be copied, and beside it the code for the banks that scan it. */
export function TransferDetails({ due, bank, language }: TransferDetailsProps) {
  const words = payWords[language]
  const cents = due.amountCents - due.paidCents
  const amount = moneyInWords(cents, language)
  const code = epcPayload({ ...bank, amountCents: cents, reference: due.reference })
  return (
    <div class="transfer">
      <dl class="transfer-lines">
        <Line
          what="amount"
          shown={amount}
          copied={moneyAsTyped(cents, language)}
          language={language}
          hint={[
            words.forPlan(due.planName),
            ...(due.paidCents > 0
              ? [
                  words.partPaid(
                    moneyInWords(due.paidCents, language),
                    moneyInWords(due.amountCents, language),
                  ),
                ]
              : []),
          ].join('. ')}
        />
        <Line
          what="holder"
          shown={bank.holder}
          copied={bank.holder}
          language={language}
          hint={words.holderHint}
        />
        <Line
          what="iban"
          shown={friendlyFormatIBAN(bank.iban) ?? bank.iban}
          copied={electronicFormatIBAN(bank.iban) ?? bank.iban}
          language={language}
        />
        {bank.bic && <Line what="bic" shown={bank.bic} copied={bank.bic} language={language} />}
        <Line
          what="reference"
          shown={referenceInGroups(due.reference)}
          copied={due.reference}
          language={language}
          hint={words.referenceHint}
        />
      </dl>
      {code && (
        <figure class="transfer-code">
          <QrCode content={code} label={words.code(amount, bank.holder)} />
          <figcaption>{words.codeWhat}</figcaption>
        </figure>
      )}
    </div>
  )
}

type LineProps = {
  what: keyof (typeof payWords)['fr']['copyWhat']
  shown: string
  /** The same as a bank's form takes it. */
  copied: string
  language: Language
  hint?: ComponentChildren
}

function Line({ what, shown, copied, language, hint }: LineProps) {
  const words = payWords[language]
  return (
    <div class="transfer-line">
      <dt>{words[what]}</dt>
      <dd>
        <copy-text
          value={copied}
          button={words.copy}
          label={words.copyWhat[what]}
          done={words.copied}
          selected={words.selected}
        >
          <span class="transfer-value">{shown}</span>
        </copy-text>
        {hint && <p class="hint">{hint}</p>}
      </dd>
    </div>
  )
}
