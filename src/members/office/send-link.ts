import { takeTry, waitOf } from '../../accounts/throttle.ts'
import type { Tx } from '../../database/open.ts'
import { queueLetter } from '../../mail/outbox.ts'
import type { Site } from '../../organisations/site.ts'
import { audit, from } from '../../web/audit.ts'
import type { Flash } from '../../web/flash.ts'
import type { Visit } from '../../web/visit.ts'
import { isArchived } from './archived.ts'
import { type HeldAccount, type HeldPerson, organisationOf } from './held-person.ts'

/** What became of a letter with a link. */
export type LetterOutcome = Extract<Flash, { said: 'memberKept' }>['letter']

type Recipient = {
  account: Pick<HeldAccount, 'id' | 'email' | 'emailKey' | 'hasPassword'>
  personId: string
  organisationId: string
  /** In whose name it goes out. */
  site: Site
}

/**
 * Queues the letter with which a member chooses a password: for the first sign-in, or, with a password that is
 * there, for a new one. Letters to one address are as many, and as far between, as those that it asks for itself.
 */
export async function sendLink(visit: Visit, tx: Tx, recipient: Recipient): Promise<LetterOutcome> {
  const { app, site, visitor } = visit
  const { account, personId, organisationId } = recipient
  const now = app.clock.now()
  const realmId = site.realm.id
  const pause = { kind: 'letterPause', subject: account.emailKey } as const
  const allowance = await takeTry(tx, now, realmId, [
    pause,
    { kind: 'letterHour', subject: account.emailKey },
    { kind: 'letterDay', subject: account.emailKey },
  ])
  if (!allowance.allowed) return (await waitOf(tx, now, realmId, pause)) > 0 ? 'onItsWay' : 'tooMany'
  const template = account.hasPassword ? 'passwordLink' : 'firstSignIn'
  await queueLetter(app, tx, {
    realmId,
    siteId: recipient.site.id,
    to: account.email,
    template,
    accountId: account.id,
    personId,
    details: { byOffice: true },
  })
  await audit(tx, now, {
    ...from(visit),
    event: account.hasPassword ? 'linkRequested' : 'firstLetterSent',
    accountId: account.id,
    personId,
    organisationId,
    details: { by: visitor?.person?.id ?? null, email: account.emailKey },
  })
  return template
}

/** The site of an organisation, or, where it has none, the one on which the office works. */
export async function siteOfOrganisation(visit: Visit, organisationId: string): Promise<Site> {
  const sites = await visit.app.sites.ofRealm(visit.site.realm.id)
  return sites.find(({ organisation }) => organisation.id === organisationId) ?? visit.site
}

export type LinkSending =
  | { done: true; letter: LetterOutcome }
  /** The record is not one that is changed here. */
  | { refused: 'hold' }
  /** There is no address that signs in. */
  | { refused: 'noAccount' }
  /** Nobody writes to who has left or died. */
  | { refused: 'archived' }

/** Sends the link to a person in reach, on demand of the office. */
export async function sendLinkTo(visit: Visit, held: HeldPerson): Promise<LinkSending> {
  if (held.hold !== 'whole') return { refused: 'hold' }
  const { account } = held
  if (!account) return { refused: 'noAccount' }
  if (await isArchived(visit, held)) return { refused: 'archived' }
  const organisationId = organisationOf(held)
  const site = await siteOfOrganisation(visit, organisationId)
  const letter = await visit.app.db
    .transaction()
    .execute(tx => sendLink(visit, tx, { account, personId: held.id, organisationId, site }))
  return { done: true, letter }
}
