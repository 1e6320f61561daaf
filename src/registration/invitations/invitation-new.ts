import { emailKey } from '../../accounts/email-address.ts'
import type { Problem } from '../../html/error-summary.tsx'
import { readDate } from '../../members/import/date.ts'
import { readLine } from '../../members/read-line.ts'
import type { Visit } from '../../web/visit.ts'
import { invitationsWords } from './invitations.words.ts'

/** What the office asks for, checked. */
export type InvitationRequest = {
  organisationId: string
  /** The only address it is for; null for many. */
  email: string | null
  mostUses: number | null
  lastDay: Temporal.PlainDate | null
}

const mostUsesAllowed = 100_000

/** Reads the form of a new invitation; `reach` are the organisations for which one may invite. */
export function readInvitation(
  visit: Visit,
  reach: readonly { id: string }[],
): { request: InvitationRequest } | { problems: Problem[] } {
  const words = invitationsWords[visit.language]
  const typed = (field: string) => readLine(visit.form.get(field))
  const problems: Problem[] = []
  const organisationId = typed('organisation')
  if (!reach.some(({ id }) => id === organisationId))
    problems.push({ field: 'organisation', message: words.organisationMissing })
  const forWhom = typed('forWhom')
  if (forWhom !== 'many' && forWhom !== 'one')
    problems.push({ field: 'forWhom', message: words.forWhomMissing })
  const email = forWhom === 'one' ? typed('email') : null
  if (email === '') problems.push({ field: 'email', message: words.emailMissing })
  else if (email && !emailKey(email)) problems.push({ field: 'email', message: words.emailWrong })
  const today = todayIn(visit)
  const lastDay = typed('lastDay') ? readLastDay(typed('lastDay'), today) : null
  if (lastDay === 'unreadable') problems.push({ field: 'lastDay', message: words.lastDayWrong })
  else if (lastDay === 'past') problems.push({ field: 'lastDay', message: words.lastDayPast })
  const mostUses = forWhom === 'many' && typed('mostUses') ? readCount(typed('mostUses')) : null
  if (mostUses === 'wrong') problems.push({ field: 'mostUses', message: words.mostUsesWrong })
  if (typeof lastDay === 'string' || mostUses === 'wrong' || problems.length > 0) return { problems }
  return { request: { organisationId, email, mostUses, lastDay } }
}

function todayIn({ app, site }: Visit): Temporal.PlainDate {
  return app.clock.now().toZonedDateTimeISO(site.realm.timeZone).toPlainDate()
}

function readLastDay(text: string, today: Temporal.PlainDate): Temporal.PlainDate | 'unreadable' | 'past' {
  const read = readDate(text, 'future', today)
  if (!('day' in read) || read.notation === 'serial') return 'unreadable'
  return Temporal.PlainDate.compare(read.day, today) < 0 ? 'past' : read.day
}

/** A number as people write it: « 1 000 ». */
function readCount(text: string): number | 'wrong' {
  const digits = text.replaceAll(/[\s\u00a0\u202f]/g, '')
  const count = /^\d{1,9}$/.test(digits) ? Number(digits) : 0
  return count >= 1 && count <= mostUsesAllowed ? count : 'wrong'
}
