import type { RoleName } from '../../accounts/visitor.ts'
import { moneyInWords } from '../../dues/money.ts'
import type { LetterName } from '../../mail/letter.ts'
import { letterStateWords } from '../../office/letter-state.words.ts'
import { roleNames } from '../../office/roles/role-names.words.ts'
import type { TermsKind } from '../../terms/terms.ts'
import { termsWords } from '../../terms/terms.words.ts'
import type { AuditEvent } from '../../web/audit.ts'
import type { Happening, RowKind } from './happening.ts'
import { historyWords } from './history.words.ts'
import { type Saying, type Told, toldOf } from './told.ts'

/**
 * How each trace is told in the history of the person whom it is about. Null is for what is told from the rows of its own table
 * (`rowSentences`), what is nobody's history but the office's, and what would say no more than its neighbours.
 */
export const eventSentences: Record<AuditEvent, Saying | null> = {
  signedIn: (words, { count, month }) => words.signedIn(count, month),
  signInRefused: (words, { count, month }) => words.signInRefused(count, month),
  signInSlowed: null,
  signedOut: null,
  // Where a mailbox is shared, only this says who signed in: it is counted among the sign-ins.
  personChosen: (words, { count, month }) => words.signedIn(count, month),
  passwordConfirmed: null,
  linkRequested: (words, { by, has }) => (has('by') ? words.linkSent(by) : words.linkAsked),
  linkRefused: null,
  linkOpened: words => words.linkOpened,
  passwordChosen: words => words.passwordChosen,
  passwordChanged: words => words.passwordChanged,
  passwordRefused: null,
  emailChangeAsked: words => words.emailChangeAsked,
  emailChanged: words => words.emailChanged,
  emailChangeCancelled: words => words.emailChangeCancelled,
  sessionEnded: null,
  secondSignInGranted: words => words.secondGranted,
  secondSignInWithdrawn: words => words.secondWithdrawn,
  siteEntered: (words, { count, month }) => words.siteEntered(count, month),
  signedOutOfSite: null,
  codeRefused: null,
  roleGiven: null,
  roleEnded: null,
  memberMoved: null,
  memberSuspended: null,
  membershipAdded: (words, { by, at }) => words.membershipAdded(by, at),
  mailingStarted: null,
  mailingStopped: null,
  importChecked: null,
  importCancelled: null,
  siteMade: null,
  siteChanged: null,
  pageChanged: null,
  pagePublished: null,
  pageWithdrawn: null,
  pageDeleted: null,
  directoryChoiceChanged: words => words.directory,
  letterSent: null,
  letterFailed: (words, told) => words.letterFailed(letterName(told)),
  letterWithheld: null,
  realmMade: null,
  memberEntered: (words, { by }) => words.entered(by),
  membersImported: null,
  membersExported: null,
  memberCorrected: (words, told) => corrected(words, told),
  memberChanged: (words, { fields }) => words.changedOneself(fields),
  memberLeft: (words, { by, at }) => words.left(by, at),
  memberDied: (words, { by, at }) => words.died(by, at),
  memberReadmitted: (words, { by, at }) => words.readmitted(by, at),
  firstLetterSent: (words, { by }) => words.firstLetter(by),
  invitationMade: null,
  invitationStopped: null,
  applicationSubmitted: null,
  applicationCorrected: null,
  applicationWithdrawn: null,
  applicationApproved: null,
  applicationRefused: null,
  applicationAdmitted: null,
  draftResumed: null,
  addressConfirmed: null,
  duesReceived: null,
  paymentRecorded: null,
  paymentReversed: null,
  dueDayMoved: (words, { by, day }) => words.dueDayMoved(by, day('to')),
  dueCancelled: (words, { by }) => words.dueCancelled(by),
  plansChanged: (words, { by }) => words.planChosen(by),
  bankAccountChanged: null,
  remindersSent: null,
  suspensionsAsked: null,
  membershipSuspended: null,
  suspensionSpared: (words, { by, at }) => words.spared(by, at),
  suspensionLifted: null,
  statementImported: null,
  statementLineBooked: null,
  statementLineIgnored: null,
  termsPublished: null,
  termsAccepted: null,
  occupationsChanged: null,
  recordSubmitted: words => words.recordSubmitted,
  recordPublished: null,
  recordWithdrawn: null,
  recordReturned: null,
  recordDeleted: words => words.recordDeleted,
  // Reading what is held about oneself is nobody else's concern.
  dataCopied: null,
  erasureAsked: words => words.erasureAsked,
  erasureWithdrawn: words => words.erasureWithdrawn,
  erasureRefused: (words, { by }) => words.erasureRefused(by),
  personErased: null,
}

