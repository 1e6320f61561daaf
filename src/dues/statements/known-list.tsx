import { dayInWords } from '../../html/day-in-words.ts'
import { Table } from '../../html/table.tsx'
import type { Visit } from '../../web/visit.ts'
import { moneyInWords } from '../money.ts'
import { type KnownLine, mostKnownShown } from './known-lines.ts'
import { hrefOfLine } from './lines-address.ts'
import { statementsWords } from './statements.words.ts'

/** What was left out of a statement as known, so that nothing goes missing unseen. */
export function KnownList({ visit, lines }: { visit: Visit; lines: readonly KnownLine[] }) {
  const { language } = visit
  const words = statementsWords[language]
  if (lines.length === 0) return null
  return (
    <section>
      <p>{words.knownHelp}</p>
      <Table
        caption={lines.length < mostKnownShown ? words.knownList : words.knownFirst(mostKnownShown)}
        columns={[{ label: words.day }, { label: words.amount }, { label: words.label }]}
        rows={lines.map(line => [
          dayInWords(line.bookedOn, language),
          moneyInWords(line.amountCents, language),
          <a class="breakable row-action" href={hrefOfLine(line.id)}>
            {line.label || line.payerName || words.noLabel}
          </a>,
        ])}
      />
    </section>
  )
}
