import { Checkbox } from '../html/choice.tsx'
import { dayInWords } from '../html/day-in-words.ts'
import type { Problem } from '../html/error-summary.tsx'
import type { Language } from '../html/language.ts'
import type { Terms } from './terms.ts'
import { termsWords } from './terms.words.ts'

/** The box of a version, in every form that asks for it. */
export const fieldOfTerms = ({ id }: Pick<Terms, 'id'>) => `terms-${id}`

/** What to say beside the boxes that were left empty. */
export function withoutYes(missing: readonly Terms[], language: Language): Problem[] {
  return missing.map(terms => ({
    field: fieldOfTerms(terms),
    message: termsWords[language].toAccept[terms.kind],
  }))
}

type Props = {
  terms: Terms
  language: Language
  checked: boolean
  problems: readonly Problem[]
  /** The level of its heading on the page. */
  level?: 2 | 3
}

/** One version with its date, to be unfolded and read where it stands, and the box « Oui » that accepts it. */
export function TermsInPlace({ terms, language, checked, problems, level = 3 }: Props) {
  const words = termsWords[language]
  const name = fieldOfTerms(terms)
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section class="terms">
      <Heading class="terms-name">{words.names[terms.kind]}</Heading>
      <p class="hint">{words.version(dayInWords(terms.inForceOn, language))}</p>
      <details class="terms-fold">
        <summary>
          {words.read}
          <span class="visually-hidden"> ({words.names[terms.kind]})</span>
        </summary>
        <TermsText body={terms.body} />
      </details>
      <Checkbox
        name={name}
        value="oui"
        checked={checked}
        label={words.accept[terms.kind]}
        error={problems.find(({ field }) => field === name)?.message}
        required
      />
    </section>
  )
}

/** A text as it was written: a blank line begins a paragraph. */
export function TermsText({ body }: { body: string }) {
  return (
    <div class="terms-text">
      {body
        .split(/\n\s*\n/)
        .filter(part => part.trim() !== '')
        .map((part, place) => (
          <p key={place}>{part.trim()}</p>
        ))}
    </div>
  )
}
