import type { Catalog } from '../html/language.ts'

const fr = {
  look: "Trouver quelqu'un",
  lookHow: (search: string) => `Saisissez un nom, une ville ou une organisation, puis cliquez sur ${search}.`,
  forEveryone:
    "L'annuaire est ouvert à tous\u00a0; les adresses e-mail ne sont montrées qu'aux membres connectés.",
  forMembers: "L'annuaire est réservé aux membres\u00a0: connectez-vous d'abord.",
  appear: 'Choisir ce que les autres voient de vous',
  appearHow: "Tant que vous n'avez rien choisi, seuls votre nom et votre organisation y figurent.",
  mayShow: 'Vous pouvez y ajouter\u00a0:',
}

const en: typeof fr = {
  look: 'Find somebody',
  lookHow: search => `Enter a name, a town or an organisation, then click on ${search}.`,
  forEveryone:
    'The directory is open to everybody; e-mail addresses are only shown to members who are signed in.',
  forMembers: 'The directory is for members: sign in first.',
  appear: 'Choose what others see of you',
  appearHow: 'Until you choose, only your name and your organisation stand there.',
  mayShow: 'You can add:',
}

export const directoryGuideWords: Catalog<typeof fr> = { fr, en }
