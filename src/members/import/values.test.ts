import { expect, test } from 'vitest'
import { readPhone } from '../phone.ts'
import { readPostcode } from '../postcode.ts'
import { readAmount } from './amount.ts'
import { readCountry } from './country.ts'
import { type DayKind, readDate } from './date.ts'
import { readEmail } from './email.ts'
import { cleanText, splitName } from './text.ts'

const today = Temporal.PlainDate.from('2026-11-20')

test.each<[string, DayKind, string]>([
  ['31/12/1957', 'birth', '1957-12-31'],
  ['1.2.1957', 'birth', '1957-02-01'],
  ['01-02-1957', 'birth', '1957-02-01'],
  ['01/02/1957 00:00:00', 'birth', '1957-02-01'],
  ['8/5/85', 'birth', '1985-05-08'],
  ['8/5/26', 'birth', '2026-05-08'],
  ['8/5/27', 'birth', '1927-05-08'],
  ['8/5/27', 'future', '2027-05-08'],
  ['1957-12-31', 'birth', '1957-12-31'],
  ['1957-12-31T00:00:00Z', 'birth', '1957-12-31'],
  ['1957/12/31', 'birth', '1957-12-31'],
  ['19571231', 'birth', '1957-12-31'],
  ['17351', 'birth', '1947-07-03'],
  ['26901.0', 'birth', '1973-08-25'],
  ['1er mars 1957', 'birth', '1957-03-01'],
  ['14 août 57', 'birth', '1957-08-14'],
  ['mardi 14 Déc. 1957', 'birth', '1957-12-14'],
  ['29/02/2024', 'past', '2024-02-29'],
])('the day %s (%s) is %s', (text, kind, day) => {
  const read = readDate(text, kind, today)
  expect('day' in read ? read.day.toString() : read.refused).toBe(day)
})

test.each<[string, DayKind, string]>([
  ['31/02/1951', 'birth', 'nonexistent'],
  ['12/31/1951', 'birth', 'nonexistent'],
  ['29/02/2023', 'past', 'nonexistent'],
  ['00/05/1951', 'birth', 'nonexistent'],
  ['01/01/2057', 'birth', 'implausible'],
  ['01/01/1057', 'birth', 'implausible'],
  ['99999', 'birth', 'implausible'],
  ['vers 1950', 'birth', 'unreadable'],
  ['1950', 'birth', 'unreadable'],
  ['14 brumaire 1957', 'birth', 'unreadable'],
])('the day %s (%s) is %s', (text, kind, refused) => {
  expect(readDate(text, kind, today)).toEqual({ refused })
})

test.each([
  ['35', 3500],
  ['35,00', 3500],
  ['50,00 €', 5000],
  ['1 035,50', 103550],
  ['1\u202f035,50', 103550],
  ['1\u00a0035,5 EUR', 103550],
  ['1.035,50', 103550],
  ['1,035.50', 103550],
  ['0', 0],
  ['-3', null],
  ['offert', null],
  ['99999999999', null],
])('the amount %s is %s cents', (text, cents) => {
  expect(readAmount(text)).toBe(cents)
})

test.each([
  ['France', 'FR'],
  ['FRANCE', 'FR'],
  ['suisse', 'CH'],
  ['Etats Unis', 'US'],
  ['Royaume-Uni', 'GB'],
  ['UK', 'GB'],
  ['Allemagne', 'DE'],
  ['Germany', 'DE'],
  ['La Réunion', 'RE'],
  ["Côte d'Ivoire", 'CI'],
  ['be', 'BE'],
  ['Bourgogne', null],
  ['SU', null],
])('the country %s is %s', (text, code) => {
  expect(readCountry(text)).toBe(code)
})

