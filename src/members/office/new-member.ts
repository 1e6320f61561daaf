import { sql } from 'kysely'
import { emailKey } from '../../accounts/email-address.ts'
import { newId } from '../../database/new-id.ts'
import type { Db, Tx } from '../../database/open.ts'
import { newMemberDay } from '../../dues/due-day.ts'
import type { Site } from '../../organisations/site.ts'
import { from } from '../../web/audit.ts'
import type { Visit } from '../../web/visit.ts'
import { enterMembership, enterPerson } from '../enter-member.ts'
import { type Alike, findAlike } from './alike.ts'
import { entryId } from './form-entry.ts'
import { onceMore, Taken } from './once-more.ts'
import type { MemberValues } from './read-member.ts'
import { type LetterOutcome, sendLink, siteOfOrganisation } from './send-link.ts'
import { accountOfAddress, holderOfNumber, type SharedAccount } from './what-is-taken.ts'

/** What the office writes down about somebody new. */
export type Entry = {
  /** Given out with the form: the same form sent twice with the same content enters one person. */
  formId: string
  organisationId: string
  number: string | null
  email: string | null
  values: MemberValues
  sendsLetter: boolean
  /** The account whose mailbox is said to be shared. */
  sharedAccount: string | null
  /** Those who were shown, and are said to be others. */
  others: readonly string[]
}

/** What has to be mended or confirmed before anybody is entered. */
export type Doubts = {
  numberTakenBy: { givenName: string; familyName: string } | null
  shared: SharedAccount | null
  alike: Alike[]
}

export type Entering = { done: true; personId: string; letter: LetterOutcome } | { refused: Doubts }

/** Enters a member by hand, unless the number is taken, or a mailbox or somebody alike is not confirmed. */
export async function enterByHand(
  visit: Visit,
  organisationIds: readonly string[],
  entry: Entry,
): Promise<Entering> {
  const site = await siteOfOrganisation(visit, entry.organisationId)
  return await onceMore(() =>
    visit.app.db.transaction().execute(async tx => {
      await oneAtATime(tx, entry.formId)
      const { id, again } = await identify(tx, visit.site.realm.id, entry)
      if (again)
        return { done: true, personId: id, letter: await letterAgain(visit, tx, { ...entry, id }, site) }
      const within = { realmId: visit.site.realm.id, organisationIds }
      const doubts = await findDoubts(tx, within, entry)
      if (doubts) return { refused: doubts }
      return await enter(visit, tx, { ...entry, id }, site)
    }),
  )
}

/** Holds back the same form sent meanwhile: what the first one enters would look like somebody alike to the second. */
async function oneAtATime(tx: Tx, formId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${formId}, 0))`.execute(tx)
}

/** Whom the form enters, and whether it was sent before with all that stands in it now. */
async function identify(tx: Tx, realmId: string, { formId, organisationId, number, email, values }: Entry) {
  const id = entryId(formId, { organisationId, number, email, values })
  const there = await tx
    .selectFrom('person as p')
    .leftJoin('membership as m', join =>
      join
        .onRef('m.realm_id', '=', 'p.realm_id')
        .onRef('m.person_id', '=', 'p.id')
        .on('m.organisation_id', '=', organisationId),
    )
    .select('m.id as membershipId')
    .where('p.realm_id', '=', realmId)
    .where('p.id', '=', id)
    .executeTakeFirst()
  if (!there) return { id, again: false }
  return there.membershipId ? { id, again: true } : { id: newId(), again: false }
}

/** What became of the letter: the first time has sent it, unless only now it is asked for. */
async function letterAgain(
  visit: Visit,
  tx: Tx,
  { id: personId, ...entry }: Entry & { id: string },
  site: Site,
): Promise<LetterOutcome> {
  const realmId = visit.site.realm.id
  const key = entry.sendsLetter && entry.email ? emailKey(entry.email) : null
  const account = key ? await accountOfAddress(tx, { realmId, organisationIds: [] }, key) : null
  if (!account?.sharers.some(({ id }) => id === personId)) return 'none'
  if (account.hasPassword) return 'hasPassword'
  const sent = await tx
    .selectFrom('letter')
    .select('id')
    .where('realm_id', '=', realmId)
    .where('account_id', '=', account.id)
    .limit(1)
    .executeTakeFirst()
  if (sent) return 'onItsWay'
  return await sendLink(visit, tx, { account, personId, organisationId: entry.organisationId, site })
}

type Within = { realmId: string; organisationIds: readonly string[] }

async function findDoubts(db: Db, within: Within, entry: Entry): Promise<Doubts | null> {
  const key = entry.email ? emailKey(entry.email) : null
  const account = key ? await accountOfAddress(db, within, key) : null
  const sharers = account?.sharers ?? []
  const alike = await findAlike(db, within, { ...entry.values, formId: entry.formId, emailKey: key })
  const doubts = {
    numberTakenBy: entry.number
      ? await holderOfNumber(db, within.realmId, entry.organisationId, entry.number)
      : null,
    shared: account && account.id !== entry.sharedAccount ? account : null,
    // Who shares the address alone is spoken of with the account.
    alike: alike.filter(
      ({ id, sameName, sameForm }) => sameName || sameForm || !sharers.some(sharer => sharer.id === id),
    ),
  }
  const areOthers = doubts.alike.every(({ id }) => entry.others.includes(id))
  return doubts.numberTakenBy || doubts.shared || !areOthers ? doubts : null
}

async function enter(visit: Visit, tx: Tx, entry: Entry & { id: string }, site: Site): Promise<Entering> {
  const { app, visitor } = visit
  const { realm } = visit.site
  const { organisationId, number, values } = entry
  const now = app.clock.now()
  const today = now.toZonedDateTimeISO(realm.timeZone).toPlainDate()
  const by = { ...from(visit), organisationId, details: { by: visitor?.person?.id ?? null } }
  const { personId, accountId, sharesAccount } = await enterPerson(
    tx,
    now,
    realm.id,
    { ...present(values), ...(entry.email ? { email: entry.email } : {}), id: entry.id },
    by,
  )
  // Somebody else entered the address between the look and the entry.
  if (sharesAccount && accountId !== entry.sharedAccount) throw new Taken()
  const { dues } = realm.policy
  await enterMembership(tx, now, realm.id, {
    organisationId,
    personId,
    joinedOn: today,
    ...(number ? { number } : {}),
    ...(dues === 'none' ? {} : newMemberDay(dues, today)),
  })
  if (!accountId || !entry.sendsLetter) return { done: true, personId, letter: 'none' }
  const account = await accountOfAddress(
    tx,
    { realmId: realm.id, organisationIds: [] },
    emailKey(entry.email ?? '') ?? '',
  )
  if (!account) throw new Taken()
  if (account.hasPassword) return { done: true, personId, letter: 'hasPassword' }
  return {
    done: true,
    personId,
    letter: await sendLink(visit, tx, { account, personId, organisationId, site }),
  }
}

/** The values that are there. */
function present({ givenName, familyName, ...others }: MemberValues) {
  const known = Object.entries(others).filter(([, value]) => value !== null)
  return {
    givenName,
    familyName,
    ...(Object.fromEntries(known) as { [K in keyof typeof others]?: NonNullable<(typeof others)[K]> }),
  }
}
