import type { Catalog } from '../html/language.ts'

const fr = {
  title: 'Sécurité',
  email: 'Adresse e-mail',
  emailNow: 'Adresse de connexion',
  changeEmail: 'Changer',
  devices: 'Appareils connectés',
  devicesHelp:
    'Un appareil que vous ne reconnaissez pas\u00a0? Terminez sa connexion, puis choisissez un nouveau mot de passe.',
  thisOne: 'cet appareil',
  seen: (ago: string) => `Dernière utilisation\u00a0: ${ago}`,
  started: (moment: string) => `Connecté depuis le ${moment}`,
  remembered: 'avec «\u00a0Se souvenir de moi\u00a0»',
  sites: (names: string) => `Sites ouverts\u00a0: ${names}`,
  justNow: "à l'instant",
  end: 'Terminer',
  endWhich: (device: string, ago: string) => `la connexion ${device}, ${ago}`,
  endOthers: 'Terminer toutes les autres',
  onlyThis: "Aucun autre appareil n'est connecté à votre compte.",
  ended: 'La connexion est terminée',
  endedHelp: "Cet appareil devra redonner l'adresse et le mot de passe.",
  gone: "Cette connexion n'existe plus\u00a0: voyez plus bas celles qui sont ouvertes.",
  endedAll: 'Les autres connexions sont terminées',
  endedAllHelp: "Les autres appareils devront redonner l'adresse et le mot de passe.",
  back: 'Revenir à «\u00a0Mon compte\u00a0»',
}

const en: typeof fr = {
  title: 'Security',
  email: 'E-mail address',
  emailNow: 'Address that signs in',
  changeEmail: 'Change',
  devices: 'Devices signed in',
  devicesHelp: 'A device that you do not recognise? End its sign-in, then choose a new password.',
  thisOne: 'this device',
  seen: ago => `Last used: ${ago}`,
  started: moment => `Signed in since ${moment}`,
  remembered: 'with “Remember me”',
  sites: names => `Sites opened: ${names}`,
  justNow: 'just now',
  end: 'End',
  endWhich: (device, ago) => `the sign-in ${device}, ${ago}`,
  endOthers: 'End all others',
  onlyThis: 'No other device is signed in to your account.',
  ended: 'The sign-in has been ended',
  endedHelp: 'That device will have to give the address and the password again.',
  gone: 'This sign-in is not there any more: those that are open stand below.',
  endedAll: 'The other sign-ins have been ended',
  endedAllHelp: 'The other devices will have to give the address and the password again.',
  back: 'Back to “My account”',
}

export const securityWords: Catalog<typeof fr> = { fr, en }
