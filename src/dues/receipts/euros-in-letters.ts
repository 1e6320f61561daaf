import type { Language } from '../../html/language.ts'

const fr = {
  small:
    'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'.split(
      ' ',
    ),
  tens: [
    '',
    '',
    'vingt',
    'trente',
    'quarante',
    'cinquante',
    'soixante',
    'soixante',
    'quatre-vingt',
    'quatre-vingt',
  ],
}
const en = {
  small:
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
      ' ',
    ),
  tens: ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'],
}

/**
 * An amount in letters, as receipts have it beside the figures: « soixante euros et cinquante centimes ». Null from a
 * million euros on, which no dues are.
 */
export function eurosInLetters(cents: number, language: Language): string | null {
  const [euros, rest] = [Math.floor(cents / 100), cents % 100]
  if (cents < 0 || euros >= 1_000_000) return null
  const say = language === 'fr' ? inFrench : inEnglish
  const units = language === 'fr' ? ['euro', 'centime', 'et'] : ['euro', 'cent', 'and']
  // French counts zero and one as one, English only one.
  const plural = (count: number) => ((language === 'fr' ? count < 2 : count === 1) ? '' : 's')
  const whole = `${say(euros)} ${units[0]}${plural(euros)}`
  return rest === 0 ? whole : `${whole} ${units[2]} ${say(rest)} ${units[1]}${plural(rest)}`
}

function inFrench(number: number): string {
  if (number < 1000) return frenchHundreds(number, true)
  const [thousands, rest] = [Math.floor(number / 1000), number % 1000]
  // « mille » never changes, and what stands before it has no plural.
  const head = thousands === 1 ? 'mille' : `${frenchHundreds(thousands, false)} mille`
  return rest === 0 ? head : `${head} ${frenchHundreds(rest, true)}`
}

/** @param last whether nothing follows: only then « cents » and « quatre-vingts » have their plural. */
function frenchHundreds(number: number, last: boolean): string {
  const [hundreds, rest] = [Math.floor(number / 100), number % 100]
  if (hundreds === 0) return frenchTens(rest, last)
  const head = hundreds === 1 ? 'cent' : `${fr.small[hundreds]} cent`
  if (rest > 0) return `${head} ${frenchTens(rest, last)}`
  return last && hundreds > 1 ? `${head}s` : head
}

function frenchTens(number: number, last: boolean): string {
  if (number < 20) return fr.small[number] ?? ''
  const ten = Math.floor(number / 10)
  // From 70 and from 90 on, it is counted on from 60 and 80.
  const unit = number - (ten === 7 || ten === 9 ? ten - 1 : ten) * 10
  const head = fr.tens[ten] ?? ''
  if (unit === 0) return ten === 8 && last ? `${head}s` : head
  const joint = (unit === 1 || unit === 11) && ten < 8 ? ' et ' : '-'
  return `${head}${joint}${fr.small[unit]}`
}

function inEnglish(number: number): string {
  const [thousands, below] = [Math.floor(number / 1000), number % 1000]
  const [hundreds, rest] = [Math.floor(below / 100), below % 100]
  const parts = [
    ...(thousands > 0 ? [`${inEnglish(thousands)} thousand`] : []),
    ...(hundreds > 0 ? [`${en.small[hundreds]} hundred`] : []),
  ]
  if (parts.length > 0 && rest === 0) return parts.join(' ')
  return [...parts, ...(parts.length > 0 ? ['and'] : []), englishTens(rest)].join(' ')
}

function englishTens(number: number): string {
  if (number < 20) return en.small[number] ?? ''
  const unit = number % 10
  const head = en.tens[Math.floor(number / 10)] ?? ''
  return unit === 0 ? head : `${head}-${en.small[unit]}`
}
