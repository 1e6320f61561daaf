import type { Insertable } from 'kysely'
import { newId } from '../database/new-id.ts'
import type { Db } from '../database/open.ts'
import type { Tables } from '../database/rows.generated.ts'
import type { Visit } from './visit.ts'

/** Every kind of thing that leaves a trace. */
export type AuditEvent =
  | 'signedIn'
  | 'signInRefused'
  | 'signInSlowed'
  | 'signedOut'
  | 'personChosen'
  | 'passwordConfirmed'
  | 'linkRequested'
  | 'linkRefused'
  | 'linkOpened'
  | 'passwordChosen'
  | 'passwordChanged'
  | 'passwordRefused'
  | 'emailChangeAsked'
  | 'emailChanged'
  | 'emailChangeCancelled'
  | 'sessionEnded'
  | 'secondSignInGranted'
  | 'secondSignInWithdrawn'
  | 'siteEntered'
  | 'signedOutOfSite'
  | 'codeRefused'
  | 'roleGiven'
  | 'roleEnded'
  | 'memberMoved'
  | 'memberSuspended'
  | 'membershipAdded'
  | 'mailingStarted'
  | 'mailingStopped'
  | 'importChecked'
  | 'importCancelled'
  | 'siteMade'
  | 'siteChanged'
  | 'pageChanged'
  | 'pagePublished'
  | 'pageWithdrawn'
  | 'pageDeleted'
  | 'directoryChoiceChanged'
  | 'letterSent'
  | 'letterFailed'
  | 'letterWithheld'
  | 'realmMade'
  | 'memberEntered'
  | 'membersImported'
  | 'membersExported'
  | 'memberCorrected'
  | 'memberChanged'
  | 'memberLeft'
  | 'memberDied'
  | 'memberReadmitted'
  | 'firstLetterSent'
  | 'invitationMade'
  | 'invitationStopped'
  | 'applicationSubmitted'
  | 'applicationCorrected'
  | 'applicationWithdrawn'
  | 'applicationApproved'
  | 'applicationRefused'
  | 'applicationAdmitted'
  | 'draftResumed'
  | 'addressConfirmed'
  | 'duesReceived'
  | 'paymentRecorded'
  | 'paymentReversed'
  | 'dueDayMoved'
  | 'dueCancelled'
  | 'plansChanged'
  | 'bankAccountChanged'
  | 'remindersSent'
  | 'suspensionsAsked'
  | 'membershipSuspended'
  | 'suspensionSpared'
  | 'suspensionLifted'
  | 'statementImported'
  | 'statementLineBooked'
  | 'statementLineIgnored'
  | 'termsPublished'
  | 'termsAccepted'
  | 'occupationsChanged'
  | 'recordSubmitted'
  | 'recordPublished'
  | 'recordWithdrawn'
  | 'recordReturned'
  | 'recordDeleted'
  | 'dataCopied'
  | 'erasureAsked'
  | 'erasureWithdrawn'
  | 'erasureRefused'
  | 'personErased'

/** Who did what, when and from where; `details` never holds a secret. */
export type AuditEntry = {
  realmId: string
  event: AuditEvent
  accountId?: string | null
  personId?: string | null
  organisationId?: string | null
  ip?: string | null
  userAgent?: string | null
  details?: Record<string, unknown>
}

/** Writes one row, in the transaction of what it is about where there is one. */
export async function audit(db: Db, now: Temporal.Instant, entry: AuditEntry): Promise<void> {
  await db.insertInto('audit').values(auditRow(now, entry)).execute()
}

/** The row, for where it is written in one statement with what it is about. */
export function auditRow(now: Temporal.Instant, entry: AuditEntry): Insertable<Tables['audit']> {
  return {
    realm_id: entry.realmId,
    id: newId(),
    at: now,
    event: entry.event,
    account_id: entry.accountId ?? null,
    person_id: entry.personId ?? null,
    organisation_id: entry.organisationId ?? null,
    ip: entry.ip ?? null,
    user_agent: entry.userAgent ?? null,
    details: JSON.stringify(entry.details ?? {}),
  }
}

/** What a visit tells about where something came from. */
export function from(visit: Visit): Pick<AuditEntry, 'realmId' | 'ip' | 'userAgent'> {
  return { realmId: visit.site.realm.id, ip: visit.ip, userAgent: visit.userAgent }
}
