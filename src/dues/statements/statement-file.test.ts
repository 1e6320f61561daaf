import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { referencesIn } from '../reference.ts'
import { readCents, readDay, readXmlCents } from './amount-and-day.ts'
import { fingerprints } from './fingerprint.ts'
import { payerIn } from './payer.ts'
import { refusalInWords } from './refusal-in-words.ts'
import { readStatement } from './statement-file.ts'

const fixture = (name: string) => readFileSync(`test/fixtures/statements/${name}`)
const told = (bytes: Buffer | string) => {
  const read = readStatement(Buffer.from(bytes))
  if ('refused' in read) return refusalInWords(read, 'fr')
  return read.credits.map(credit => `${credit.bookedOn} ${credit.amountCents} ${credit.payerName}`)
}
const file = 'camt053-02.xml'
const changed = (from: string | RegExp, to: string, name = file) => fixture(name).toString().replace(from, to)

describe('the statement of a bank', () => {
  test.each([
    ['preamble-debit-credit.csv', ['2026-03-04 4500 MME DUPONT MARIE', '2026-03-02 124550 M PETIT JEAN'], 1],
    ['postal.csv', ['2026-03-04 4500 M PETIT JEAN'], 1],
    ['comptabilisation.csv', ['2026-03-03 4500 MME DUPONT MARIE'], 1],
    ['tabs.txt', ['2026-03-04 4500 MME DUPONT MARIE'], 1],
    ['online.csv', ['2026-03-04 4500 MME MARIE DUPONT'], 1],
    ['comma.csv', ['2026-03-04 4500 DUPONT, Marie'], 1],
    ['formula-cells.csv', ['2026-03-04 4500 MME DUPONT MARIE'], 1],
    ['no-headings.csv', ['2026-03-04 4500 MME DUPONT MARIE'], 1],
    ['camt053-08.xml', ['2026-03-04 4500 MME DUPONT MARIE'], 0],
    [
      'camt053-02.xml',
      [
        '2026-03-04 4500 MME DUPONT MARIE',
        '2026-03-04 4500 PETIT JEAN',
        '2026-03-04 4500 PETIT JEAN',
        '2026-03-04 4500 ROUX INES',
      ],
      4,
    ],
  ])('%s', (name, lines, leftOut) => {
    expect(told(fixture(name))).toEqual(lines)
    expect(readStatement(fixture(name))).toMatchObject({ leftOut })
    const [first] = (readStatement(fixture(name)) as { credits: { label: string }[] }).credits
    if (!/postal|online/.test(name)) expect(referencesIn(first?.label ?? '')).toEqual(['RF74000000000001'])
  })

  test('tells account, account of the payer, reference of the bank, and text as it was written', () => {
    expect(readStatement(fixture(file))).toMatchObject({
      credits: [
        {
          label: 'RF74000000000001 Cotisation 2026 & merci énormément VIREMENT SEPA RECU',
          account: 'FR7630006000011234567890189',
          payerIban: 'FR1420041010050500013M02606',
          bankReference: '20260304-0001 0',
        },
        { bankReference: '20260304-0002 0' },
        { bankReference: '20260304-0002 1' },
        {},
      ],
    })
    expect(readStatement(fixture('camt053-08.xml'))).toMatchObject({
      credits: [{ label: 'Cotisation suite <du> libellé rf74-0000-0000-0001', payerIban: null }],
    })
  })

  test('is the same in UTF-8, with a mark or without, in UTF-16 and in Windows-1252', () => {
    const text = 'Date;Libellé;Crédit\n04/03/2026;VIR Élodie Noël;45,00\n'
    const lines = ['2026-03-04 4500 Élodie Noël']
    const windows = Buffer.from(text, 'latin1')
    const wide = Buffer.from(`\ufeff${text}`, 'utf16le')
    expect([text, `\ufeff${text}`, `sep=;\n${text}`, windows, wide].map(told)).toEqual(Array(5).fill(lines))
  })

  test('has amounts with up to five decimals', () => {
    expect(told(changed(/>(45|135)\.00</g, '>$1.00000<'))).toEqual(told(fixture(file)))
    expect(told(changed('>135.00<', '>135.005<'))).toMatch(/^Ligne 20.*135\.005/)
  })

  test.each([
    ['IBAN : FR76 3000 6000 0112 3456 7890 189 EUR', 'FR7630006000011234567890189'],
    ['"IBAN";"FR7630006000011234567890189"', 'FR7630006000011234567890189'],
    ['COMPTE DE DÉPÔT n° 00012345678;', '00012345678'],
    ['Compte n°;0001 2345 678', '00012345678'],
    ['Numéro Compte   :;1234567A033', '1234567A033'],
    ['Compte courant;Solde au 04/03/2026', null],
    ['Liste des opérations du compte entre le 01/02/2026 et le 05/03/2026;', null],
    ['Compte n° 00012345678\nCompte n° 00087654321', null],
    ['', null],
  ])('of a CSV tells its account above the headings: %s', (above, account) => {
    const text = `${above}\nDate;Libellé;Crédit\n04/03/2026;VIR IBAN FR1420041010050500013M02606;45,00\n`
    expect(readStatement(Buffer.from(text))).toMatchObject({ credits: [{ account }] })
  })

  test('that is no batch of which the parts make the amount stays one credit', () => {
    expect(told(changed('<Amt Ccy="EUR">135.00</Amt>', '<Amt Ccy="EUR">136.00</Amt>'))).toContain(
      '2026-03-04 13600 null',
    )
  })
})

