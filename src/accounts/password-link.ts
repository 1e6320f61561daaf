import type { Db } from '../database/open.ts'
import type { LetterDetails, LetterName } from '../mail/letter.ts'
import { queueLetter } from '../mail/outbox.ts'
import { audit, from } from '../web/audit.ts'
import type { Visit } from '../web/visit.ts'
import { shownSite } from './asking.ts'
import { emailKey } from './email-address.ts'
import type { Registrations } from './registered.ts'
import { ipSubject, takeTry, waitOf } from './throttle.ts'

/** How long one waits before asking for the letter once more, in seconds. */
export const resendAfter = 60

export type LinkRequest =
  | { asked: true; concealed: boolean }
  | { refused: 'notAnAddress' }
  | { refused: 'unknown' }
  | { refused: 'tooMany'; by: 'address' | 'ip'; waitSeconds: number }

type Recipient = {
  template: LetterName
  accountId: string | null
  personId: string | null
  to: string
  details?: LetterDetails
}

/**
 * Asks for a letter with a link to choose a password. Where the policy conceals, or once this IP has tried
 * more than five unknown addresses in an hour, every address gets the same answer, by the same steps; an
 * unknown one gets a letter that says so, and one of a registration that is not confirmed its acknowledgement again.
 */
export async function requestLink(
  visit: Visit,
  email: string,
  registrations: Registrations,
): Promise<LinkRequest> {
  const { app, site } = visit
  const now = app.clock.now()
  const realmId = site.realm.id
  const key = emailKey(email)
  if (!key) return { refused: 'notAnAddress' }
  const ip = ipSubject(visit.ip)
  const recipient = await findRecipient(app.db, realmId, key, email.trim(), registrations)
  const concealed = await conceals(visit, ip, recipient.template !== 'unknownAddress')
  if (!concealed && recipient.template === 'unknownAddress') {
    await audit(app.db, now, { ...from(visit), event: 'linkRefused', details: { email: key } })
    return { refused: 'unknown' }
  }
  const pause = { kind: 'letterPause', subject: key } as const
  const allowance = await takeTry(app.db, now, realmId, [
    pause,
    { kind: 'letterHour', subject: key },
    { kind: 'letterDay', subject: key },
    { kind: 'letterIp', subject: ip },
  ])
  if (!allowance.allowed) {
    // A second click within the minute is one request: the letter is on its way already.
    if ((await waitOf(app.db, now, realmId, pause)) > 0) return { asked: true, concealed }
    const details = { email: key, waitSeconds: allowance.waitSeconds }
    await audit(app.db, now, {
      ...from(visit),
      event: 'linkRefused',
      accountId: recipient.accountId,
      details,
    })
    const ofAddress = await waitOf(app.db, now, realmId, { kind: 'letterHour', subject: key })
    const ofDay = await waitOf(app.db, now, realmId, { kind: 'letterDay', subject: key })
    const by = ofAddress > 0 || ofDay > 0 ? 'address' : 'ip'
    return { refused: 'tooMany', by, waitSeconds: allowance.waitSeconds }
  }
  await app.db.transaction().execute(async tx => {
    const { accountId, personId, template, to } = recipient
    // Asked for every address, so that it takes the same time; only the letter that says « unknown » heeds it.
    const first = await takeTry(tx, now, realmId, [{ kind: 'letterUnknown', subject: key }])
    const details = { again: !first.allowed, ...recipient.details }
    await queueLetter(app, tx, {
      realmId,
      siteId: shownSite(visit).id,
      to,
      template,
      accountId,
      personId,
      details,
    })
    await audit(tx, now, {
      ...from(visit),
      event: 'linkRequested',
      accountId,
      personId,
      details: { email: key },
    })
  })
  return { asked: true, concealed }
}

async function conceals(visit: Visit, ip: string, known: boolean): Promise<boolean> {
  const { app, site } = visit
  if (site.realm.policy.unknownEmail === 'conceal') return true
  const subject = { kind: 'unknownEmailIp', subject: ip } as const
  if ((await waitOf(app.db, app.clock.now(), site.realm.id, subject)) > 0) return true
  if (known) return false
  const allowance = await takeTry(app.db, app.clock.now(), site.realm.id, [subject])
  return !allowance.allowed
}

/**
 * Who gets which letter: the account; who has registered and not confirmed yet; the second adherent, who is told
 * to use the first one's; or nobody we know.
 */
async function findRecipient(
  db: Db,
  realmId: string,
  key: string,
  typed: string,
  registrations: Registrations,
): Promise<Recipient> {
  const account = await db
    .selectFrom('account')
    .select(['id', 'email'])
    .where('realm_id', '=', realmId)
    .where('email_key', '=', key)
    .executeTakeFirst()
  const second = await db
    .selectFrom('person')
    .innerJoin('second_adherent', join =>
      join
        .onRef('second_adherent.realm_id', '=', 'person.realm_id')
        .onRef('second_adherent.second_person_id', '=', 'person.id'),
    )
    .select('person.id')
    .where('person.realm_id', '=', realmId)
    .where('person.email_key', '=', key)
    .executeTakeFirst()
  const registered = await registrations.find(db, realmId, key)
  if (account) return { template: 'passwordLink', accountId: account.id, personId: null, to: account.email }
  if (registered) {
    const details = { application: registered.applicationId }
    return { template: registrations.letter, accountId: null, personId: null, to: registered.email, details }
  }
  if (second) return { template: 'secondAdherent', accountId: null, personId: second.id, to: typed }
  // By its key, so that it counts as one address however it is typed.
  return { template: 'unknownAddress', accountId: null, personId: null, to: key }
}
