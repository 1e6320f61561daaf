import { Select } from '../../html/choice.tsx'
import type { Problem } from '../../html/error-summary.tsx'
import { Field } from '../../html/field.tsx'
import { countryChoices, countryCodes, countryName } from '../../members/countries.ts'
import { hasFrenchPostcodes, isFrenchPostcode, readPostcode } from '../../members/postcode.ts'
import { readLine } from '../../members/read-line.ts'
import type { Answers } from '../answers.ts'
import { addressWords } from './address.words.ts'
import { problemOf, type Step, type StepContext, type StepView, type Typed } from './step.ts'

const fields = ['line1', 'line2', 'postcode', 'town', 'country']
/** La Poste: a line of an address has 38 characters; other countries' are longer. */
const longest = { line1: 100, line2: 100, postcode: 16, town: 80 }

/** Where somebody lives, or where what is ordered goes. */
export function addressStep(slug: string, words: typeof addressWords, what: 'postal' | 'delivery'): Step {
  return {
    slug,
    title: { fr: words.fr[what], en: words.en[what] },
    keeps: field => fields.includes(field),
    read,
    typedOf,
    view: view => (
      <>
        <p>{words[view.context.language][`${what}Help`]}</p>
        <AddressFields {...view} />
      </>
    ),
    summary,
  }
}

function read(typed: Typed, { language }: StepContext): ReturnType<Step['read']> {
  const words = addressWords[language]
  const problems: Problem[] = []
  const complain = (field: string, message: string) => problems.push({ field, message })
  const line = (field: keyof typeof longest, missing?: string) => {
    const text = readLine(typed[field])
    if (!text && missing) complain(field, missing)
    if (text.length > longest[field]) complain(field, words.tooLong(longest[field]))
    return text
  }
  const country = countryCodes().includes(typed.country ?? '') ? (typed.country ?? 'FR') : 'FR'
  const line1 = line('line1', words.line1Missing)
  const line2 = line('line2')
  const postcodeTyped = line('postcode', hasFrenchPostcodes(country) ? words.postcodeMissing : undefined)
  const { postcode, odd, restored } = readPostcode(postcodeTyped, country)
  if (postcodeTyped && (odd || restored)) complain('postcode', words.postcodeDigits)
  else if (postcodeTyped && hasFrenchPostcodes(country) && !isFrenchPostcode(postcode))
    complain('postcode', words.postcodeUnknown)
  const town = line('town', words.townMissing)
  if (problems.length > 0) return { problems }
  return { answers: { address: { line1, line2: line2 || null, postcode, town, country } } }
}

function typedOf({ address }: Answers): Typed {
  const { line1 = '', line2, postcode = '', town = '', country = 'FR' } = address ?? {}
  return { line1, line2: line2 ?? '', postcode, town, country }
}

function AddressFields({ context, typed, problems }: StepView) {
  const words = addressWords[context.language]
  const field = (name: string) => ({ name, value: typed[name], error: problemOf(problems, name) })
  return (
    <>
      <Field {...field('line1')} label={words.line1} autocomplete="address-line1" required />
      <Field {...field('line2')} label={words.line2} hint={words.line2Hint} autocomplete="address-line2" />
      <Field
        {...field('postcode')}
        label={words.postcode}
        autocomplete="postal-code"
        width="short"
        required={hasFrenchPostcodes(typed.country ?? 'FR')}
      />
      <Field {...field('town')} label={words.town} autocomplete="address-level2" required />
      <Select
        {...field('country')}
        value={typed.country ?? 'FR'}
        label={words.country}
        autocomplete="country"
        options={countryChoices(context.language).map(({ code, name }) => ({ value: code, label: name }))}
      />
    </>
  )
}

function summary({ address }: Answers, { language }: StepContext) {
  if (!address) return []
  const lines = [
    address.line1,
    address.line2,
    `${address.postcode} ${address.town}`.trim(),
    address.country === 'FR' ? null : countryName(address.country, language),
  ].filter(line => line !== null)
  return [{ label: addressWords[language].address, value: lines.map(line => <div key={line}>{line}</div>) }]
}
