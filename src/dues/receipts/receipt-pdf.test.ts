import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, test } from 'vitest'
import type { Receipt } from './receipt.ts'
import { type Letterhead, receiptPdf } from './receipt-pdf.ts'

const receipt: Receipt = {
  number: '2026-0012',
  issuedAt: Temporal.Instant.from('2026-06-30T22:30:00Z'),
  organisationId: 'o',
  organisation: 'Terre et Feu',
  contactEmail: 'bureau@ceramique.example',
  contactPhone: null,
  person: 'Hélène Garnier',
  memberNumber: 'C-0101',
  plan: 'Couple',
  amountCents: 123450,
  reference: 'RF18539007547034',
  from: Temporal.PlainDate.from('2026-07-01'),
  to: Temporal.PlainDate.from('2027-06-30'),
  payments: [
    { receivedOn: Temporal.PlainDate.from('2026-06-28'), amountCents: 100000, method: 'transfer' },
    { receivedOn: Temporal.PlainDate.from('2026-07-01'), amountCents: 23450, method: 'cheque' },
  ],
}
const french: Letterhead = { colour: '#a4481f', language: 'fr', timeZone: 'Europe/Paris' }

/** What a reader of PDF finds: its text line by line, what it says of itself, and how its pieces are tagged. */
async function read(changes: Partial<Receipt> = {}, head: Partial<Letterhead> = {}) {
  const data = await receiptPdf({ ...receipt, ...changes }, { ...french, ...head })
  const task = getDocument({ data, verbosity: 0 })
  const pdf = await task.promise
  const page = await pdf.getPage(1)
  const { items } = await page.getTextContent()
  const text = items.map(item => ('str' in item ? item.str + (item.hasEOL ? '\n' : ' ') : '')).join('')
  const { info } = await pdf.getMetadata()
  const tags = JSON.stringify(await page.getStructTree()).match(/(?<="role":")\w+/g) ?? []
  const all = {
    text: text.replaceAll(/[\s\u00a0]+/g, ' '),
    info: info as Record<string, unknown>,
    pages: pdf.numPages,
    tags,
  }
  await task.destroy()
  return all
}

describe('a receipt', () => {
  test('says who has paid what to whom, how, when and for which time', async () => {
    const { text, pages } = await read()
    for (const said of [
      'Reçu de cotisation',
      'N° 2026-0012',
      'Terre et Feu a reçu la somme de 1 234,50 € pour la cotisation de la personne nommée ci-dessous.',
      'Adhérent Hélène Garnier',
      "Numéro d'adhérent C-0101",
      'Tarif Couple',
      'Montant 1 234,50 € (mille deux cent trente-quatre euros et cinquante centimes)',
      'Paiement 1 000 €, virement reçu le 28 juin 2026',
      'Paiement 234,50 €, chèque reçu le 1er juillet 2026',
      'Période couverte du 1er juillet 2026 au 30 juin 2027 inclus',
      'Référence RF18 5390 0754 7034',
      // Half past midnight in Paris.
      'Établi le 1er juillet 2026',
      "Ce n'est pas un reçu fiscal",
      'bureau@ceramique.example',
    ])
      expect(text).toContain(said)
    expect(pages).toBe(1)
  })

  test('is in the language of its site, and says so', async () => {
    const { text, info } = await read({}, { language: 'en' })
    expect(text).toContain('Terre et Feu has received €1,234.50 for the dues of the person named below.')
    expect(info).toMatchObject({
      Title: 'Receipt for dues 2026-0012',
      Author: 'Terre et Feu',
      Language: 'en',
    })
    expect((await read()).info).toMatchObject({ Title: 'Reçu de cotisation 2026-0012', Language: 'fr' })
  })

  test('is tagged, so that it can be read aloud in its order', async () => {
    const { tags } = await read()
    expect(tags.filter(tag => tag !== 'TR' && tag !== 'TH' && tag !== 'TD')).toEqual(
      expect.arrayContaining(['Document', 'P', 'H1', 'Table']),
    )
    expect(tags.filter(tag => tag === 'TH')).toHaveLength(9)
    expect(tags.filter(tag => tag === 'TD')).toHaveLength(9)
  })

  test('prints every name; a letter that the font lacks loses a mark', async () => {
    const { text } = await read({ person: 'Łukasz Nguyễn-Œrsted', organisation: "L'Étoile « Ÿ » & Cie" })
    expect(text).toContain("L'Étoile « Ÿ » & Cie a reçu la somme")
    expect(text).toContain('Adhérent Lukasz Nguyên-Œrsted')
  })

  test('stays one page with the longest names, and does without payments where nothing was to be paid', async () => {
    const { text, pages } = await read({
      organisation: 'Association pour la connaissance des terres cuites '.repeat(4),
      person: `Marie-${'Antoinette-'.repeat(20)}Durand`,
      memberNumber: null,
      amountCents: 0,
      payments: [],
    })
    expect(pages).toBe(1)
    expect(text).toContain('sans rien à payer')
    expect(text).not.toContain('Paiement ')
  })
})
