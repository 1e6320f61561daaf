import type { Language } from './language.ts'
import { htmlWords } from './words.ts'

export type Problem = { field?: string | undefined; message: string }
export type ErrorSummaryProps = { language: Language; problems: readonly Problem[] }

/** Everything to mend before the form can be sent, on top of the page, each with a link to its field. */
export function ErrorSummary({ language, problems }: ErrorSummaryProps) {
  if (problems.length === 0) return null
  return (
    <focus-summary>
      <div class="error-summary" role="alert" tabIndex={-1}>
        <h2 class="notice-title">{htmlWords[language].problemTitle}</h2>
        <ul>
          {problems.map(({ field, message }) => (
            <li key={message}>{field ? <a href={`#${field}`}>{message}</a> : message}</li>
          ))}
        </ul>
      </div>
    </focus-summary>
  )
}
