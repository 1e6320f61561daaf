import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { readDay, readXmlCents } from './amount-and-day.ts'
import {
  type Credit,
  isPayable,
  mostCredits,
  nameOrNull,
  oneLine,
  type ReadStatement,
  type StatementRefusal,
  shown,
} from './credit.ts'
import { validIban } from './payer.ts'
import { all, lineAt, text, type XmlNode } from './xml-node.ts'

// Entities are read where text is: no document type is let in, so that there are none but the five and numbers.
const parser = new XMLParser({
  ignoreAttributes: false,
  removeNSPrefix: true,
  parseTagValue: false,
  processEntities: false,
})

/**
 * Reads the credits of « Bank to Customer Statement » of ISO 20022, camt.053.001.02 to .08, with any prefix: the
 * element names stand for the version. Left out: debits, reversals, what is not booked yet, other currencies.
 */
export function readCamt053(xml: string): ReadStatement | StatementRefusal {
  const documentType = xml.search(/<!(DOCTYPE|ENTITY)/i)
  if (documentType >= 0) return { refused: 'documentType', line: lineAt(xml, documentType) }
  const outcome = parsed(xml)
  if ('refused' in outcome) return outcome
  const { tree } = outcome
  const statements = all(tree, 'Document', 'BkToCstmrStmt', 'Stmt')
  if (statements.length === 0) return { refused: 'otherMessage', found: shown(messageIn(tree)) }
  const credits: Credit[] = []
  let leftOut = 0
  let place = 0
  for (const statement of statements) {
    const account = validIban(text(statement, 'Acct', 'Id', 'IBAN'))
    for (const entry of all(statement, 'Ntry')) {
      const read = creditsOf(entry, account)
      if ('broken' in read) {
        const { broken: what, found } = read
        return { refused: 'broken', what, found: shown(found), line: lineOfEntry(xml, place) }
      }
      place++
      leftOut += read.leftOut
      for (const credit of read.credits) credits.push(credit)
      if (credits.length > mostCredits) return { refused: 'tooMany', most: mostCredits }
    }
  }
  return { format: 'camt053', credits, leftOut }
}

type Tree = { [tag: string]: XmlNode }

function parsed(xml: string): { tree: Tree } | StatementRefusal {
  try {
    const checked = XMLValidator.validate(xml, { allowBooleanAttributes: true })
    if (checked !== true) return { refused: 'brokenXml', line: checked.err.line }
    return { tree: parser.parse(xml) }
  } catch {
    // What is well formed is refused for its depth, or for a name that no message has.
    return { refused: 'tooDeep' }
  }
}

/** What kind of file it is, for the person who chose the wrong one. */
function messageIn(tree: Tree): string {
  const root = Object.keys(tree).find(tag => !tag.startsWith('?')) ?? ''
  const inside = all(tree, root)[0]
  const first =
    typeof inside === 'object' ? Object.keys(inside).find(tag => !tag.startsWith('@_')) : undefined
  return [root, first].filter(Boolean).join(' › ')
}

type Broken = { broken: 'date' | 'amount'; found: string }

