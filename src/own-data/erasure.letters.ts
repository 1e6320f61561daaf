import { dayInWords } from '../html/day-in-words.ts'
import type { LetterContext, LetterTemplate } from '../mail/letter.ts'
import { originOf } from '../web/origin.ts'
import { erasureLetterWords } from './erasure.letters.words.ts'
import { answerBy } from './erasure-request.ts'
import { pathOfErasure } from './erasures.ts'

/** To the person who has asked: what happens, when, and how to withdraw it. */
export const erasureAskedLetter: LetterTemplate = async context => {
  const { app, site, language } = context
  const request = await requestOf(context)
  if (!request || isClosed(request)) return 'withheld'
  const words = erasureLetterWords[language].asked
  const asked = request.asked_at.toZonedDateTimeISO(site.realm.timeZone).toPlainDate()
  return {
    subject: words.subject(site.name),
    blocks: [
      { paragraph: words.received(dayInWords(asked, language)) },
      { paragraph: `${whatComes(context, request, words)} ${words.changed}` },
      { button: words.see, url: `${originOf(app.settings, site.host)}/espace/donnees/effacement` },
      { note: words.notYou },
    ],
    reason: words.reason(site.name),
  }
}

/** To those who may carry it out. */
export const erasureToDecideLetter: LetterTemplate = async context => {
  const { app, site, language } = context
  const request = await requestOf(context)
  if (!request || isClosed(request)) return 'withheld'
  const words = erasureLetterWords[language].toDecide
  return {
    subject: words.subject(site.name),
    blocks: [
      {
        paragraph: `${words.asks(`${request.given_name} ${request.family_name}`.trim())} ${whatComes(context, request, words)}`,
      },
      { button: words.see, url: originOf(app.settings, site.realm.signInHost) + pathOfErasure(request.id) },
    ],
    reason: words.reason(site.name),
  }
}

/** To the person: why not. */
export const erasureRefusedLetter: LetterTemplate = async context => {
  const { site, language } = context
  const request = await requestOf(context)
  if (!request?.refusal_reason) return 'withheld'
  const words = erasureLetterWords[language].refused
  const ways = [site.contactEmail, site.contactPhone].filter(Boolean).join(', ')
  return {
    subject: words.subject(site.name),
    blocks: [
      { paragraph: words.says },
      { paragraph: request.refusal_reason },
      { paragraph: `${words.ask(ways ? `${site.name} (${ways})` : site.name)} ${words.complain}` },
    ],
    reason: words.reason(site.name),
  }
}

/** The last letter to somebody of whom nothing is known any more but this address. */
export const erasureDoneLetter: LetterTemplate = async ({ site, language }) => {
  const words = erasureLetterWords[language].done
  return {
    subject: words.subject(site.name),
    blocks: [{ paragraph: words.says }, { paragraph: words.stays }, { note: words.last }],
    reason: words.reason(site.name),
  }
}

async function requestOf({ app, site, letter }: LetterContext) {
  return await app.db
    .selectFrom('erasure as e')
    .innerJoin('person as p', join =>
      join.onRef('p.realm_id', '=', 'e.realm_id').onRef('p.id', '=', 'e.person_id'),
    )
    .selectAll('e')
    .select(['p.given_name', 'p.family_name'])
    .where('e.realm_id', '=', site.realm.id)
    .where('e.id', '=', String(letter.details.erasure))
    .executeTakeFirst()
}

type Request = NonNullable<Awaited<ReturnType<typeof requestOf>>>

const isClosed = ({ withdrawn_at, refused_at, done_at }: Request) =>
  withdrawn_at !== null || refused_at !== null || done_at !== null

function whatComes(
  { site, language }: LetterContext,
  { asked_at, carry_out_on }: Request,
  words: { byOffice: (day: string) => string; byItself: (day: string) => string },
): string {
  return carry_out_on
    ? words.byItself(dayInWords(carry_out_on, language))
    : words.byOffice(dayInWords(answerBy(asked_at, site.realm.timeZone), language))
}
