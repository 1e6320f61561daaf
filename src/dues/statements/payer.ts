import { electronicFormatIBAN, isValidIBAN } from 'ibantools'
import { nameOrNull } from './credit.ts'

/** An IBAN in the electronic form, or null for what is none: a bank may mask it, or write its own number. */
export function validIban(written: string | null): string | null {
  const iban = electronicFormatIBAN(written ?? '')
  return iban && isValidIBAN(iban) ? iban : null
}

/** What labels say between the kind of operation and the name. */
const beforeName =
  /^(?:.*?\b(?:VIR(?:EMENTS?|T)?|VRT)\b)(?:\s+(?:SEPA|INST(?:ANTANE)?|RECU|RE[CÇ]U|EN VOTRE FAVEUR|INTERNET|FAVEUR|TIERS|\d\S*))*\s*\/?(?:\s*(?:DE|FROM|EMETTEUR|DONNEUR D'ORDRE)\s*:?\s+)?/iu

/** Where in a label the name ends. */
const afterName =
  /\s*(?:\/|:|\||;|,|\bMOTIF\b|\bREF(?:ERENCE)?S?\b|\bRÉF|\bRF\s?\d|\bPOUR\b|\bID\b|\bDATE\b|\bCOTISATION\b|\bDU \d|\d).*$/iu

/**
 * The name of the payer in a label that a bank writes for a transfer: « VIR SEPA RECU /DE MME DUPONT MARIE /MOTIF … »,
 * « VIREMENT EN VOTRE FAVEUR DE M PETIT JEAN », « VIR INST MME MARIE DUPONT ». Null where none is to be seen.
 */
export function payerIn(label: string): string | null {
  const begun = beforeName.exec(label)
  if (!begun) return null
  const name = label.slice(begun[0].length).replace(afterName, '').trim()
  return /\p{L}{2}/u.test(name) ? nameOrNull(name) : null
}
