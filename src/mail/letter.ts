import type { Language } from '../html/language.ts'
import type { Site } from '../organisations/site.ts'
import type { App } from '../web/app.ts'

/** What a letter says, once: as plain text and as HTML it says the same. */
export type LetterContent = {
  subject: string
  blocks: readonly Block[]
  /** Why the recipient gets it; stands at its end. */
  reason: string
}

export type Block = { paragraph: string } | { button: string; url: string } | { note: string }

/** What is queued: a template and identifiers, never a link or a text. */
export type LetterDetails = Record<string, string | number | boolean | null>

/** What a template is given when the letter is about to be sent. */
export type LetterContext = {
  app: App
  site: Site
  language: Language
  letter: {
    id: string
    accountId: string | null
    personId: string | null
    toEmail: string
    details: LetterDetails
    createdAt: Temporal.Instant
  }
}

/** Makes the letter at each attempt to send it; `withheld` when it is no longer, or not, to be sent. */
export type LetterTemplate = (context: LetterContext) => Promise<LetterContent | 'withheld'>

export type LetterName =
  | 'passwordLink'
  | 'firstSignIn'
  | 'unknownAddress'
  | 'secondAdherent'
  | 'passwordChanged'
  | 'emailChangeConfirm'
  | 'emailChangeNotice'
  | 'emailChanged'
  | 'newDevice'
  | 'roleGiven'
  | 'invitation'
  | 'resumeDraft'
  | 'applicationReceived'
  | 'applicationToDecide'
  | 'applicationAdmitted'
  | 'applicationRefused'
  | 'childAgeLimit'
  | 'duesReminder'
  | 'duesSuspended'
  | 'suspensionsToDecide'
  | 'duesReceived'
  | 'recordToPublish'
  | 'recordPublished'
  | 'recordReturned'
  | 'erasureAsked'
  | 'erasureToDecide'
  | 'erasureRefused'
  | 'erasureDone'
