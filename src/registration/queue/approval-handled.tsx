import { momentInWords } from '../../html/moment-in-words.ts'
import { Notice } from '../../html/notice.tsx'
import type { Flash } from '../../web/flash.ts'
import { waitsFor } from '../admission/admission.ts'
import { approvalWords } from './approval.words.ts'
import { nameOf, type Seen } from './approval-status.tsx'

export type Handled = Extract<Flash, { said: 'applicationHandled' }>['what']

/** What has just been done with the application, or what somebody else had done before. */
export function HandledNotice({ seen, what }: { seen: Seen; what: Handled }) {
  const { title, help, isDone } = told(seen, what)
  return (
    <Notice kind={isDone ? 'success' : 'information'} title={title}>
      {help}
    </Notice>
  )
}

type Told = { title: string; help: string; isDone: boolean }

function told(seen: Seen, what: Handled): Told {
  const { visit, application } = seen
  const words = approvalWords[visit.language].handled
  const name = `${application.given_name} ${application.family_name}`
  const email = application.email ?? ''
  const done = (title: string, help: string): Told => ({ title, help, isDone: true })
  switch (what) {
    case 'approved':
      return done(words.approved(name), comes(seen))
    case 'duesReceived':
      return done(words.duesReceived, comes(seen))
    case 'refused':
      return done(words.refused(name), words.refusedHelp(email))
    case 'addressCorrected':
      return done(words.addressCorrected, words.addressCorrectedHelp(email))
    case 'addressLetterWaits':
      return done(words.addressCorrected, words.addressLetterWaits(email))
    case 'addressFinal':
      return { title: words.addressFinal, help: words.addressFinalHelp, isDone: false }
    case 'decidedBefore':
    case 'duesNotedBefore':
      return {
        title: before(seen, what),
        help: approvalWords[visit.language].before.unchanged,
        isDone: false,
      }
  }
}

/** What an approval, or the dues, have brought about. */
function comes({ visit, application }: Seen): string {
  const { handled, waitsFor: missing } = approvalWords[visit.language]
  if (application.state === 'admitted') return handled.admittedHelp(application.email ?? '')
  return handled.stillWaits(
    waitsFor(visit.site.realm.policy, application)
      .map(name => missing[name])
      .join(', '),
  )
}

/** Who was first: what was decided, when and by whom. */
function before(
  { visit, application, surroundings }: Seen,
  what: 'decidedBefore' | 'duesNotedBefore',
): string {
  const words = approvalWords[visit.language].before
  const by = (
    personId: string | null,
    at: Temporal.Instant,
    [byName, byYou]: [(name: string, moment: string) => string, (moment: string) => string],
  ) => {
    const moment = momentInWords(at, visit.site.realm.timeZone, visit.language)
    if (personId !== null && personId === visit.visitor?.person?.id) return byYou(moment)
    return byName(nameOf(visit, surroundings, personId), moment)
  }
  if (what === 'duesNotedBefore' && application.dues_paid_at)
    return by(application.dues_paid_by_person_id, application.dues_paid_at, [words.dues, words.duesByYou])
  if (application.refused_at)
    return by(application.refused_by_person_id, application.refused_at, [words.refused, words.refusedByYou])
  if (application.approved_at)
    return by(application.approved_by_person_id, application.approved_at, [
      words.approved,
      words.approvedByYou,
    ])
  return words.settled
}
