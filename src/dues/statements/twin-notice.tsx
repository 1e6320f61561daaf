import { dayInWords } from '../../html/day-in-words.ts'
import { momentInWords } from '../../html/moment-in-words.ts'
import { Notice } from '../../html/notice.tsx'
import type { Visit } from '../../web/visit.ts'
import { moneyInWords } from '../money.ts'
import type { Line } from './lines.ts'
import { linesWords } from './lines.words.ts'
import { hrefOfLine } from './lines-address.ts'
import type { TwinTold } from './twin-told.ts'

/** « Déjà enregistré ? »: the line of another statement that may tell of the same money, and what became of it. */
export function TwinNotice({ visit, line, twin }: { visit: Visit; line: Line; twin: TwinTold }) {
  const { language, site } = visit
  const words = linesWords[language]
  const { bookedOn, amountCents, fileName, state, decidedAt, decidedBy } = twin
  const when = decidedAt ? momentInWords(decidedAt, site.realm.timeZone, language) : ''
  const heading = words.heading(moneyInWords(amountCents, language), dayInWords(bookedOn, language))
  const because = line.proposal.twin?.because
  return (
    <Notice kind="information" title={words.twin.title}>
      <p class="breakable">{words.twin.found(fileName, heading)}</p>
      {because && <p>{words.twin.because[because]}</p>}
      <p>{state === 'open' ? words.twin.open : words.twin[state](decidedBy, when)}</p>
      <p>
        <a class="row-action" href={hrefOfLine(twin.id)}>
          {words.twin.see}
        </a>
      </p>
    </Notice>
  )
}
