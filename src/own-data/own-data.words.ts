import type { Catalog } from '../html/language.ts'

const fr = {
  title: 'Mes données',
  lead: 'Voici ce que nous gardons à votre sujet, combien de temps, et pourquoi.',
  held: 'Ce que nous gardons',
  what: 'Sujet',
  howMuch: 'Combien',
  howLong: 'Combien de temps, et pourquoi',
  lines: (count: number) =>
    count === 0 ? 'rien' : count === 1 ? '1 ligne' : `${count.toLocaleString('fr-FR')} lignes`,
  copy: 'En avoir une copie',
  copyWhat:
    'Un fichier ZIP, que votre ordinateur ouvre comme un dossier\u00a0: des tableaux que lit un tableur, vos images, et une notice.',
  download: 'Télécharger mes données',
  passwordFirst: 'Votre mot de passe vous sera redemandé.',
  correct: 'Les corriger',
  correctWhat: 'Votre identité et votre adresse se corrigent depuis votre compte.',
  account: 'Ouvrir Mon compte',
  erase: 'Les faire effacer',
  eraseWhat: "Lisez d'abord ce qui disparaît et ce que la loi oblige à garder.",
  eraseLink: 'Effacer mes données',
  openErasure: "Votre demande d'effacement est enregistrée",
  seeErasure: 'Voir ma demande',
  rights: 'Vos droits',
  rightsWhat:
    'Vous pouvez consulter, corriger, emporter et faire effacer vos données (RGPD, articles 15 à 20). Sans réponse sous un mois, vous pouvez vous plaindre à la CNIL (www.cnil.fr).',
  section: 'Voir ce que nous gardons, en télécharger une copie, demander leur effacement.',
}

const en: typeof fr = {
  title: 'My data',
  lead: 'This is what we hold about you, for how long, and why.',
  held: 'What we hold',
  what: 'Subject',
  howMuch: 'How much',
  howLong: 'How long, and why',
  lines: count =>
    count === 0 ? 'nothing' : count === 1 ? '1 line' : `${count.toLocaleString('en-GB')} lines`,
  copy: 'Get a copy',
  copyWhat:
    'A ZIP file, which your computer opens like a folder: tables for a spreadsheet, your images, and a note.',
  download: 'Download my data',
  passwordFirst: 'You will be asked for your password again.',
  correct: 'Correct it',
  correctWhat: 'Your identity and address are corrected in your account.',
  account: 'Open My account',
  erase: 'Have it erased',
  eraseWhat: 'First read what goes, and what the law makes us keep.',
  eraseLink: 'Erase my data',
  openErasure: 'Your request for erasure has been received',
  seeErasure: 'See my request',
  rights: 'Your rights',
  rightsWhat:
    'You can see, correct, take away and have your data erased (GDPR, articles 15 to 20). Without an answer within a month you can complain to the CNIL (www.cnil.fr).',
  section: 'See what we hold, download a copy, ask for it to be erased.',
}

/** « Mes données ». */
export const ownDataWords: Catalog<typeof fr> = { fr, en }
