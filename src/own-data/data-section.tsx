import type { AccountSection } from '../accounts/account-section.ts'
import { ownDataWords } from './own-data.words.ts'

/** « Mes données » in « Mon compte »: the way there. */
export function DataSection({ visit }: Parameters<AccountSection>[0]) {
  const words = ownDataWords[visit.language]
  return (
    <section>
      <h2>
        <a href="/espace/donnees">{words.title}</a>
      </h2>
      <p>{words.section}</p>
    </section>
  )
}