test.each([
  ['06 12 34 56 78', null, '+33612345678', false],
  ['06.12.34.56.78', null, '+33612345678', false],
  ['+33 612345678', null, '+33612345678', false],
  ['+33 (0)6 12 34 56 78', null, '+33612345678', false],
  ['0033612345678', null, '+33612345678', false],
  ['612345678', null, '+33612345678', true],
  ['0692 08 83 76', null, '+262692088376', false],
  ['692088376', null, '+262692088376', true],
  ['+41 22 731 12 34', null, '+41227311234', false],
  ['022 731 12 34', 'CH', '+41227311234', false],
  ['0475/12 34 56', 'BE', '+32475123456', false],
  ['03 80 00 01 47', 'CH', '+33380000147', false],
  ['0692088376', 'CH', '+262692088376', false],
])('the phone %s (%s) is %s', (text, country, e164, restored) => {
  expect(readPhone(text, country)).toEqual({ e164, restored })
})

test.each([
  '',
  'demander à Paul',
  '0612',
  '06 12 34 56 7',
  '0800 123 45',
  '06 12 34 56 78 / 03 80 00 00 00',
  '1'.repeat(500),
])('%s is no phone', text => {
  expect(readPhone(text)).toBeNull()
})

test.each([
  ['1000', 'FR', '01000', true, false],
  ['67 000', 'FR', '67000', false, false],
  ['F-67000', 'FR', '67000', false, false],
  ['20000', 'FR', '20000', false, false],
  ['97400', 'RE', '97400', false, false],
  ['1000', 'BE', '1000', false, false],
  ['SW1A 1AA', 'GB', 'SW1A 1AA', false, false],
  ['2A', 'FR', '2A', false, true],
])('the postcode %s of %s is %s', (text, country, postcode, restored, odd) => {
  expect(readPostcode(text, country)).toEqual({ postcode, restored, odd })
})

test.each([
  ['A.B@X.FR', 'a.b@x.fr', []],
  ['Jean.Dupont@x.fr', 'Jean.Dupont@x.fr', []],
  ['Jean Dupont <jd@x.fr>', 'jd@x.fr', []],
  ['mailto:jd@x.fr', 'jd@x.fr', []],
  ['a@x.fr; b@x.fr', 'a@x.fr', ['b@x.fr']],
  ['jean dupont@x.fr', 'jean dupont@x.fr', []],
])('the cell %s holds the address %s', (text, email, others) => {
  expect(readEmail(text)).toMatchObject({ email, others })
})

test.each([
  ['DUPONT Marie', false, 'DUPONT', 'Marie'],
  ['Marie DE LA TOUR', false, 'DE LA TOUR', 'Marie'],
  ['Dupont Marie', false, 'Dupont', 'Marie'],
  ['de la Tour Marie Anne', false, 'de la Tour', 'Marie Anne'],
  ['Marie Dupont', true, 'Dupont', 'Marie'],
  ['Dupont', false, 'Dupont', ''],
])('the name %s is divided', (text, givenFirst, familyName, givenName) => {
  expect(splitName(text, givenFirst)).toEqual({ familyName, givenName })
})

test('a cell loses what cannot be stored or seen, and no more', () => {
  expect(cleanText(' a\u0000b\u200bc ')).toMatchObject({ text: 'abc', removed: true })
  expect(cleanText('l\u2019e\u0301te\u0301\u00a0 ici')).toMatchObject({
    text: 'l\u2019\u00e9t\u00e9 ici',
    removed: false,
  })
  expect(cleanText('12 rue Haute\r\n 2e étage')).toMatchObject({
    text: '12 rue Haute\n2e étage',
    lineBreak: true,
  })
  expect(cleanText('\ud800')).toMatchObject({ text: '\ufffd', lost: true })
})

test('the apostrophe of an export is taken off, once, and only before what it guards', () => {
  expect(cleanText("'=1+1").text).toBe('=1+1')
  expect(cleanText("''hiver").text).toBe("'hiver")
  expect(cleanText("'t Hooft").text).toBe("'t Hooft")
  expect(cleanText('=1+1').text).toBe('=1+1')
})
