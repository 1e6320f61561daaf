import type { Db } from '../database/open.ts'
import type { LetterName } from '../mail/letter.ts'
import type { Visit } from '../web/visit.ts'

/** Somebody's registration with an address that has not been confirmed: there is no account of it yet. */
export type Registered = { applicationId: string; email: string; passwordHash: string | null }

/** What signing in has to know of those who have registered; the registration gives it, since accounts do not know it. */
export type Registrations = {
  /** The newest one with an address, in one statement. */
  find(db: Db, realmId: string, emailKey: string): Promise<Registered | undefined>
  /** Leads to the page that shows where it stands, for who knows its password. */
  show(visit: Visit, applicationId: string): Promise<Response>
  /** What is sent again to who asks for a password: its link confirms the address. */
  letter: LetterName
}
