import type { Language } from '../../html/language.ts'
import { officePagesWords } from './office-pages.words.ts'

/** How a text is formatted, for who wants to. */
export function NotationHelp({ language }: { language: Language }) {
  const words = officePagesWords[language]
  return (
    <details class="notation-help">
      <summary>{words.notation}</summary>
      <p>{words.notationIntro}</p>
      <dl>
        {words.notationLines.map(([typed, does]) => (
          <div key={typed}>
            <dt>
              <code>{typed}</code>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
