import { emailKey } from '../../accounts/email-address.ts'
import type { Db } from '../../database/open.ts'
import type { Block, LetterContext, LetterTemplate } from '../../mail/letter.ts'
import type { Policy } from '../../organisations/policy.ts'
import { originOf } from '../../web/origin.ts'
import { type Application, type KeyPurpose, mintKey } from '../application.ts'
import { typedEmail } from '../typed-email.ts'
import { applicantLetterWords } from './applicant-letters.words.ts'
import { contactsFor, missingOf, organisationOf } from './standing.ts'

/**
 * The acknowledgement: recalls the identifier, says what comes next, and confirms the address with its link.
 * It names nobody, since anybody may have typed the address. Where the address has an account already, only
 * this letter says so.
 */
export const applicationReceivedLetter: LetterTemplate = async context => {
  const { app, site, language, letter } = context
  const linked = await withLink(context, 'confirm')
  if (!linked) return 'withheld'
  const { application, url } = linked
  const words = applicantLetterWords[language]
  const { name } = await organisationOf(app.db, application)
  const isKnown = await hasAccount(app.db, application)
  const blocks = isKnown
    ? addsToAccount(context, letter.toEmail)
    : [{ paragraph: words.identifier(letter.toEmail) }, { paragraph: words.toConfirm }]
  const waits = missingOf(site.realm.policy, application).filter(name => name !== 'emailConfirmed')
  const after = waits.length > 0 ? waits.map(each => words.afterwards[each](name)) : [words.enterAfterwards]
  return {
    subject: words.receivedSubject(site.name),
    blocks: [
      { paragraph: words.received(name) },
      ...blocks,
      { button: words.confirm, url },
      ...after.map(paragraph => ({ paragraph })),
      { note: words.valid },
      ...(isKnown ? waysIn(context) : []),
      { note: words.notYou },
    ],
    reason: words.receivedReason(site.name),
  }
}

/** « Félicitations », and the way in. */
export const applicationAdmittedLetter: LetterTemplate = async context => {
  const { app, site, language, letter } = context
  const application = await applicationBehind(context)
  if (application?.state !== 'admitted') return 'withheld'
  const words = applicantLetterWords[language]
  const { name } = await organisationOf(app.db, application)
  const isConfirmed = application.email_confirmed_at !== null
  const days = daysToPay(site.realm.policy, application)
  return {
    subject: words.admittedSubject(site.name),
    blocks: [
      { paragraph: words.admitted(name) },
      { paragraph: isConfirmed ? words.enterWith(letter.toEmail) : words.confirmFirst(letter.toEmail) },
      ...(days ? [{ paragraph: words.duesWithin(days) }] : []),
      { button: words.signIn, url: `${signInOrigin(context)}/connexion` },
    ],
    reason: words.admittedReason(site.name),
  }
}

/** The refusal, with the reason as the office wrote it. */
export const applicationRefusedLetter: LetterTemplate = async context => {
  const { app, site, language } = context
  const application = await applicationBehind(context)
  if (application?.state !== 'refused') return 'withheld'
  const words = applicantLetterWords[language]
  const organisation = await organisationOf(app.db, application)
  const lines = (application.refusal_reason ?? '').split(/\r?\n/).filter(line => line.trim())
  const contacts = contactsFor(organisation, site)
    .map(each => [each.name, each.contactEmail, each.contactPhone].filter(Boolean).join(', '))
    .join(words.or)
  return {
    subject: words.refusedSubject(site.name),
    blocks: [
      { paragraph: words.refused(organisation.name) },
      ...(lines.length > 0 ? [{ paragraph: words.refusedWhy }] : []),
      ...lines.map(paragraph => ({ paragraph })),
      { paragraph: words.refusedContact(contacts) },
    ],
    reason: words.admittedReason(site.name),
  }
}

