import { isLate } from '../../accounts/standing.ts'
import type { Membership } from '../../accounts/visitor.ts'
import { dayInWords } from '../../html/day-in-words.ts'
import type { Language } from '../../html/language.ts'
import { SummaryList } from '../../html/summary-list.tsx'
import type { Visit } from '../../web/visit.ts'
import { duesWords } from '../dues-section.words.ts'

/** How a membership stands: its next due day, in red and in words where it is past. */
export function MembershipDues({ visit, membership }: { visit: Visit; membership: Membership }) {
  const words = duesWords[visit.language]
  const today = visit.app.clock.now().toZonedDateTimeISO(visit.site.realm.timeZone).toPlainDate()
  const late = isLate(membership, today)
  const due = membership.dueOn && dayInWords(membership.dueOn, visit.language)
  return (
    <SummaryList
      rows={[
        { label: words.organisation, value: membership.organisationName },
        ...(membership.number ? [{ label: words.number, value: membership.number }] : []),
        {
          label: words.nextDue,
          value: due ? <DueDay day={due} late={late} language={visit.language} /> : words.nothingDue,
        },
        { label: words.state, value: stateInWords(membership, late, visit.language) },
      ]}
    />
  )
}

function DueDay({ day, late, language }: { day: string; late: boolean; language: Language }) {
  return late ? <strong class="past">{duesWords[language].past(day)}</strong> : day
}

/** How a membership stands, in a word or two. */
function stateInWords(membership: Membership, late: boolean, language: Language): string {
  const words = duesWords[language]
  if (membership.state === 'awaitingAdmission') return words.awaiting
  if (membership.state !== 'admitted') return words.left
  if (membership.suspended) return words.suspended
  return late ? words.late : words.upToDate
}