/** The credits of one entry: of a batch each transaction, where the file tells what each was. */
function creditsOf(entry: XmlNode, account: string | null): { credits: Credit[]; leftOut: number } | Broken {
  const booked = (text(entry, 'Sts', 'Cd') ?? text(entry, 'Sts') ?? 'BOOK') === 'BOOK'
  const isCredit = text(entry, 'CdtDbtInd') === 'CRDT'
  const isReversal = /^(true|1)$/.test(text(entry, 'RvslInd') ?? '')
  const inEuros = (text(entry, 'Amt', '@_Ccy') ?? 'EUR') === 'EUR'
  if (!booked || !isCredit || isReversal || !inEuros) return { credits: [], leftOut: 1 }
  const amount = text(entry, 'Amt')
  const cents = readXmlCents(amount ?? '')
  if (cents === null || cents < 0) return { broken: 'amount', found: amount ?? '' }
  const day =
    text(entry, 'BookgDt', 'Dt') ??
    text(entry, 'BookgDt', 'DtTm') ??
    text(entry, 'ValDt', 'Dt') ??
    text(entry, 'ValDt', 'DtTm')
  const bookedOn = readDay(day ?? '')
  if (!bookedOn) return { broken: 'date', found: day ?? '' }
  const transactions = all(entry, 'NtryDtls', 'TxDtls')
  const parts = partsOf(transactions, cents)
  const credits = parts.map(({ cents: amountCents, transactions: details, place }) => ({
    bookedOn,
    amountCents,
    account,
    label: labelOf(entry, details),
    payerName: nameOrNull(payerOf(details)),
    payerIban: validIban(text(details[0], 'RltdPties', 'DbtrAcct', 'Id', 'IBAN')),
    bankReference: referenceOf(entry, details, place),
  }))
  return {
    credits: credits.filter(({ amountCents }) => isPayable(amountCents)),
    leftOut: credits.filter(({ amountCents }) => !isPayable(amountCents)).length,
  }
}

type Part = { cents: number; transactions: XmlNode[]; place: number }

/** A batch is taken apart only where the amounts of its transactions make the entry's; else it stays one credit. */
function partsOf(transactions: XmlNode[], cents: number): Part[] {
  const amounts = transactions.map(transaction => {
    const amount = text(transaction, 'Amt') ?? text(transaction, 'AmtDtls', 'TxAmt', 'Amt')
    const read = readXmlCents(amount ?? '')
    return read !== null && text(transaction, 'CdtDbtInd') === 'DBIT' ? -read : read
  })
  const sum = amounts.reduce<number>((all, amount) => all + (amount ?? Number.NaN), 0)
  if (transactions.length < 2 || sum !== cents) return [{ cents, transactions, place: 0 }]
  return transactions.map((transaction, place) => ({
    cents: amounts[place] ?? 0,
    transactions: [transaction],
    place,
  }))
}

/** Everything in which a reference may stand: structured, in the payer's words, in the bank's. */
function labelOf(entry: XmlNode, transactions: readonly XmlNode[]): string {
  const parts = transactions.flatMap(transaction => [
    ...all(transaction, 'RmtInf', 'Strd', 'CdtrRefInf', 'Ref'),
    ...all(transaction, 'RmtInf', 'Ustrd'),
    ...all(transaction, 'RmtInf', 'Strd', 'AddtlRmtInf'),
    ...all(transaction, 'AddtlTxInf'),
    ...all(transaction, 'Refs', 'EndToEndId'),
    ...all(transaction, 'RltdPties', 'UltmtDbtr', 'Nm'),
    ...all(transaction, 'RltdPties', 'UltmtDbtr', 'Pty', 'Nm'),
  ])
  const said = [...parts, ...all(entry, 'AddtlNtryInf')]
    .map(part => oneLine(text(part) ?? ''))
    .filter(part => part !== '' && part !== 'NOTPROVIDED')
  return oneLine([...new Set(said)].join(' '))
}

function payerOf([transaction, another]: readonly XmlNode[]): string | null {
  if (another) return null
  return text(transaction, 'RltdPties', 'Dbtr', 'Nm') ?? text(transaction, 'RltdPties', 'Dbtr', 'Pty', 'Nm')
}

function referenceOf(entry: XmlNode, transactions: readonly XmlNode[], place: number): string | null {
  const own = transactions.length === 1 ? text(transactions[0], 'Refs', 'AcctSvcrRef') : null
  const reference = own ?? text(entry, 'AcctSvcrRef')
  return reference && `${oneLine(reference)} ${place}`
}

function lineOfEntry(xml: string, place: number): number {
  const entries = [...xml.matchAll(/<(?:[\w.-]+:)?Ntry[\s>]/g)]
  return lineAt(xml, entries[place]?.index ?? 0)
}