/** « Reprendre plus tard »: opens the draft on another device, for whoever reads the mailbox typed in it. */
export const resumeDraftLetter: LetterTemplate = async context => {
  const { site, language } = context
  const linked = await withLink(context, 'resume')
  if (!linked) return 'withheld'
  const words = applicantLetterWords[language]
  return {
    subject: words.resumeSubject(site.name),
    blocks: [
      { paragraph: words.resume(site.name) },
      { paragraph: words.resumeHere },
      { button: words.resumeButton, url: linked.url },
      { note: words.resumeValid },
      { note: words.resumeNotYou },
    ],
    reason: words.resumeReason(site.name),
  }
}

/** The days in which a new member has to pay, where admission did not wait for it. */
export function daysToPay(policy: Policy, application: Application): number | null {
  if (policy.dues === 'none' || application.dues_paid_at) return null
  return policy.registration.admittedAfter.includes('duesPaid') ? null : policy.dues.newMemberDays
}

/** Whether there is an address to confirm: not yet confirmed, and not decided against. */
export function isToConfirm(application: Application): boolean {
  const isOpen = application.state === 'submitted' || application.state === 'admitted'
  return isOpen && application.email_confirmed_at === null
}

async function applicationBehind({ app, site, letter }: LetterContext): Promise<Application | null> {
  const application = await app.db
    .selectFrom('application')
    .selectAll()
    .where('realm_id', '=', site.realm.id)
    .where('id', '=', String(letter.details.application))
    .executeTakeFirst()
  return application ?? null
}

async function hasAccount(db: Db, application: Application): Promise<boolean> {
  const account = await db
    .selectFrom('account')
    .select('id')
    .where('realm_id', '=', application.realm_id)
    .where('email_key', '=', application.email_key)
    .executeTakeFirst()
  return account !== undefined
}

function addsToAccount({ language }: LetterContext, email: string): Block[] {
  const words = applicantLetterWords[language]
  return [{ paragraph: words.hasAccount(email) }, { paragraph: words.addHere }]
}

function waysIn(context: LetterContext): Block[] {
  const words = applicantLetterWords[context.language]
  const origin = signInOrigin(context)
  return [
    { note: words.signInAt(`${origin}/connexion`) },
    { note: words.forgottenAt(`${origin}/mot-de-passe`) },
  ]
}

const signInOrigin = ({ app, site }: LetterContext) => originOf(app.settings, site.realm.signInHost)

type LinkPurpose = Exclude<KeyPurpose, 'browser'>

const paths: Record<LinkPurpose, string> = {
  confirm: '/inscription/confirmation',
  resume: '/inscription/reprise',
}

/** Whether a letter with such a link is still to go to that address. */
const isWanted: Record<LinkPurpose, (application: Application, toEmail: string) => boolean> = {
  confirm: (application, toEmail) => isToConfirm(application) && isSame(application.email, toEmail),
  resume: (application, toEmail) => application.state === 'draft' && isSame(typedEmail(application), toEmail),
}

const isSame = (email: string | null, toEmail: string) => emailKey(email ?? '') === emailKey(toEmail)

/**
 * Makes a link at the moment the letter leaves; only its hash is kept. The application is held meanwhile: no
 * link to an address may slip past the correction that ends all of them.
 */
async function withLink(
  { app, site, letter }: LetterContext,
  purpose: LinkPurpose,
): Promise<{ application: Application; url: string } | null> {
  return await app.db.transaction().execute(async tx => {
    const application = await tx
      .selectFrom('application')
      .selectAll()
      .where('realm_id', '=', site.realm.id)
      .where('id', '=', String(letter.details.application))
      .forUpdate()
      .executeTakeFirst()
    if (!application || !isWanted[purpose](application, letter.toEmail)) return null
    const token = await mintKey(tx, app.clock.now(), application, purpose)
    return { application, url: `${originOf(app.settings, site.host)}${paths[purpose]}?jeton=${token}` }
  })
}
