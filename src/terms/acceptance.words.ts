import type { Catalog } from '../html/language.ts'

const fr = {
  title: 'De nouvelles conditions à accepter',
  why: (name: string) =>
    `${name} vous demande d'accepter le texte ci-dessous avant de continuer. Lisez-le, puis répondez «\u00a0Oui\u00a0».`,
  whySeveral: (name: string) =>
    `${name} vous demande d'accepter les textes ci-dessous avant de continuer. Lisez-les, puis répondez «\u00a0Oui\u00a0» à chacun.`,
  submit: 'Continuer',
  otherwise: 'Si vous préférez ne pas répondre maintenant',
  otherwiseHelp:
    'Vous pouvez vous déconnecter et revenir quand vous voulez\u00a0: la question vous sera posée de nouveau. En attendant, ceci vous reste ouvert\u00a0:',
  account: 'Mon compte, avec les informations que nous avons sur vous',
  dues: 'Ma cotisation',
  security: 'Mon mot de passe',
  changeOver: "Ce n'est pas vous\u00a0? Dites qui vous êtes",
  signOut: 'Se déconnecter',
}
const en: typeof fr = {
  title: 'New terms to accept',
  why: name => `${name} asks you to accept the text below before you go on. Read it, then answer “Yes”.`,
  whySeveral: name =>
    `${name} asks you to accept the texts below before you go on. Read them, then answer “Yes” to each.`,
  submit: 'Continue',
  otherwise: 'If you would rather not answer now',
  otherwiseHelp:
    'You can sign out and come back whenever you like: you will be asked again. Meanwhile this stays open to you:',
  account: 'My account, with what we know about you',
  dues: 'My dues',
  security: 'My password',
  changeOver: 'Is this not you? Say who you are',
  signOut: 'Sign out',
}

export const acceptanceWords: Catalog<typeof fr> = { fr, en }
