import { sql } from 'kysely'
import type { LetterContext, LetterTemplate } from '../mail/letter.ts'
import { originOf } from '../web/origin.ts'
import { emailKey } from './email-address.ts'
import { letterWords } from './password-link.letters.words.ts'
import { newToken, tokenHash } from './tokens.ts'

type LinkPurpose = 'reset' | 'firstSignIn'

const validFor: Record<LinkPurpose, Temporal.Duration> = {
  reset: Temporal.Duration.from({ hours: 1 }),
  firstSignIn: Temporal.Duration.from({ hours: 7 * 24 }),
}

/** Asked for so long ago, while no mail server answered, that its owner has given up or found another way. */
const tooLate = Temporal.Duration.from({ hours: 24 })

/** A link to choose a password, asked for on the site: valid one hour. */
export const passwordLinkLetter: LetterTemplate = async context => {
  const words = letterWords[context.language]
  const { app, letter } = context
  if (Temporal.Instant.compare(letter.createdAt, app.clock.now().subtract(tooLate)) < 0) return 'withheld'
  const url = await mintLink(context, 'reset')
  if (!url) return 'withheld'
  return {
    subject: words.linkSubject(context.site.name),
    blocks: [
      {
        paragraph: letter.details.byOffice
          ? words.linkByOffice(context.site.name, letter.toEmail)
          : words.linkAsked(context.site.name, letter.toEmail),
      },
      ...elsewhere(context),
      { button: words.choosePassword, url },
      { paragraph: words.linkValid },
      { note: words.notYou },
    ],
    reason: letter.details.byOffice
      ? words.linkByOfficeReason(context.site.name)
      : words.linkReason(context.site.name),
  }
}

/** The first letter to a member whom the office entered: valid seven days. */
export const firstSignInLetter: LetterTemplate = async context => {
  const words = letterWords[context.language]
  const url = await mintLink(context, 'firstSignIn')
  if (!url) return 'withheld'
  // Granted by the first adherent of a couple; names no one.
  const { byFirst } = context.letter.details
  return {
    subject: words.firstSubject(context.site.name),
    blocks: [
      { paragraph: byFirst ? words.secondGranted(context.site.name) : words.firstIntro(context.site.name) },
      ...elsewhere(context),
      { button: words.choosePassword, url },
      { paragraph: words.firstThen(context.letter.toEmail) },
      {
        note: words.firstExpired(onSignInHost(context, '/mot-de-passe')),
      },
    ],
    reason: byFirst ? words.secondGrantedReason(context.site.name) : words.firstReason(context.site.name),
  }
}

/** Careful people are told to look where a link leads: when it is another site than the one that writes, it is said. */
function elsewhere({ site, language }: LetterContext): { paragraph: string }[] {
  const { signInHost } = site.realm
  return signInHost === site.host ? [] : [{ paragraph: letterWords[language].signInElsewhere(signInHost) }]
}

/** To an address that nobody has: says so, at most once a day. */
export const unknownAddressLetter: LetterTemplate = async ({ site, language, letter }) => {
  const words = letterWords[language]
  if (letter.details.again) return 'withheld'
  return {
    subject: words.unknownSubject(site.name),
    blocks: [
      { paragraph: words.unknownIntro(site.name, letter.toEmail) },
      { paragraph: words.unknownThen },
      { note: words.unknownNotYou },
    ],
    reason: words.linkReason(site.name),
  }
}

/** To the second adherent of a couple, who has no sign-in of one's own; names no one. */
export const secondAdherentLetter: LetterTemplate = async ({ site, language, letter }) => {
  const words = letterWords[language]
  return {
    subject: words.secondSubject(site.name),
    blocks: [
      { paragraph: words.secondIntro(site.name, letter.toEmail) },
      { paragraph: words.secondThen },
      { note: words.unknownNotYou },
    ],
    reason: words.linkReason(site.name),
  }
}

/** Reports that the password was changed, to whom the mailbox belongs. */
export const passwordChangedLetter: LetterTemplate = async context => {
  const { site, language, letter } = context
  const words = letterWords[language]
  return {
    subject: words.changedSubject(site.name),
    blocks: [
      { paragraph: words.changedIntro(site.name, letter.toEmail) },
      { paragraph: words.changedNotYou },
      { button: words.askAgain, url: onSignInHost(context, '/mot-de-passe') },
    ],
    reason: words.changedReason(site.name),
  }
}

/**
 * Makes a link at the moment the letter leaves; only its hash is kept.
 * @returns its address, or null when the account is gone, or no longer has the address to which the letter goes:
 * whoever reads that mailbox must not open it. The lock keeps the address from changing in between.
 */
async function mintLink(context: LetterContext, purpose: LinkPurpose): Promise<string | null> {
  const { app, site, letter } = context
  const key = emailKey(letter.toEmail)
  if (!letter.accountId || !key) return null
  const token = newToken()
  const now = app.clock.now()
  const made = await sql`
    insert into password_link (token_hash, realm_id, account_id, purpose, created_at, expires_at) (
      select ${tokenHash(token)}::bytea, realm_id, id, ${purpose}::text, ${now}::timestamptz, ${now.add(validFor[purpose])}::timestamptz
      from account where realm_id = ${site.realm.id} and id = ${letter.accountId} and email_key = ${key} for share)
    returning account_id`.execute(app.db)
  return made.rows.length > 0 ? onSignInHost(context, `/mot-de-passe/nouveau?jeton=${token}`) : null
}

/** An address of the host that holds the credentials, in the look of the site that writes, to which it leads back. */
function onSignInHost({ app, site }: LetterContext, path: string): string {
  const { signInHost } = site.realm
  const pour = site.host === signInHost ? '' : `${path.includes('?') ? '&' : '?'}pour=${site.host}`
  return originOf(app.settings, signInHost) + path + pour
}
