import type { Problem } from '../../html/error-summary.tsx'
import type { Language } from '../../html/language.ts'
import type { Visit } from '../../web/visit.ts'
import { offeredOccupations } from '../occupations.ts'
import { readLine } from '../read-line.ts'
import type { HeldPerson } from './held-person.ts'
import { memberFormWords } from './member-form.words.ts'
import { type MemberContext, memberFields, type TypedMember } from './read-member.ts'

/** The fields about a person that a form has brought; longer than any answer, a text is no answer. */
export function memberFieldsIn(form: URLSearchParams): TypedMember {
  const sent = memberFields.filter(field => form.has(field))
  return Object.fromEntries(sent.map(field => [field, form.get(field)?.slice(0, 500).toWellFormed()]))
}

const longestNumber = 50

/** A member number that a form has brought; empty for none. */
export function numberIn(
  form: URLSearchParams,
  field: string,
  language: Language,
): { number: string | null } | { problem: Problem } {
  const number = readLine(form.get(field)?.slice(0, 500))
  if (number.length > longestNumber)
    return { problem: { field, message: memberFormWords[language].tooLong(longestNumber) } }
  return { number: number || null }
}

/** What the form about a person may look at; an occupation that is no longer offered stays one's own. */
export async function contextOf(visit: Visit, held: HeldPerson | null): Promise<MemberContext> {
  const { app, site, language } = visit
  const { policy, id, timeZone } = site.realm
  const asks = policy.registration.fields.occupation !== 'none'
  const offered = asks ? await offeredOccupations(app.db, id) : []
  const own = held?.occupation
  const occupations = asks && own && !offered.some(each => each.id === own.id) ? [own, ...offered] : offered
  return { language, today: app.clock.now().toZonedDateTimeISO(timeZone).toPlainDate(), occupations, held }
}
