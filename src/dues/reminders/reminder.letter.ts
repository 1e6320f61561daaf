import { dayInWords } from '../../html/day-in-words.ts'
import type { LetterTemplate } from '../../mail/letter.ts'
import { howToPay } from './how-to-pay.ts'
import { readOwed } from './owed.ts'
import { reminderWords } from './reminder.letter.words.ts'
import { toneOf } from './steps.ts'

/** Reminds a member of dues, unless they were paid, or the member left, died, was forgotten or suspended meanwhile. */
export const duesReminderLetter: LetterTemplate = async context => {
  const { app, site, language, letter } = context
  const { dues } = site.realm.policy
  if (dues === 'none') return 'withheld'
  const owed = await readOwed(app.db, site.realm.id, String(letter.details.membership))
  if (!owed?.dueOn || owed.state !== 'admitted' || owed.suspendedSince) return 'withheld'
  if (owed.dueOn.toString() !== letter.details.dueOn) return 'withheld'
  const words = reminderWords[language]
  const today = app.clock.now().toZonedDateTimeISO(site.realm.timeZone).toPlainDate()
  const step = Number(letter.details.step)
  // One that waited for a mail server until the day was over does not announce it any more.
  const isPast = Temporal.PlainDate.compare(owed.dueOn, today) < 0
  const tone = toneOf(dues, isPast ? Math.max(step, 1) : step)
  const said = { organisation: owed.organisation, day: dayInWords(owed.dueOn, language) }
  const from = today.add({ days: dues.suspendAfterDays })
  return {
    subject: words.subject[tone](site.name, said),
    blocks: [
      { paragraph: words.opening[tone](said) },
      ...(tone === 'last' ? [{ paragraph: words.next[dues.suspension](dayInWords(from, language)) }] : []),
      ...howToPay(context, owed),
    ],
    reason: words.reason(owed.organisation),
  }
}
