import { sql } from 'kysely'
import type { Db, Tx } from '../database/open.ts'
import type { App } from '../web/app.ts'
import { audit, auditRow, from } from '../web/audit.ts'
import type { Visit } from '../web/visit.ts'
import { emailKey } from './email-address.ts'
import { hashPassword, isOutdated, orBusy, passwordMatches } from './hashing.ts'
import { deviceStatement, deviceTokenFor } from './known-device.ts'
import { newSession } from './session.ts'
import { forgive, giveBack, ipSubject, type Subject, takeTry, waitOf } from './throttle.ts'
import { tokenHash } from './tokens.ts'

export type SignInOutcome =
  | { done: true; sessionToken: string; deviceToken: string }
  | { refused: 'wrong'; waitSeconds: number }
  | { refused: 'slowed'; waitSeconds: number }
  | { refused: 'busy' }

type Found = { id: string; passwordHash: string | null; knownDevice: boolean }

/** What is typed as an address, and by which it is counted; `address` only when it is one: the rest may be a password. */
type Typed = { key: string; address: string | null }

/**
 * Signs in with e-mail and password. An address that is not known takes the same work, the same tries and the
 * same answer as a wrong password. The session is a new one, whatever the browser held before. A server too
 * busy to check the password gives the try back.
 */
export async function signIn(
  visit: Visit,
  email: string,
  password: string,
  remember: boolean,
): Promise<SignInOutcome> {
  const { app, site } = visit
  const typed = readTyped(email)
  const device = visit.cookies.get('device')
  // While hashes keep every processor busy each statement waits for its turn twice: few of them, and prepared.
  const account = await findAccount(app.database.prepared, site.realm.id, typed.key, device)
  const knownDevice = account?.knownDevice ? device : undefined
  const subjects = subjectsOf(visit, typed.key, knownDevice)
  const allowance = await allowanceFor(app, site.realm.id, subjects, knownDevice !== undefined)
  if (!allowance.allowed) return await slow(visit, typed, allowance.waitSeconds)
  const checked = await orBusy(() => check(account, password))
  if ('refused' in checked) {
    for (const subject of subjects) await giveBack(app.db, site.realm.id, subject)
    return checked
  }
  if (!account || !checked.matches) return await refuse(visit, typed, account, subjects)
  const welcomed = await welcome(visit, account, checked.newHash, remember, subjects)
  return welcomed ?? (await refuse(visit, typed, account, subjects))
}

/** What is no address at all is still counted: as itself. The cut may leave half a sign, which PostgreSQL does not take. */
function readTyped(email: string): Typed {
  const address = emailKey(email)
  return { key: address ?? email.trim().toLowerCase().slice(0, 320).toWellFormed(), address }
}

/** The account and whether it knows the browser, in one statement: the time it takes tells nothing. */
async function findAccount(
  db: Db,
  realmId: string,
  key: string,
  device: string | undefined,
): Promise<Found | undefined> {
  return await db
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

/** Compares the password, and hashes it anew where the parameters have risen. */
async function check(
  account: Found | undefined,
  password: string,
): Promise<{ matches: boolean; newHash: string | null }> {
  const hash = account?.passwordHash ?? null
  const matches = await passwordMatches(hash, password)
  return { matches, newHash: matches && hash && isOutdated(hash) ? await hashPassword(password) : null }
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

/** Null when the password was changed while the old one was being checked: no session outlives that. */
async function welcome(
  visit: Visit,
  account: Found,
  newHash: string | null,
  remembered: boolean,
  [own, ip]: readonly [Subject, ...Subject[]],
): Promise<SignInOutcome | null> {
  const { app, site, userAgent, visitor } = visit
  const now = app.clock.now()
  const realmId = site.realm.id
  const accountId = account.id
  return await app.database.prepared.transaction().execute(async tx => {
    const held = await holdAccount(tx, realmId, account, newHash)
    if (!held) return null
    const personId = held.onlyPerson
    await forgive(tx, realmId, own, ip)
    const deviceToken = await deviceTokenFor(tx, realmId, visit.cookies.get('device'))
    const session = newSession(now, { realmId, accountId, personId, remembered, userAgent })
    await tx
      .with('device', () => deviceStatement(tx, now, realmId, accountId, deviceToken))
      .with('started', start => start.insertInto('session').values(session.row))
      // Whoever was signed in with this browser before is so no longer.
      .with('ended', end =>
        end.deleteFrom('session').where('token_hash', '=', visitor?.sessionHash ?? nobody),
      )
      .insertInto('audit')
      .values(auditRow(now, { ...from(visit), event: 'signedIn', accountId, personId }))
      .execute()
    return { done: true, sessionToken: session.token, deviceToken }
  })
}

const nobody = Buffer.alloc(0)

/**
 * Who is there, unless several share the mailbox and have to say; null when the password is not the one that
 * was checked. The account is held until the transaction ends; a better hash of the password replaces it.
 */
async function holdAccount(
  tx: Tx,
  realmId: string,
  account: Found,
  newHash: string | null,
): Promise<{ onlyPerson: string | null } | null> {
  const held = await tx
    .selectFrom('account')
    .select(({ selectFrom }) => [
      'password_hash',
      selectFrom('account_person')
        .select(sql<string | null>`case when count(*) = 1 then (array_agg(person_id))[1] end`.as('person'))
        .whereRef('account_person.realm_id', '=', 'account.realm_id')
        .whereRef('account_person.account_id', '=', 'account.id')
        .as('onlyPerson'),
    ])
    .where('realm_id', '=', realmId)
    .where('id', '=', account.id)
    .forUpdate()
    .executeTakeFirst()
  if (held?.password_hash !== account.passwordHash) return null
  if (newHash) {
    await tx
      .updateTable('account')
      .set({ password_hash: newHash })
      .where('realm_id', '=', realmId)
      .where('id', '=', account.id)
      .execute()
  }
  return { onlyPerson: held?.onlyPerson ?? null }
}
