import type { Catalog } from '../../html/language.ts'

const fr = {
  title: 'Deuxième adhérent (facultatif)',
  help: 'Vous adhérez en couple\u00a0? Indiquez la seconde personne. Sinon, passez à la suite.',
  changing:
    "La seconde personne de votre couple, si vous adhérez à deux. Pour inscrire quelqu'un d'autre à sa place, retirez-la d'abord.",
  remove: 'Retirer le deuxième adhérent',
  leaves: (name: string) =>
    `${name} ne fera plus partie de votre adhésion une fois que vous aurez enregistré.`,
  leavesSignIn: (name: string) =>
    `${name} ne fera plus partie de votre adhésion une fois que vous aurez enregistré\u00a0: son compte ne l'ouvrira plus.`,
  emailOwn: "C'est l'adresse avec laquelle cette personne se connecte\u00a0: elle seule peut la changer.",
  familyName: 'Nom',
  familyNameMissing: 'Saisissez le nom de la seconde personne',
  givenName: 'Prénom',
  givenNameMissing: 'Saisissez le prénom de la seconde personne',
  email: 'Adresse e-mail',
  emailHint:
    'Elle ne sert pas à se connecter\u00a0: le compte est celui du premier adhérent. Une seule adresse pour deux\u00a0? Donnez la même.',
  emailMissing: "Saisissez l'adresse e-mail de la seconde personne",
  emailWrong: "Cette adresse e-mail n'est pas complète\u00a0: elle ressemble à nom@exemple.fr",
  emailMeant: (email: string) => `Vouliez-vous écrire ${email}\u00a0?`,
  familyNameLong: 'Nom de la seconde personne\u00a0: cent caractères au plus',
  givenNameLong: 'Prénom de la seconde personne\u00a0: cent caractères au plus',
  label: 'Deuxième adhérent',
  none: 'Aucun',
}

const en: typeof fr = {
  title: 'Second adherent (optional)',
  help: 'Are you joining as a couple? Tell us who the second person is. If not, go on.',
  changing:
    'The second person of your couple, if you are two. To register somebody else instead, remove this person first.',
  remove: 'Remove the second adherent',
  leaves: name => `${name} will no longer be part of your membership once you have saved.`,
  leavesSignIn: name =>
    `${name} will no longer be part of your membership once you have saved: their account will no longer open it.`,
  emailOwn: 'It is the address with which this person signs in: only they can change it.',
  familyName: 'Last name',
  familyNameMissing: 'Enter the last name of the second person',
  givenName: 'First name',
  givenNameMissing: 'Enter the first name of the second person',
  email: 'E-mail address',
  emailHint:
    'It is not for signing in: the account is the first adherent’s. One address for both? Give the same.',
  emailMissing: 'Enter the e-mail address of the second person',
  emailWrong: 'This e-mail address is not complete: it looks like name@example.com',
  emailMeant: email => `Did you mean ${email}?`,
  familyNameLong: 'Last name of the second person: one hundred characters at most',
  givenNameLong: 'First name of the second person: one hundred characters at most',
  label: 'Second adherent',
  none: 'None',
}

export const secondAdherentWords: Catalog<typeof fr> = { fr, en }
