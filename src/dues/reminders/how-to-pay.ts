import { friendlyFormatIBAN } from 'ibantools'
import { dayInWords } from '../../html/day-in-words.ts'
import type { Block, LetterContext } from '../../mail/letter.ts'
import { originOf } from '../../web/origin.ts'
import { moneyInWords } from '../money.ts'
import { referenceInGroups } from '../reference.ts'
import { howToPayWords } from './how-to-pay.words.ts'
import type { Owed } from './owed.ts'

/** What a letter about dues says of paying them: the amount and the account as text to copy, the page, whom to ask. */
export function howToPay({ app, site, language }: LetterContext, owed: Owed): Block[] {
  const words = howToPayWords[language]
  const lines = [
    words.member(`${owed.givenName} ${owed.familyName}`.trim()),
    ...(owed.cents === null ? [] : [words.amount(moneyInWords(owed.cents, language))]),
    ...(owed.bank && owed.reference
      ? [
          words.holder(owed.bank.holder),
          words.iban(friendlyFormatIBAN(owed.bank.iban) ?? owed.bank.iban),
          words.reference(referenceInGroups(owed.reference)),
        ]
      : []),
  ]
  const announcedOn = owed.announcedAt?.toZonedDateTimeISO(site.realm.timeZone).toPlainDate()
  return [
    ...lines.map(paragraph => ({ paragraph })),
    ...(owed.bank && owed.reference ? [{ note: words.whyReference }] : []),
    { button: words.pay, url: `${originOf(app.settings, site.realm.signInHost)}/espace/cotisation` },
    { note: announcedOn ? words.announced(dayInWords(announcedOn, language)) : words.paidAlready },
    { note: words.ask(whomToAsk(owed, site)) },
  ]
}

/** The organisation where it can be reached, else the site. */
function whomToAsk(owed: Owed, site: LetterContext['site']): string {
  const own = [owed.contactEmail, owed.contactPhone].filter(Boolean)
  const [name, ways] =
    own.length > 0
      ? [owed.organisation, own]
      : [site.name, [site.contactEmail, site.contactPhone].filter(Boolean)]
  return ways.length > 0 ? `${name} (${ways.join(', ')})` : name
}
