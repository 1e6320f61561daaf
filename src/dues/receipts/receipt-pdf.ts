import { dayInWords } from '../../html/day-in-words.ts'
import type { Language } from '../../html/language.ts'
import { readableOn } from '../../html/site-stylesheet.ts'
import { moneyInWords } from '../money.ts'
import { referenceInGroups } from '../reference.ts'
import { eurosInLetters } from './euros-in-letters.ts'
import { type Look, pageWriter } from './page-writer.ts'
import type { Receipt } from './receipt.ts'
import { receiptWords } from './receipt.words.ts'

/** In whose colour and language, and where its days are counted. */
export type Letterhead = { colour: string; language: Language; timeZone: string }

const serif = 'Times-Bold'
const ink = '#231f1a'
const muted = '#5c554b'
const small: Look = { font: 'Helvetica', size: 10, colour: muted }
const text: Look = { font: 'Helvetica', size: 13, colour: ink }

/** A receipt as a PDF of one page: tagged, so that it can be read aloud, in the colour of a site. */
export async function receiptPdf(receipt: Receipt, head: Letterhead): Promise<Uint8Array<ArrayBuffer>> {
  const words = receiptWords[head.language]
  // Loaded for the first receipt: most processes never make one.
  const { default: PDFDocument } = await import('pdfkit')
  const doc = new PDFDocument({
    size: 'A4',
    margin: 64,
    lang: head.language,
    tagged: true,
    displayTitle: true,
    pdfVersion: '1.7',
    info: {
      Title: `${words.title} ${receipt.number}`,
      Author: receipt.organisation,
      CreationDate: new Date(receipt.issuedAt.epochMilliseconds),
    },
  })
  const writer = pageWriter(doc)
  writer.band(head.colour, 84, receipt.organisation, {
    font: serif,
    size: 20,
    colour: readableOn(head.colour),
  })
  writer.say('H1', words.title, { font: serif, size: 28, colour: ink })
  writer.say('P', words.numbered(receipt.number), { ...text, colour: muted })
  writer.gap(20)
  writer.say('P', sentence(receipt, head.language), text)
  writer.gap(18)
  writer.rows(rowsOf(receipt, head))
  writer.gap(16)
  writer.say('P', words.notForTaxes, small)
  writer.say('P', contact(receipt), small)
  return await writer.end()
}

function sentence(receipt: Receipt, language: Language): string {
  const { organisation, amountCents } = receipt
  const words = receiptWords[language]
  return amountCents === 0
    ? words.attestsFree(organisation)
    : words.attests(organisation, moneyInWords(amountCents, language))
}

function rowsOf(receipt: Receipt, { language, timeZone }: Letterhead): [label: string, value: string][] {
  const words = receiptWords[language]
  const day = (of: Temporal.PlainDate) => dayInWords(of, language)
  const issuedOn = receipt.issuedAt.toZonedDateTimeISO(timeZone).toPlainDate()
  return [
    [words.member, receipt.person],
    ...(receipt.memberNumber ? [[words.memberNumber, receipt.memberNumber] as [string, string]] : []),
    [words.plan, receipt.plan],
    [words.amount, amountInFull(receipt.amountCents, language)],
    ...receipt.payments.map(({ method, receivedOn, amountCents }): [string, string] => {
      const paid = words.paidBy[method](day(receivedOn))
      const isWhole = amountCents === receipt.amountCents
      return [words.paid, isWhole ? paid : words.partOf(moneyInWords(amountCents, language), paid)]
    }),
    [words.period, words.fromTo(day(receipt.from), day(receipt.to))],
    [words.reference, referenceInGroups(receipt.reference)],
    [words.issued, day(issuedOn)],
  ]
}

/** In figures and in letters. */
function amountInFull(cents: number, language: Language): string {
  const letters = eurosInLetters(cents, language)
  return moneyInWords(cents, language) + (letters ? ` (${letters})` : '')
}

function contact({ organisation, contactEmail, contactPhone }: Receipt): string {
  return [organisation, contactEmail, contactPhone].filter(Boolean).join(' · ')
}
