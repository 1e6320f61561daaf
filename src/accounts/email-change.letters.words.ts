import type { Catalog } from '../html/language.ts'

const fr = {
  confirmSubject: (site: string) => `${site}\u00a0: confirmer votre nouvelle adresse`,
  confirmIntro: (site: string, email: string) =>
    `Vous avez demandé à vous connecter au site ${site} avec l'adresse ${email}. Confirmez qu'elle est bien la vôtre.`,
  confirm: 'Confirmer mon adresse',
  confirmUntil: (moment: string) =>
    `Ce lien est valable jusqu'au ${moment}. D'ici là, vous vous connectez avec votre adresse d'avant.`,
  confirmNotYou:
    "Vous n'avez rien demandé\u00a0? Ne faites rien\u00a0: sans ce lien, votre adresse ne servira pas à se connecter.",
  confirmReason: (site: string) =>
    `Vous recevez ce message parce qu'un membre a saisi cette adresse sur le site ${site}, pour en faire son adresse de connexion.`,
  takenSubject: (site: string) => `${site}\u00a0: cette adresse a déjà un compte`,
  takenIntro: (site: string, email: string) =>
    `Un membre du site ${site} a demandé à se connecter avec l'adresse ${email}. Elle sert déjà à un autre compte\u00a0: rien n'a été changé.`,
  takenThen:
    "Si c'est vous, connectez-vous avec cette adresse, ou contactez-nous pour que les deux comptes n'en fassent qu'un. Vous ne savez plus le mot de passe\u00a0?",
  choosePassword: 'Choisir un nouveau mot de passe',
  noticeSubject: (site: string) => `${site}\u00a0: changement d'adresse demandé`,
  noticeIntro: (site: string, email: string, newEmail: string) =>
    `Il a été demandé que le compte ${email} du site ${site} se connecte désormais avec une autre adresse\u00a0: ${newEmail}.`,
  noticeIntroShared: (site: string, email: string, newEmail: string) =>
    `Il a été demandé qu'une des personnes qui partagent l'adresse ${email} sur le site ${site} se connecte désormais avec la sienne\u00a0: ${newEmail}. Pour les autres, rien ne change.`,
  noticeYou:
    "C'est vous\u00a0? Ouvrez le message envoyé à la nouvelle adresse. Jusque-là, rien ne change et vous vous connectez avec celle-ci.",
  noticeNotYou:
    "Ce n'est pas vous\u00a0? Quelqu'un connaît votre mot de passe. Annulez tout de suite\u00a0: l'adresse reste ou redevient celle-ci, tous les appareils sont déconnectés, et vous choisissez un nouveau mot de passe.",
  takeBack: "Ce n'est pas moi, annuler",
  noticeUntil: (moment: string) =>
    `Ce lien est valable jusqu'au ${moment}, même si la nouvelle adresse a été confirmée entre-temps. Ensuite, contactez-nous.`,
  changeReason: (site: string) =>
    `Vous recevez ce message pour votre sécurité, à chaque changement d'adresse sur le site ${site}.`,
  changedSubject: (site: string) => `${site}\u00a0: votre adresse a été changée`,
  changedIntro: (site: string, email: string, newEmail: string) =>
    `Le compte du site ${site} qui se connectait avec l'adresse ${email} se connecte maintenant avec l'adresse ${newEmail}.`,
  changedIntroShared: (site: string, email: string, newEmail: string) =>
    `Sur le site ${site}, une des personnes qui partageaient l'adresse ${email} se connecte maintenant avec l'adresse ${newEmail}. Pour les autres, rien ne change.`,
  changedThen: 'Les messages vous parviendront désormais ici. Vous pouvez effacer celui-ci.',
  changedNotYou: (moment: string) =>
    `C'est vous\u00a0? Vous n'avez rien à faire. Ce n'est pas vous\u00a0? Ouvrez le message «\u00a0changement d'adresse demandé\u00a0» que vous avez reçu avant celui-ci\u00a0: son lien rétablit votre adresse, jusqu'au ${moment}. Vous pouvez aussi nous contacter.`,
  backSubject: (site: string) => `${site}\u00a0: le changement d'adresse est annulé`,
  backIntro: (site: string, email: string) =>
    `Le compte du site ${site} se connecte de nouveau avec l'adresse ${email}.`,
  backThen:
    "Tous les appareils ont été déconnectés, et le mot de passe d'avant ne sert plus. En cas de doute, contactez-nous.",
}

const en: typeof fr = {
  confirmSubject: site => `${site}: confirm your new address`,
  confirmIntro: (site, email) =>
    `You asked to sign in to ${site} with the address ${email}. Please confirm that it is yours.`,
  confirm: 'Confirm my address',
  confirmUntil: moment =>
    `This link is good until ${moment}. Until then you sign in with the address you had before.`,
  confirmNotYou:
    'You did not ask for anything? Do nothing: without this link your address will not be used to sign in.',
  confirmReason: site =>
    `You get this message because a member entered this address on ${site}, to sign in with it.`,
  takenSubject: site => `${site}: this address has an account already`,
  takenIntro: (site, email) =>
    `A member of ${site} asked to sign in with the address ${email}. Another account uses it already: nothing has been changed.`,
  takenThen:
    'If it was you, sign in with this address, or contact us so that the two accounts become one. You do not remember the password?',
  choosePassword: 'Choose a new password',
  noticeSubject: site => `${site}: change of address asked for`,
  noticeIntro: (site, email, newEmail) =>
    `Somebody asked that the account ${email} of ${site} sign in with another address from now on: ${newEmail}.`,
  noticeIntroShared: (site, email, newEmail) =>
    `Somebody asked that one of the people who share the address ${email} on ${site} sign in with another one from now on: ${newEmail}. For the others nothing changes.`,
  noticeYou:
    'Was it you? Open the message sent to the new address. Until then nothing changes, and you sign in with this one.',
  noticeNotYou:
    'Was it not you? Somebody knows your password. Cancel at once: the address stays or becomes this one again, every device is signed out, and you choose a new password.',
  takeBack: 'It was not me, cancel',
  noticeUntil: moment =>
    `This link is good until ${moment}, even if the new address has been confirmed meanwhile. After that, contact us.`,
  changeReason: site => `You get this message for your security, whenever an address changes on ${site}.`,
  changedSubject: site => `${site}: your address was changed`,
  changedIntro: (site, email, newEmail) =>
    `The account of ${site} that signed in with the address ${email} now signs in with the address ${newEmail}.`,
  changedIntroShared: (site, email, newEmail) =>
    `On ${site}, one of the people who shared the address ${email} now signs in with the address ${newEmail}. For the others nothing changes.`,
  changedThen: 'Messages will reach you here from now on. You can delete this one.',
  changedNotYou: moment =>
    `Was it you? There is nothing to do. Was it not you? Open the message “change of address asked for” that you got before this one: its link brings your address back, until ${moment}. You can also contact us.`,
  backSubject: site => `${site}: the change of address is cancelled`,
  backIntro: (site, email) => `The account of ${site} signs in with the address ${email} again.`,
  backThen:
    'Every device has been signed out, and the password from before no longer works. If in doubt, contact us.',
}

export const emailChangeLetterWords: Catalog<typeof fr> = { fr, en }
