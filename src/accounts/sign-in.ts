import type { Db } from '../database/open.ts'
import type { App } from '../web/app.ts'
import { audit } from '../web/audit.ts'
import type { Visit } from '../web/visit.ts'
import { emailKey } from './email-address.ts'
import { hashPassword, isOutdated, passwordMatches } from './hashing.ts'
import { isKnownDevice, rememberDevice } from './known-device.ts'
import { endSession, startSession } from './session.ts'
import { clearThrottle, giveBack, ipSubject, type Subject, takeTry, waitOf } from './throttle.ts'

export type SignInOutcome =
  | { done: true; sessionToken: string; deviceToken: string }
  | { refused: 'wrong'; waitSeconds: number }
  | { refused: 'slowed'; waitSeconds: number }

type Found = { id: string; password_hash: string | null }

/**
 * Signs in with e-mail and password. An address that is not known takes the same work, the same tries and the
 * same answer as a wrong password. The session is a new one, whatever the browser held before.
 * @throws TooBusy
 */
export async function signIn(
  visit: Visit,
  email: string,
  password: string,
  remember: boolean,
): Promise<SignInOutcome> {
  const { app, site } = visit
  const now = app.clock.now()
  const realmId = site.realm.id
  // What is no address at all is still counted: as itself. The cut may leave half a sign, which jsonb does not take.
  const key = emailKey(email) ?? email.trim().toLowerCase().slice(0, 320).toWellFormed()
  const account = await findAccount(app.db, realmId, key)
  const device = visit.cookies.get('device')
  const knownDevice =
    account !== undefined &&
    device !== undefined &&
    (await isKnownDevice(app.db, realmId, account.id, device))
  const subjects = subjectsOf(visit, key, knownDevice ? device : undefined)
  const allowance = await allowanceFor(app, realmId, subjects, knownDevice)
  if (!allowance.allowed) {
    await audit(app.db, now, { ...trace(visit), event: 'signInSlowed', details: { email: key } })
    return { refused: 'slowed', waitSeconds: allowance.waitSeconds }
  }
  const matches = await passwordMatches(account?.password_hash ?? null, password)
  if (!account || !matches) return await refuse(visit, key, account?.id ?? null, subjects)
  return await welcome(visit, account, password, remember, subjects)
}

function trace(visit: Visit) {
  return { realmId: visit.site.realm.id, ip: visit.ip, userAgent: visit.userAgent }
}

async function findAccount(db: Db, realmId: string, key: string): Promise<Found | undefined> {
  return await db
    .selectFrom('account')
    .select(['id', 'password_hash'])
    .where('realm_id', '=', realmId)
    .where('email_key', '=', key)
    .executeTakeFirst()
}

/** A browser that has signed in before is counted alone: nobody else's tries can lock its owner out. */
function subjectsOf(visit: Visit, key: string, device: string | undefined): [Subject, ...Subject[]] {
  if (device) return [{ kind: 'signInDevice', subject: `${key} ${device}` }]
  return [
    { kind: 'signInAddress', subject: key },
    { kind: 'signInIp', subject: ipSubject(visit.ip) },
  ]
}

const wholeRealm: Subject = { kind: 'signInRealm', subject: 'all' }

async function allowanceFor(app: App, realmId: string, subjects: readonly Subject[], knownDevice: boolean) {
  const now = app.clock.now()
  const waitSeconds = knownDevice ? 0 : await waitOf(app.db, now, realmId, wholeRealm)
  if (waitSeconds > 0) return { allowed: false as const, waitSeconds }
  return await takeTry(app.db, now, realmId, subjects)
}

async function refuse(
  visit: Visit,
  key: string,
  accountId: string | null,
  subjects: readonly [Subject, ...Subject[]],
): Promise<SignInOutcome> {
  const { db, clock } = visit.app
  const now = clock.now()
  const realmId = visit.site.realm.id
  await takeTry(db, now, realmId, [wholeRealm])
  await audit(db, now, { ...trace(visit), event: 'signInRefused', accountId, details: { email: key } })
  return { refused: 'wrong', waitSeconds: await waitOf(db, now, realmId, subjects[0]) }
}

async function welcome(
  visit: Visit,
  account: Found,
  password: string,
  remembered: boolean,
  subjects: readonly Subject[],
): Promise<SignInOutcome> {
  const { app, site, userAgent } = visit
  const now = app.clock.now()
  const realmId = site.realm.id
  const newHash =
    account.password_hash && isOutdated(account.password_hash) ? await hashPassword(password) : null
  return await app.db.transaction().execute(async tx => {
    if (newHash) await keepHash(tx, realmId, account.id, newHash)
    for (const subject of subjects) {
      if (subject.kind === 'signInIp') await giveBack(tx, realmId, subject)
      else await clearThrottle(tx, realmId, subject)
    }
    // Whoever was signed in with this browser before is so no longer.
    if (visit.visitor) await endSession(tx, visit.visitor)
    const personId = await onlyPerson(tx, realmId, account.id)
    const session = { realmId, accountId: account.id, personId, remembered, userAgent }
    const sessionToken = await startSession(tx, now, session)
    const deviceToken = await rememberDevice(tx, now, realmId, account.id, visit.cookies.get('device'))
    await audit(tx, now, { ...trace(visit), event: 'signedIn', accountId: account.id, personId })
    return { done: true, sessionToken, deviceToken }
  })
}

async function keepHash(db: Db, realmId: string, accountId: string, hash: string): Promise<void> {
  await db
    .updateTable('account')
    .set({ password_hash: hash })
    .where('realm_id', '=', realmId)
    .where('id', '=', accountId)
    .execute()
}

/** Who is there, unless several share the mailbox and have to say. */
async function onlyPerson(db: Db, realmId: string, accountId: string): Promise<string | null> {
  const persons = await db
    .selectFrom('account_person')
    .select('person_id')
    .where('realm_id', '=', realmId)
    .where('account_id', '=', accountId)
    .limit(2)
    .execute()
  return persons.length === 1 ? (persons[0]?.person_id ?? null) : null
}