describe('what cannot be read is refused, with what was expected and where it broke', () => {
  const bomb = `<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>\n<Document>&b;</Document>`
  test.each<[string, Buffer | string, RegExp]>([
    ['nothing', '', /vide/],
    ['blanks', ' \n\n', /vide/],
    ['a workbook', Buffer.from('PK\x03\x04rest'), /classeur.*CSV/],
    ['a picture', Buffer.from([0x89, 0x50, 0, 0, 0, 1, 2, 3, 4, 5]), /n'est pas un relevé/],
    ['a bomb of entities', bomb, /^Ligne 2.*DOCTYPE/],
    ['XML cut off', fixture(file).subarray(0, 1900), /^Ligne \d+.*incomplet/],
    ['XML that closes wrongly', changed('</Sts>', '</St>'), /^Ligne 10.*abîmé/],
    ['a page of the bank', '<html><body>Session expirée</body></html>', /CAMT\.053 \(html › body\)/],
    ['another message', changed(/BkToCstmrStmt/g, 'BkToCstmrDbtCdtNtfctn'), /BkToCstmrDbtCdtNtfctn/],
    ['a tag that was meant for JavaScript', '<__proto__><constructor/></__proto__>', /XML/],
    ['a tag like an answer of ours', '<refused>tooDeep</refused>', /refused/],
    ['XML that goes too deep', `${'<a>'.repeat(3000)}${'</a>'.repeat(3000)}`, /XML/],
    ['an amount that is none', changed('>135.00<', '>1e3<'), /^Ligne 20.*« 1e3 ».*montant/],
    [
      'a day that is none',
      changed(
        '<BookgDt><Dt>2026-03-04</Dt></BookgDt><ValDt><Dt>2026-03-04</Dt></ValDt>',
        '<BookgDt><Dt>2026-02-30</Dt></BookgDt>',
      ),
      /^Ligne 9.*2026-02-30.*date/,
    ],
    ['a list of members', 'Nom;Prénom\nDupont;Marie\n', /titres.*« Nom;Prénom »/],
    [
      'a quote that is never closed',
      'Date;Libellé;Crédit\n04/03/2026;"VIR;45,00\n05/03/2026;X;1\n',
      /guillemet/,
    ],
    [
      'a day that does not exist',
      'Date;Libellé;Crédit\n\n31/02/2026;VIR;45,00\n',
      /^Ligne 3.*« 31\/02\/2026 »/,
    ],
    [
      'an amount in words',
      'Date;Libellé;Crédit\n"04/03/2026";"VIR\nX";45,00\n04/03/2026;VIR;beaucoup\n',
      /^Ligne 4.*« beaucoup »/,
    ],
    ['a row cut off', 'Date;Libellé;Débit;Crédit\n04/03/2026;VIR\n', /^Ligne 2.*montant/],
  ])('%s', (_, bytes, message) => {
    expect(String(told(bytes)).replaceAll('\u00a0', ' ')).toMatch(message)
  })
})

describe('amounts and days', () => {
  test.each([
    ['1 234,56', 123456],
    ['1\u202f234,56\u00a0€', 123456],
    ['+45,00', 4500],
    ['-1.234,56', -123456],
    ['1,234.56', 123456],
    ['45.5', 4550],
    ['45', 4500],
    ['45,00-', -4500],
    ['(45,00)', -4500],
    ['−45,00 EUR', -4500],
    ['45,000', null],
    ['1.234', null],
    ['', null],
    ['1e3', null],
    ['Infinity', null],
    ['99999999999999999999', null],
  ])('%s', (text, cents) => expect(readCents(text)).toBe(cents))

  test.each([
    ['45.000', 4500],
    ['45.00000', 4500],
    ['1234.5', 123450],
    ['45', 4500],
    ['-0.10', -10],
    ['45.005', null],
    ['45.000000', null],
    ['45,00', null],
    ['1 234.50', null],
    ['.', null],
    ['9999999999999999.99', null],
  ])('of XML: %s', (text, cents) => expect(readXmlCents(text)).toBe(cents))

  test('any cents with noughts after them are read as they are, and no other decimal is', () => {
    const cents = fc.integer({ min: 0, max: 10 ** 12 })
    fc.assert(
      fc.property(cents, fc.nat(3), fc.integer({ min: 1, max: 999 }), (whole, noughts, beyond) => {
        const plain = `${Math.floor(whole / 100)}.${String(whole % 100).padStart(2, '0')}`
        const more = String(beyond).padStart(3, '0')
        return readXmlCents(plain + '0'.repeat(noughts)) === whole && readXmlCents(plain + more) === null
      }),
    )
  })

  test.each([
    ['05/03/2026', '2026-03-05'],
    ['5.3.26', '2026-03-05'],
    ['05-03-2026', '2026-03-05'],
    ['2026-03-05T10:11:12+01:00', '2026-03-05'],
    ['2026-03-05 10:11', '2026-03-05'],
    ['2026-03-05+01:00', '2026-03-05'],
    ['20260305', '2026-03-05'],
    ['31/02/2026', undefined],
    ['2026', undefined],
  ])('%s', (text, day) => expect(readDay(text)?.toString()).toBe(day))
})

test.each([
  ['VIR SEPA RECU /DE MME DUPONT MARIE /MOTIF COTIS /REF 12', 'MME DUPONT MARIE'],
  ['VIREMENT EN VOTRE FAVEUR DE M PETIT JEAN RF12 3456', 'M PETIT JEAN'],
  ['VIR INST MME MARIE DUPONT', 'MME MARIE DUPONT'],
  ['VIR RECU 9876543210S DE: MME DUPONT MOTIF: X', 'MME DUPONT'],
  ['CHEQUE 123', null],
  ['VIR 2026', null],
])('the payer in « %s »', (label, name) => expect(payerIn(label)).toBe(name))

describe('whatever is thrown at it', () => {
  const pieces = fc.constantFrom(
    'Date',
    'Libellé',
    'Crédit',
    'Débit',
    'Montant',
    ';',
    ',',
    '\t',
    '\n',
    '\r\n',
    '"',
    '45,00',
    '04/03/2026',
    '=',
    ' ',
    '<',
    '>',
    '</',
    '<Ntry>',
    '</Ntry>',
    '<Document>',
    '<BkToCstmrStmt><Stmt>',
    '</Stmt></BkToCstmrStmt></Document>',
    '<Amt Ccy="EUR">',
    '&#x110000;',
    '&amp',
    '<![CDATA[',
    ']]>',
    '<!--',
    '<?xml ?>',
    '\0',
    '\ud800',
    '€',
    'constructor',
  )
  const odd = fc.array(pieces, { maxLength: 40 }).map(parts => Buffer.from(parts.join('')))
  const cut = fc
    .tuple(
      fc.constantFrom(file, 'camt053-08.xml', 'preamble-debit-credit.csv', 'comma.csv'),
      fc.nat(4000),
      fc.nat(4000),
      odd,
    )
    .map(([name, from, length, between]) => {
      const bytes = fixture(name)
      return Buffer.concat([bytes.subarray(0, from), between, bytes.subarray(from + length)])
    })

  test('it is read or refused in words, and nothing is ever thrown', () => {
    const bytes = fc.oneof(odd, cut, fc.uint8Array({ maxLength: 300 }).map(Buffer.from))
    fc.assert(
      fc.property(bytes, written => {
        const read = readStatement(written)
        if ('refused' in read) return refusalInWords(read, 'fr').length > 10
        return read.credits.every(
          ({ amountCents, label, bookedOn }) =>
            Number.isSafeInteger(amountCents) &&
            amountCents > 0 &&
            !label.includes('\0') &&
            bookedOn.year > 1900,
        )
      }),
      { numRuns: 400 },
    )
  })

  test('a fingerprint is of one credit only, and the same when it is read again', () => {
    const { credits } = readStatement(fixture(file)) as { credits: Parameters<typeof fingerprints>[0] }
    const marks = (list: typeof credits) => fingerprints(list).map(mark => mark.toString('hex'))
    expect(new Set(marks(credits)).size).toBe(credits.length)
    const without = credits.map(credit => ({ ...credit, bankReference: null }))
    expect(new Set(marks(without)).size).toBe(credits.length)
    expect(marks([...without].reverse()).sort()).toEqual(marks(without).sort())
  })
})
