import { dayInWords } from '../../html/day-in-words.ts'
import type { Catalog } from '../../html/language.ts'
import type { LetterTemplate } from '../../mail/letter.ts'
import { organisationName } from '../../organisations/organisations-below.ts'
import { originOf } from '../../web/origin.ts'
import { endedBecause, lastDayOf } from './invitation.ts'

const fr = {
  subject: (organisation: string, site: string) =>
    organisation === site
      ? `${site} vous invite à vous inscrire`
      : `${site} : ${organisation} vous invite à vous inscrire`,
  intro: (organisation: string, site: string) =>
    organisation === site
      ? `${organisation} vous invite à vous inscrire sur son site.`
      : `${organisation} vous invite à vous inscrire sur le site ${site}.`,
  approved: (organisation: string) =>
    `Le formulaire demande quelques minutes. Une fois votre demande envoyée, ${organisation} devra la valider\u00a0: vous recevrez sa réponse par e-mail.`,
  open: 'Le formulaire demande quelques minutes. Vous confirmerez ensuite votre adresse avec un lien reçu par e-mail.',
  register: "M'inscrire",
  onlyEmail: (email: string) => `Ce lien est réservé à l'adresse ${email}, et ne sert qu'une fois.`,
  until: (day: string) => `Il est valable jusqu'au ${day} inclus.`,
  notYou: "Ce message ne vous concerne pas\u00a0? Ne faites rien\u00a0: il n'a pas d'autre suite.",
  reason: (organisation: string, site: string) =>
    `Vous recevez ce message parce que ${organisation} a saisi votre adresse sur le site ${site} pour vous inviter.`,
}
const en: typeof fr = {
  subject: (organisation, site) =>
    organisation === site
      ? `${site} invites you to register`
      : `${site}: ${organisation} invites you to register`,
  intro: (organisation, site) =>
    organisation === site
      ? `${organisation} invites you to register on its site.`
      : `${organisation} invites you to register on ${site}.`,
  approved: organisation =>
    `The form takes a few minutes. Once your application is sent, ${organisation} will have to approve it: you will get the answer by e-mail.`,
  open: 'The form takes a few minutes. After that you confirm your address with a link that you get by e-mail.',
  register: 'Register',
  onlyEmail: email => `This link is for the address ${email} only, and works once.`,
  until: day => `It is good until the end of ${day}.`,
  notYou: 'This message is not meant for you? Do nothing: nothing else follows from it.',
  reason: (organisation, site) =>
    `You get this message because ${organisation} entered your address on ${site} to invite you.`,
}
const catalog: Catalog<typeof fr> = { fr, en }

/** The link of an invitation for one address; withheld when it lets nobody register any more. */
export const invitationLetter: LetterTemplate = async ({ app, site, language, letter }) => {
  const { realm } = site
  const invitation = await app.db
    .selectFrom('invitation')
    .selectAll()
    .where('realm_id', '=', realm.id)
    .where('id', '=', String(letter.details.invitation))
    .executeTakeFirst()
  if (!invitation || endedBecause(invitation, app.clock.now())) return 'withheld'
  const words = catalog[language]
  const organisation = await organisationName(app.db, {
    realmId: realm.id,
    organisationId: invitation.organisation_id,
  })
  const lastDay = lastDayOf(invitation, realm.timeZone)
  const isApproved = realm.policy.registration.admittedAfter.includes('officeApproved')
  const limits = [
    words.onlyEmail(letter.toEmail),
    ...(lastDay ? [words.until(dayInWords(lastDay, language))] : []),
  ]
  return {
    subject: words.subject(organisation, site.name),
    blocks: [
      { paragraph: words.intro(organisation, site.name) },
      { paragraph: isApproved ? words.approved(organisation) : words.open },
      { button: words.register, url: `${originOf(app.settings, site.host)}/invitation/${invitation.code}` },
      { paragraph: limits.join(' ') },
      { note: words.notYou },
    ],
    reason: words.reason(organisation, site.name),
  }
}
