import type { Language } from '../../html/language.ts'
import type { StatementRefusal } from './credit.ts'
import { statementsWords } from './statements.words.ts'

/** Why a file was refused, what was expected, and where it broke. */
export function refusalInWords(refusal: StatementRefusal, language: Language): string {
  const words = statementsWords[language].refused
  switch (refusal.refused) {
    case 'tooMany':
      return words.tooMany(refusal.most)
    case 'documentType':
    case 'brokenXml':
    case 'unclosedQuote':
      return words[refusal.refused](refusal.line)
    case 'otherMessage':
    case 'noHeadings':
      return words[refusal.refused](refusal.found)
    case 'broken':
      return words[refusal.what](refusal.line, refusal.found)
    default:
      return words[refusal.refused]
  }
}
