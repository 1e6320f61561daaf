import fc from 'fast-check'
import jsqr from 'jsqr'
import { renderToString } from 'preact-render-to-string'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newReference, withCheckDigits } from '../reference.ts'
import { epcPayload, nameForBanks, type Transfer } from './epc.ts'
import { QrCode } from './qr-code.tsx'

const transfer: Transfer = {
  holder: 'Terre et Feu',
  iban: 'FR7630006000011234567890189',
  bic: 'AGRIFRPP',
  amountCents: 4505,
  reference: 'RF18539007547034',
}

// The server reads photographs only, and has said so for the whole process.
const drawings = { operation: ['VipsForeignLoadSvg'] }
beforeAll(() => sharp.unblock(drawings))
afterAll(() => sharp.block(drawings))

/** What a scanner reads from the picture, as a page shows it, and which version of the code it is. */
async function scanned(content: string): Promise<{ text: string; version: number }> {
  const svg = renderToString(<QrCode content={content} label="Code" />).replace(
    '<svg',
    '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"',
  )
  const { data, info } = await sharp(Buffer.from(svg))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const read = jsqr.default(new Uint8ClampedArray(data), info.width, info.height)
  if (!read) throw new Error('The code cannot be read')
  return { text: new TextDecoder().decode(new Uint8Array(read.binaryData)), version: read.version }
}

describe('the content of the code', () => {
  test('is, line by line, what EPC069-12 lays down', async () => {
    const { text } = await scanned(epcPayload(transfer) ?? '')
    expect(text.split('\n')).toEqual([
      'BCD',
      '002',
      '1',
      'SCT',
      'AGRIFRPP',
      'Terre et Feu',
      'FR7630006000011234567890189',
      'EUR45.05',
      '',
      'RF18539007547034',
    ])
  })

  test('leaves out a BIC that is none or wrong, and the blanks of an IBAN', () => {
    const iban = 'fr76 3000 6000 0112 3456 7890 189'
    for (const bic of [null, '', 'AGRI'])
      expect(
        epcPayload({ ...transfer, bic, iban })
          ?.split('\n')
          .slice(4, 7),
      ).toEqual(['', 'Terre et Feu', transfer.iban])
  })

  test.each([
    [1, 'EUR0.01'],
    [100, 'EUR1.00'],
    [123_456_789, 'EUR1234567.89'],
    [99_999_999_999, 'EUR999999999.99'],
  ])('writes %i cents with a dot', (amountCents, written) => {
    expect(epcPayload({ ...transfer, amountCents })?.split('\n')[7]).toBe(written)
  })

  test('is nothing for a name without a letter that banks read', () => {
    expect(epcPayload({ ...transfer, holder: '陶芸' })).toBeNull()
  })

  test.each([0, -1, 100_000_000_000])('is nothing for %i cents', amountCents => {
    expect(epcPayload({ ...transfer, amountCents })).toBeNull()
  })
})

test.each([
  ["Association d'Études Céramiques", "Association d'Etudes Ceramiques"],
  ['Œuvres & Métiers — « Terre »', "OEuvres + Metiers - ' Terre '"],
  ['Łukasz Nguyễn', 'Lukasz Nguyen'],
  ['//Feu//Terre/', 'Feu/Terre'],
  ['L’Atelier', "L'Atelier"],
  ['x'.repeat(80), 'x'.repeat(70)],
])('the name « %s » goes to banks as « %s »', (name, written) => {
  expect(nameForBanks(name)).toBe(written)
})

test('any transfer is read back from its picture, field by field, within the limits of the format', async () => {
  const transfers = fc.record({
    // Of whatever there is, something is left that banks can read.
    holder: fc.string({ unit: 'grapheme', maxLength: 60 }).map(name => `A${name}`),
    iban: fc.constantFrom(transfer.iban, 'DE89370400440532013000', 'MT84MALT011000012345MTLCAST001S'),
    bic: fc.constantFrom(null, 'AGRIFRPP', 'AGRIFRPPXXX'),
    amountCents: fc.integer({ min: 1, max: 99_999_999_999 }),
    reference: fc.oneof(
      fc.constant(0).map(() => newReference()),
      fc.stringMatching(/^[0-9A-Z]{1,21}$/).map(withCheckDigits),
    ),
  })
  await fc.assert(
    fc.asyncProperty(transfers, async any => {
      const payload = epcPayload(any) ?? ''
      const { text, version } = await scanned(payload)
      const [tag, format, set, kind, bic, name = '', iban, amount = '', purpose, reference, ...rest] =
        text.split('\n')
      expect([tag, format, set, kind, purpose, rest]).toEqual(['BCD', '002', '1', 'SCT', '', []])
      expect([bic, iban, reference]).toEqual([any.bic ?? '', any.iban, any.reference])
      expect(name).toMatch(/^[a-zA-Z0-9/?:().,'+ -]{1,70}$/)
      expect(amount).toMatch(/^EUR(0|[1-9]\d*)\.\d\d$/)
      expect(Number(amount.slice(3).replace('.', ''))).toBe(any.amountCents)
      expect(new TextEncoder().encode(payload).length).toBeLessThanOrEqual(331)
      expect(version).toBeLessThanOrEqual(13)
    }),
    { numRuns: 60 },
  )
})
