import { dayInWords } from '../../html/day-in-words.ts'
import type { Language } from '../../html/language.ts'
import type { Role } from './role.ts'
import { lastDayOf } from './role-days.ts'
import { rolesWords } from './roles.words.ts'

/** From which day and until which a role holds, in words. */
export function daysInWords(
  timeZone: string,
  language: Language,
  { startsAt, endsAt }: Pick<Role, 'startsAt' | 'endsAt'>,
): { start: string; end: string } {
  const words = rolesWords[language]
  return {
    start: dayInWords(startsAt.toZonedDateTimeISO(timeZone).toPlainDate(), language),
    end: endsAt ? words.include(dayInWords(lastDayOf(endsAt, timeZone), language)) : words.noEnd,
  }
}
