import { dayInWords } from '../../html/day-in-words.ts'
import type { LetterTemplate } from '../../mail/letter.ts'
import { howToPay } from '../reminders/how-to-pay.ts'
import { readOwed } from '../reminders/owed.ts'
import { suspendedWords } from './suspended.letter.words.ts'

/** Tells a member of the suspension, how to pay, and that paying lifts it; not when it was lifted meanwhile. */
export const duesSuspendedLetter: LetterTemplate = async context => {
  const { app, site, language, letter } = context
  const owed = await readOwed(app.db, site.realm.id, String(letter.details.membership))
  if (owed?.cause !== 'dues' || owed.state !== 'admitted' || !owed.suspendedSince) return 'withheld'
  const words = suspendedWords[language]
  const since = owed.suspendedSince.toZonedDateTimeISO(site.realm.timeZone).toPlainDate()
  const day = owed.dueOn ? dayInWords(owed.dueOn, language) : null
  return {
    subject: words.subject(site.name),
    blocks: [
      { paragraph: words.opening(owed.organisation, dayInWords(since, language), day) },
      { paragraph: words.until },
      ...howToPay(context, owed),
    ],
    reason: words.reason(owed.organisation),
  }
}
