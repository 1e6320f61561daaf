import type { Catalog } from '../../html/language.ts'
import { fieldOfTerms, TermsInPlace, withoutYes } from '../../terms/terms-in-place.tsx'
import type { Step, StepView } from './step.ts'

const fr = {
  title: 'Validation',
  check: 'Vérifiez vos réponses, puis envoyez-les.',
  terms: 'Conditions',
}
const en: typeof fr = {
  title: 'Validation',
  check: 'Check your answers, then send them.',
  terms: 'Terms',
}
const catalog: Catalog<typeof fr> = { fr, en }

/** All that was said, to be checked, and the terms in force, each accepted by « Oui ». */
export const validationStep: Step = {
  slug: 'validation',
  title: { fr: fr.title, en: en.title },
  keeps: (field, { terms }) => terms.some(each => fieldOfTerms(each) === field),
  read: (typed, { language, terms }) => {
    const missing = terms.filter(each => typed[fieldOfTerms(each)] !== 'oui')
    return missing.length > 0
      ? { problems: withoutYes(missing, language) }
      : { answers: { accepted: terms.map(({ id }) => id) } }
  },
  view: Validation,
  summary: () => [],
}

function Validation({ context, typed, problems, review }: StepView) {
  const { language, terms } = context
  const words = catalog[language]
  return (
    <>
      <p>{words.check}</p>
      {review}
      {terms.length > 0 && <h2>{words.terms}</h2>}
      {terms.map(each => (
        <TermsInPlace
          key={each.id}
          terms={each}
          language={language}
          checked={typed[fieldOfTerms(each)] === 'oui'}
          problems={problems}
        />
      ))}
    </>
  )
}
