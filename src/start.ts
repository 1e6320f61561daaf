import { pino } from 'pino'
import { askToConfirm } from './accounts/confirm-password.pages.tsx'
import {
  emailChangeConfirmLetter,
  emailChangedLetter,
  emailChangeNoticeLetter,
} from './accounts/email-change.letters.ts'
import { identify } from './accounts/identify.ts'
import { newDeviceLetter } from './accounts/new-device.letter.ts'
import { gavePassword, isStale, keepFresh } from './accounts/office-session.ts'
import {
  firstSignInLetter,
  passwordChangedLetter,
  passwordLinkLetter,
  secondAdherentLetter,
  unknownAddressLetter,
} from './accounts/password-link.letters.ts'
import { may } from './accounts/permissions.ts'
import { askWhoYouAre } from './accounts/who-are-you.pages.tsx'
import { inTurn, migrate } from './database/migrate.ts'
import { type Database, openDatabase } from './database/open.ts'
import { landingSite } from './demonstration/landing.pages.tsx'
import { duesReceivedLetter } from './dues/receipts/dues-received.letter.ts'
import { duesReminderLetter } from './dues/reminders/reminder.letter.ts'
import { duesSuspendedLetter } from './dues/suspension/suspended.letter.ts'
import { suspensionsToDecideLetter } from './dues/suspension/to-decide.letter.ts'
import { openQueue } from './jobs/queue.ts'
import type { LetterName, LetterTemplate } from './mail/letter.ts'
import { startPostman } from './mail/postman.ts'
import { openTransport } from './mail/transport.ts'
import { childAgeLimitLetter } from './members/age-limit.letters.ts'
import { startImports } from './members/import/office/work-on-import.ts'
import { startMailings } from './members/mailing/work-on-mailing.ts'
import { officeOf } from './office/in-view.ts'
import { roleGivenLetter } from './office/roles/role-given.letter.ts'
import { keepSites } from './organisations/sites.ts'
import {
  erasureAskedLetter,
  erasureDoneLetter,
  erasureRefusedLetter,
  erasureToDecideLetter,
} from './own-data/erasure.letters.ts'
import {
  recordPublishedLetter,
  recordReturnedLetter,
  recordToPublishLetter,
} from './records/letter-templates.ts'
import { invitationLetter } from './registration/invitations/invitation-letter.ts'
import { applicationToDecideLetter } from './registration/queue/decider-letters.ts'
import {
  applicationAdmittedLetter,
  applicationReceivedLetter,
  applicationRefusedLetter,
  resumeDraftLetter,
} from './registration/sent/applicant-letters.ts'
import { standingPage } from './registration/sent/standing.pages.tsx'
import { landingRoutes, routes, takesFiles } from './routes.ts'
import type { Settings } from './settings.ts'
import { askForSignIn } from './sso/lead.ts'
import { diskStore } from './storage/file-store.ts'
import { askForTerms } from './terms/acceptance.pages.tsx'
import { termsToAccept } from './terms/acceptance.ts'
import { type App, type Clock, systemClock } from './web/app.ts'
import { failed, forbidden, foreignPost, notFound, notSecure } from './web/failure.pages.tsx'
import { type Gates, guarded } from './web/routes.ts'
import { makeServer } from './web/server.ts'
import type { Handler } from './web/visit.ts'

const letters: Record<LetterName, LetterTemplate> = {
  passwordLink: passwordLinkLetter,
  firstSignIn: firstSignInLetter,
  unknownAddress: unknownAddressLetter,
  secondAdherent: secondAdherentLetter,
  passwordChanged: passwordChangedLetter,
  emailChangeConfirm: emailChangeConfirmLetter,
  emailChangeNotice: emailChangeNoticeLetter,
  emailChanged: emailChangedLetter,
  newDevice: newDeviceLetter,
  roleGiven: roleGivenLetter,
  invitation: invitationLetter,
  applicationReceived: applicationReceivedLetter,
  applicationToDecide: applicationToDecideLetter,
  applicationAdmitted: applicationAdmittedLetter,
  applicationRefused: applicationRefusedLetter,
  resumeDraft: resumeDraftLetter,
  childAgeLimit: childAgeLimitLetter,
  recordToPublish: recordToPublishLetter,
  recordPublished: recordPublishedLetter,
  recordReturned: recordReturnedLetter,
  duesReminder: duesReminderLetter,
  duesSuspended: duesSuspendedLetter,
  suspensionsToDecide: suspensionsToDecideLetter,
  duesReceived: duesReceivedLetter,
  erasureAsked: erasureAskedLetter,
  erasureToDecide: erasureToDecideLetter,
  erasureRefused: erasureRefusedLetter,
  erasureDone: erasureDoneLetter,
}

const gates: Gates = {
  signIn: askForSignIn,
  whoAreYou: askWhoYouAre,
  restricted: standingPage,
  termsToAccept,
  askForTerms,
  confirmPassword: askToConfirm,
  forbidden,
  notFound,
  officeIsFresh: async ({ app }, visitor) => {
    if (isStale(visitor, app.clock.now())) return false
    await keepFresh(app.db, app.clock.now(), visitor)
    return true
  },
  passwordIsRecent: ({ app }, visitor) => gavePassword(visitor, app.clock.now()),
  officeOf,
}

/** Opens the database, brings its schema up to date, and puts together what commands and the server work with. */
export async function openApp(settings: Settings, clock: Clock = systemClock): Promise<App> {
  const database = await openDatabase(settings.database)
  return await makeApp(settings, database, clock)
}

/** The same on a database that is open already. */
export async function makeApp(settings: Settings, database: Database, clock: Clock): Promise<App> {
  await migrate(database.pool)
  const log = pino({ level: settings.logLevel, redact: ['password', 'email', '*.password'] })
  // The queue makes its own tables, and fails when two instances make them at once (pg-boss 12.35).
  const queue = await inTurn(database, () => openQueue(database, log))
  const files = diskStore(settings.filesFolder)
  return {
    settings,
    database,
    db: database.db,
    clock,
    log,
    sites: await keepSites(database, log),
    queue,
    files,
  }
}

/** The HTTP handler of an application, every route behind its guard. */
export function serverOf(app: App): ReturnType<typeof makeServer> {
  return makeServer(app, {
    routes: guarded(routes, gates, may),
    identify,
    takesFiles,
    notFound,
    notSecure,
    foreignPost,
    failed,
    landing: { site: landingSite, routes: Object.entries(landingRoutes) as [string, Handler][] },
  })
}

/** Starts to queue the letters of mailings, to bring in member files, and to send letters, where there is a way to; returns a function that stops. */
export async function startSending(app: App): Promise<() => void> {
  await startMailings(app)
  await startImports(app)
  const transport = openTransport(app.settings, app.db, app.clock)
  if (!transport) return () => {}
  await startPostman(app, transport, letters)
  return () => transport.close()
}

/** Ends what is under way, then lets go of the database. */
export async function closeApp(app: App): Promise<void> {
  await app.queue.stop()
  await app.database.close()
}
