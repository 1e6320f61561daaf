import type { App } from '../web/app.ts'
import { audit, from } from '../web/audit.ts'
import type { Visit } from '../web/visit.ts'
import { emailKey } from './email-address.ts'
import { hashPassword, isOutdated, orBusy, passwordMatches } from './hashing.ts'
import { isNews } from './new-device.ts'
import type { Registered, Registrations } from './registered.ts'
import { giveBack, ipSubject, type Subject, takeTry, waitOf } from './throttle.ts'
import { tokenHash } from './tokens.ts'
import { type Found, type Welcomed, welcome } from './welcome.ts'

export type SignInOutcome =
  | Welcomed
  /** The password of a registration whose address is not confirmed: there is nothing to sign in to yet. */
  | { unconfirmed: string }
  | { refused: 'wrong'; waitSeconds: number }
  | { refused: 'slowed'; waitSeconds: number }
  | { refused: 'busy' }

/** What is typed as an address, and by which it is counted; `address` only when it is one: the rest may be a password. */
type Typed = { key: string; address: string | null }

/**
 * Signs in with e-mail and password. An address that is not known takes the same work, the same tries and the
 * same answer as a wrong password, whether somebody has registered with it or not. The session is a new one,
 * whatever the browser held before. A server too busy to check the password gives the try back.
 */
export async function signIn(
  visit: Visit,
  email: string,
  password: string,
  remember: boolean,
  registrations: Registrations,
): Promise<SignInOutcome> {
  const { app, site } = visit
  const typed = readTyped(email)
  const device = visit.cookies.get('device')
  // While hashes keep every processor busy each statement waits for its turn twice: few of them, and prepared.
  const account = await findAccount(app, site.realm.id, typed.key, device)
  const knownDevice = account?.knownDevice ? device : undefined
  const subjects = subjectsOf(visit, typed.key, knownDevice)
  const allowance = await allowanceFor(app, site.realm.id, subjects, knownDevice !== undefined)
  if (!allowance.allowed) return await slow(visit, typed, allowance.waitSeconds)
  const checked = await orBusy(() => check(visit, typed.key, account, password, registrations))
  if ('refused' in checked) {
    for (const subject of subjects) await giveBack(app.db, site.realm.id, subject)
    return checked
  }
  if (checked.is === 'registration') return await tellUnconfirmed(visit, typed, checked.of, subjects)
  const welcomed =
    checked.is === 'account' ? await welcome(visit, checked.of, checked.newHash, remember, subjects) : null
  return welcomed ?? (await refuse(visit, typed, account, subjects))
}

/** What is no address at all is still counted: as itself. The cut may leave half a sign, which PostgreSQL does not take. */
function readTyped(email: string): Typed {
  const address = emailKey(email)
  return { key: address ?? email.trim().toLowerCase().slice(0, 320).toWellFormed(), address }
}

/** The account and whether it knows the browser, in one statement: the time it takes tells nothing. */
async function findAccount(
  app: App,
  realmId: string,
  key: string,
  device: string | undefined,
): Promise<Found | undefined> {
  const now = app.clock.now()
  return await app.database.prepared
    .selectFrom('account')
    .leftJoin('known_device', join =>
      join
        .onRef('known_device.realm_id', '=', 'account.realm_id')
        .onRef('known_device.account_id', '=', 'account.id')
        .on('known_device.token_hash', '=', tokenHash(device ?? '')),
    )
    .select(eb => [
      'account.id',
      'account.password_hash as passwordHash',
      eb('known_device.seen_at', 'is not', null).$castTo<boolean>().as('knownDevice'),
      isNews(realmId, key, now).as('isNews'),
    ])
    .where('account.realm_id', '=', realmId)
    .where('account.email_key', '=', key)
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
  const waitSeconds = knownDevice ? 0 : await waitOf(app.database.prepared, now, realmId, wholeRealm)
  if (waitSeconds > 0) return { allowed: false as const, waitSeconds }
  return await takeTry(app.database.prepared, now, realmId, subjects)
}

/** While somebody has to wait, nothing is checked; one row a minute tells of it, however many the tries. */
async function slow(visit: Visit, typed: Typed, waitSeconds: number): Promise<SignInOutcome> {
  const { db, clock } = visit.app
  const traced = await takeTry(db, clock.now(), visit.site.realm.id, [
    { kind: 'slowedTrace', subject: typed.key },
  ])
  if (traced.allowed) {
    await audit(db, clock.now(), { ...from(visit), event: 'signInSlowed', details: { email: typed.address } })
  }
  return { refused: 'slowed', waitSeconds }
}

type Checked =
  | { is: 'account'; of: Found; newHash: string | null }
  | { is: 'registration'; of: Registered }
  | { is: 'nobody' }

/**
 * Whose password it is. What is wrong takes the same statements and comparisons whatever is known of the
 * address, so that its time tells nothing. One comparison, of the hash of the account or, where there is none,
 * of the registration, or of nobody's; where the policy conceals whom it knows, both, one after the other: else
 * who registers with the address of somebody else could tell by the own password whether it has an account.
 */
async function check(
  visit: Visit,
  key: string,
  account: Found | undefined,
  password: string,
  registrations: Registrations,
): Promise<Checked> {
  const { app, site } = visit
  const comparesBoth = site.realm.policy.unknownEmail === 'conceal'
  if (account || comparesBoth) {
    const hash = account?.passwordHash ?? null
    const matches = await passwordMatches(hash, password)
    if (account && hash && matches)
      return { is: 'account', of: account, newHash: isOutdated(hash) ? await hashPassword(password) : null }
  }
  const registered = await registrations.find(app.database.prepared, site.realm.id, key)
  if (account && !comparesBoth) return { is: 'nobody' }
  const matches = await passwordMatches(registered?.passwordHash ?? null, password)
  return registered && matches ? { is: 'registration', of: registered } : { is: 'nobody' }
}

/**
 * The try counts neither for nor against the address: where it has an account, whoever registered with it must
 * not be able to start the count of wrong passwords anew. It counts for the IP: nothing ends such tries but that.
 */
async function tellUnconfirmed(
  visit: Visit,
  typed: Typed,
  { applicationId }: Registered,
  [own]: readonly [Subject, ...Subject[]],
): Promise<SignInOutcome> {
  const { db, clock } = visit.app
  await giveBack(db, visit.site.realm.id, own)
  const details = { email: typed.address, application: applicationId }
  await audit(db, clock.now(), { ...from(visit), event: 'signInRefused', details })
  return { unconfirmed: applicationId }
}

async function refuse(
  visit: Visit,
  typed: Typed,
  account: Found | undefined,
  subjects: readonly [Subject, ...Subject[]],
): Promise<SignInOutcome> {
  const { db, clock } = visit.app
  const now = clock.now()
  const realmId = visit.site.realm.id
  await takeTry(db, now, realmId, [wholeRealm])
  const details = { email: typed.address }
  await audit(db, now, { ...from(visit), event: 'signInRefused', accountId: account?.id ?? null, details })
  return { refused: 'wrong', waitSeconds: await waitOf(db, now, realmId, subjects[0]) }
}
