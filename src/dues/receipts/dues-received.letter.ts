import { dayInWords } from '../../html/day-in-words.ts'
import type { LetterTemplate } from '../../mail/letter.ts'
import type { Site } from '../../organisations/site.ts'
import { originOf } from '../../web/origin.ts'
import { moneyInWords } from '../money.ts'
import { duesReceivedWords } from './dues-received.words.ts'
import { type Receipt, receiptOf } from './receipt.ts'

/** To the member: the dues have come, until when they are good, and where the receipt is. */
export const duesReceivedLetter: LetterTemplate = async ({ app, site, language, letter }) => {
  const receipt = await receiptOf(app.db, site.realm.id, String(letter.details.due), {
    membershipIds: [String(letter.details.membership)],
  })
  // The payment was taken back meanwhile.
  if (!receipt) return 'withheld'
  const words = duesReceivedWords[language]
  const { organisation, person, amountCents, number, to } = receipt
  return {
    subject: words.subject(site.name),
    blocks: [
      {
        paragraph:
          amountCents > 0
            ? words.received(organisation, moneyInWords(amountCents, language))
            : words.receivedFree(organisation),
      },
      // Two members may share one mailbox.
      { paragraph: words.member(person) },
      { paragraph: words.until(dayInWords(to, language)) },
      { paragraph: words.receipt(number) },
      { button: words.see, url: `${originOf(app.settings, site.realm.signInHost)}/espace/cotisation` },
      { note: words.ask(whomToAsk(receipt, site)) },
    ],
    reason: words.reason(site.name),
  }
}

/** The organisation where it can be reached, else the site. */
function whomToAsk({ organisation, contactEmail, contactPhone }: Receipt, site: Site): string {
  const own = [contactEmail, contactPhone].filter(Boolean)
  const [name, ways] =
    own.length > 0 ? [organisation, own] : [site.name, [site.contactEmail, site.contactPhone].filter(Boolean)]
  return ways.length > 0 ? `${name} (${ways.join(', ')})` : name
}