/** How what other tables keep is told. */
export const rowSentences: Record<RowKind, Saying> = {
  imported: words => words.imported,
  recorded: words => words.recorded,
  membershipImported: (words, { at }) => words.membershipImported(at),
  moved: (words, { by, text }) => words.moved(text('from'), text('to'), by, text('number')),
  suspended: (words, { by, at, text }) => words.suspended(by, at, text('reason')),
  suspensionEnded: (words, { by, at }) => words.suspensionEnded(by, at),
  applied: (words, { at }) => words.applied(at),
  applicantConfirmed: words => words.addressConfirmed,
  approved: (words, { by, at }) => words.approved(by, at),
  refused: (words, { by, at }) => words.refused(by, at),
  admitted: (words, { at }) => words.admitted(at),
  paid: (words, told) =>
    words.paid(amountOf(told), methodOf(told.text('method')), told.day('receivedOn'), told.by),
  paymentTakenBack: (words, told) => words.paymentTakenBack(amountOf(told), told.by, told.text('reason')),
  reminded: (words, { day }) => words.reminded(day('dueOn')),
  roleBegun: (words, told) => words.roleBegun(roleName(told), told.by, told.at),
  roleOver: (words, told) => words.roleOver(roleName(told), told.by, told.at),
  recordShown: (words, { by, text }) => words.recordPublished(text('title'), by),
  recordTakenAway: (words, { by, text }) => words.recordWithdrawn(text('title'), by),
  agreed: (words, told) => words.agreed(termsIn(told)),
}

/** The traces that are told at all. */
export const toldEvents = (Object.keys(eventSentences) as AuditEvent[]).filter(
  event => eventSentences[event] !== null,
)

/** One line of the history. */
export function sentenceOf(
  happening: Happening,
  about: { language: 'fr' | 'en'; timeZone: string; personId: string },
): string {
  const { kind } = happening
  const say = kind in rowSentences ? rowSentences[kind as RowKind] : eventSentences[kind as AuditEvent]
  return say ? say(historyWords[about.language], toldOf(happening, about)) : ''
}

/** An address has one place in a correction, the other fields another. */
function corrected(words: Parameters<Saying>[0], { by, fields, has }: Told): string {
  if (has('application')) return words.fromApplication
  if (has('newEmail')) return has('oldEmail') ? words.addressCorrected(by) : words.addressAdded(by)
  return has('oldEmail') ? words.addressRemoved(by) : words.corrected(by, fields)
}

function letterName({ text, language }: Told): string {
  return letterStateWords[language].templates[text('template') as LetterName] ?? text('template')
}

function roleName({ text, language }: Told): string {
  return roleNames[language][text('role') as RoleName]?.name ?? text('role')
}

const amountOf = ({ cents, language }: Told) => moneyInWords(cents('cents'), language)

function methodOf(text: string): 'transfer' | 'cheque' | 'cash' {
  return text === 'cheque' || text === 'cash' ? text : 'transfer'
}

function termsIn({ text, language }: Told): string {
  const names = text('kinds')
    .split(' ')
    .flatMap(kind => termsWords[language].names[kind as TermsKind] ?? [])
  return new Intl.ListFormat(language).format(names)
}
