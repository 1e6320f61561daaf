/** Money that came to an account, as its statement tells it. */
export type Credit = {
  bookedOn: Temporal.PlainDate
  amountCents: number
  /** All that the bank says of it, references included, as one line. */
  label: string
  payerName: string | null
  /** In the electronic form, and valid. */
  payerIban: string | null
  /** IBAN of the account that it came to, where the file tells it. */
  account: string | null
  /** By which the bank names it, with its place in a batch where several came together. */
  bankReference: string | null
}

export type ReadStatement = {
  format: 'camt053' | 'csv'
  credits: Credit[]
  /** How many operations were left out: debits, reversals, what is pending or not in euros. */
  leftOut: number
}

/** Why nothing is taken from a file, for the person who chose it; lines count from 1, as an editor numbers them. */
export type StatementRefusal =
  | { refused: 'empty' | 'spreadsheet' | 'notText' | 'tooDeep' }
  | { refused: 'tooMany'; most: number }
  | { refused: 'documentType' | 'brokenXml' | 'unclosedQuote'; line: number }
  | { refused: 'otherMessage'; found: string }
  | { refused: 'noHeadings'; found: string }
  | { refused: 'broken'; what: 'date' | 'amount'; line: number; found: string }

/** More than the largest federation has in a year. */
export const mostCredits = 50_000

/** In a column of 32 bits: what is above is no due. */
const mostCents = 2_000_000_000

const longestLabel = 1000
const longestName = 200

/** Text as it can be kept and shown: on one line, without what is not seen. */
export function oneLine(text: string, longest = longestLabel): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, longest)
    .toWellFormed()
}

/** A name, or null where there is none. */
export function nameOrNull(text: string | null): string | null {
  return oneLine(text ?? '', longestName) || null
}

/** Whether an amount can be that of a due. */
export const isPayable = (cents: number) => cents > 0 && cents <= mostCents

/** A text of the file as a message can show it. */
export const shown = (text: string) => oneLine(text, 60)
