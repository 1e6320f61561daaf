import type { Db } from '../database/open.ts'
import { momentInWords } from '../html/moment-in-words.ts'
import type { LetterContext, LetterTemplate } from '../mail/letter.ts'
import { originOf } from '../web/origin.ts'
import { emailChangeLetterWords } from './email-change.letters.words.ts'
import { hasAccount, takeBackWithin } from './email-change.ts'
import { newChangeLink } from './email-change-link.ts'

/** To the new address: the link that confirms it, or that it signs in already, for somebody else. */
export const emailChangeConfirmLetter: LetterTemplate = async context => {
  const { app, site, language, letter } = context
  const words = emailChangeLetterWords[language]
  const change = await changeOf(context)
  if (!change || change.confirmed_at) return 'withheld'
  const reason = words.confirmReason(site.name)
  if (await hasAccount(app.db, site.realm.id, change.new_email_key)) {
    return {
      subject: words.takenSubject(site.name),
      blocks: [
        { paragraph: words.takenIntro(site.name, letter.toEmail) },
        { paragraph: words.takenThen },
        { button: words.choosePassword, url: `${origin(context)}/mot-de-passe` },
        { note: words.confirmNotYou },
      ],
      reason,
    }
  }
  const link = await mint(app.db, context, change.id, 'confirm_hash')
  if (!link) return 'withheld'
  return {
    subject: words.confirmSubject(site.name),
    blocks: [
      { paragraph: words.confirmIntro(site.name, letter.toEmail) },
      { button: words.confirm, url: `${origin(context)}/adresse/confirmation?jeton=${link}` },
      { paragraph: words.confirmUntil(momentInWords(change.expires_at, site.realm.timeZone, language)) },
      { note: words.confirmNotYou },
    ],
    reason,
  }
}

/** To the address of now: what was asked for, and the way to stop it, or to take it back. */
export const emailChangeNoticeLetter: LetterTemplate = async context => {
  const { app, site, language, letter } = context
  const words = emailChangeLetterWords[language]
  const change = await changeOf(context)
  const link = change && (await mint(app.db, context, change.id, 'cancel_hash'))
  if (!change || !link) return 'withheld'
  const until = momentInWords(change.asked_at.add(takeBackWithin), site.realm.timeZone, language)
  const intro = letter.details.shared ? words.noticeIntroShared : words.noticeIntro
  return {
    subject: words.noticeSubject(site.name),
    blocks: [
      { paragraph: intro(site.name, letter.toEmail, change.new_email) },
      { paragraph: words.noticeYou },
      { paragraph: words.noticeNotYou },
      { button: words.takeBack, url: `${origin(context)}/adresse/annulation?jeton=${link}` },
      { note: words.noticeUntil(until) },
    ],
    reason: words.changeReason(site.name),
  }
}

/** To both addresses, once the new one signs in, or the old one again. */
export const emailChangedLetter: LetterTemplate = async context => {
  const { site, language, letter } = context
  const words = emailChangeLetterWords[language]
  const change = await changeOf(context, true)
  if (!change) return 'withheld'
  const reason = words.changeReason(site.name)
  if (letter.details.back) {
    return {
      subject: words.backSubject(site.name),
      blocks: [{ paragraph: words.backIntro(site.name, change.old_email) }, { paragraph: words.backThen }],
      reason,
    }
  }
  const intro = letter.details.shared ? words.changedIntroShared : words.changedIntro
  const isNew = letter.toEmail === change.new_email
  const until = momentInWords(change.asked_at.add(takeBackWithin), site.realm.timeZone, language)
  return {
    subject: words.changedSubject(site.name),
    blocks: [
      { paragraph: intro(site.name, change.old_email, change.new_email) },
      { paragraph: isNew ? words.changedThen : words.changedNotYou(until) },
    ],
    reason,
  }
}

async function changeOf({ app, site, letter }: LetterContext, evenEnded = false) {
  const { change } = letter.details
  if (typeof change !== 'string') return undefined
  return await app.db
    .selectFrom('email_change')
    .selectAll()
    .where('realm_id', '=', site.realm.id)
    .where('id', '=', change)
    .$if(!evenEnded, query => query.where('cancelled_at', 'is', null))
    .executeTakeFirst()
}

/** Makes a link as its letter leaves; the one of an earlier letter about the same change ends with it. */
async function mint(
  db: Db,
  { app, site }: LetterContext,
  id: string,
  column: 'confirm_hash' | 'cancel_hash',
): Promise<string | null> {
  const link = newChangeLink(id)
  const made = await db
    .updateTable('email_change')
    .set({ [column]: link.hash })
    .where('realm_id', '=', site.realm.id)
    .where('id', '=', id)
    .where('cancelled_at', 'is', null)
    .$if(column === 'confirm_hash', query =>
      query.where('confirmed_at', 'is', null).where('expires_at', '>', app.clock.now()),
    )
    .returning('id')
    .executeTakeFirst()
  return made ? link.text : null
}

const origin = ({ app, site }: LetterContext) => originOf(app.settings, site.realm.signInHost)
