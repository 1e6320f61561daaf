import type { Language } from './language.ts'
import { htmlWords } from './words.ts'

/** Says what the star beside a label means, for the eye that sees it. */
export function RequiredNote({ language }: { language: Language }) {
  return (
    <p class="hint" aria-hidden="true">
      * {htmlWords[language].required}
    </p>
  )
}
