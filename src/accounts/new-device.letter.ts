import type { Catalog } from '../html/language.ts'
import { momentInWords } from '../html/moment-in-words.ts'
import type { LetterTemplate } from '../mail/letter.ts'
import { originOf } from '../web/origin.ts'
import { deviceInWords } from './device.words.ts'

const fr = {
  subject: (site: string) => `${site}\u00a0: connexion depuis un nouvel appareil`,
  intro: (site: string, email: string) =>
    `Le compte ${email} du site ${site} vient d'être ouvert, avec le bon mot de passe, depuis un appareil ou un navigateur où il ne l'avait pas encore été.`,
  device: (device: string, moment: string) => `Appareil\u00a0: ${device}. Date\u00a0: ${moment}.`,
  you: "C'est vous\u00a0? Vous n'avez rien à faire.",
  notYou:
    "Ce n'est pas vous\u00a0? Choisissez tout de suite un nouveau mot de passe\u00a0: tous les appareils seront déconnectés. Puis contactez-nous.",
  choose: 'Choisir un nouveau mot de passe',
  devices: (url: string) =>
    `Pour voir tous les appareils connectés à votre compte et terminer une connexion\u00a0: ${url}`,
  reason: (site: string) =>
    `Vous recevez ce message pour votre sécurité, quand votre compte du site ${site} est ouvert depuis un appareil inconnu.`,
}

const en: typeof fr = {
  subject: site => `${site}: sign-in from a new device`,
  intro: (site, email) =>
    `The account ${email} of ${site} has just been opened, with the right password, from a device or browser where it had not been before.`,
  device: (device, moment) => `Device: ${device}. Date: ${moment}.`,
  you: 'Was it you? There is nothing to do.',
  notYou: 'Was it not you? Choose a new password at once: every device will be signed out. Then contact us.',
  choose: 'Choose a new password',
  devices: url => `To see every device signed in to your account, and to end a sign-in: ${url}`,
  reason: site =>
    `You get this message for your security, when your account of ${site} is opened from an unknown device.`,
}

const catalog: Catalog<typeof fr> = { fr, en }

/** Reports a sign-in from a browser that the account does not know, to whom the mailbox belongs. */
export const newDeviceLetter: LetterTemplate = async ({ app, site, language, letter }) => {
  const words = catalog[language]
  const { browser, system } = letter.details
  const text = (detail: unknown) => (typeof detail === 'string' ? detail : null)
  const origin = originOf(app.settings, site.realm.signInHost)
  const pour = site.host === site.realm.signInHost ? '' : `?pour=${site.host}`
  const device = deviceInWords({ browser: text(browser), system: text(system) }, language)
  return {
    subject: words.subject(site.name),
    blocks: [
      { paragraph: words.intro(site.name, letter.toEmail) },
      { paragraph: words.device(device, momentInWords(letter.createdAt, site.realm.timeZone, language)) },
      { paragraph: words.you },
      { paragraph: words.notYou },
      { button: words.choose, url: `${origin}/mot-de-passe${pour}` },
      { note: words.devices(`${origin}/espace/securite`) },
    ],
    reason: words.reason(site.name),
  }
}
