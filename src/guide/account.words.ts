import type { AccountSections } from '../accounts/account-section.ts'
import type { Catalog } from '../html/language.ts'

const fr = {
  title: 'Votre compte',
  open: (account: string) => `Ouvrir ${account}`,
  openHow: (area: string, account: string) => `Une fois connecté, cliquez sur ${area}, puis sur ${account}.`,
  heading: (title: string) => `La partie ${title}`,
  says: {
    dues: "La prochaine échéance de votre cotisation, en rouge si elle est dépassée. C'est le bureau qui tient cette date.",
    signIn:
      'Votre identifiant, qui est votre adresse e-mail, et votre dénomination\u00a0: le prénom suivi du nom.',
    identity: 'Tout ce que vous avez saisi sur vous, et votre adresse.',
    household: 'Les personnes inscrites avec vous.',
    ownRecords:
      "Toutes les fiches que vous avez créées, dans l'ordre des dates, pour les relire et les mettre à jour. Cliquez sur la rubrique de votre choix.",
    newRecord: 'Pour créer une nouvelle fiche, cliquez sur la rubrique de votre choix.',
    password: 'Pour changer de mot de passe, avec celui que vous avez ou par un lien reçu par e-mail.',
    payDues: "Tout ce qu'il faut pour renouveler votre cotisation, de préférence par virement, et vos reçus.",
    data: 'Ce que nous gardons sur vous\u00a0: vous pouvez le lire, le télécharger, ou demander son effacement.',
  } satisfies Record<keyof AccountSections, string>,
  change: (button: string) => `Pour modifier ces informations, cliquez sur ${button}.`,
  figure: (title: string) => `La partie ${title}, avec un exemple.`,
  and: ' et ',
}

const en: typeof fr = {
  title: 'Your account',
  open: account => `Open ${account}`,
  openHow: (area, account) => `Once you are signed in, click on ${area}, then on ${account}.`,
  heading: title => `The part ${title}`,
  says: {
    dues: 'The next due date of your dues, in red when it is past. The office keeps this date.',
    signIn: 'Your identifier, which is your e-mail address, and your name: the first name, then the last.',
    identity: 'All that you have told about yourself, and your address.',
    household: 'The persons who are registered with you.',
    ownRecords:
      'All the records that you have created, in the order of their dates, to be read again and brought up to date. Click on the rubric of your choice.',
    newRecord: 'To create a new record, click on the rubric of your choice.',
    password: 'To change your password, with the one that you have or by a link that comes by e-mail.',
    payDues: 'All that it takes to renew your dues, preferably by transfer, and your receipts.',
    data: 'What we hold about you: you can read it, download it, or ask for it to be erased.',
  },
  change: button => `To change these details, click on ${button}.`,
  figure: title => `The part ${title}, with an example.`,
  and: ' and ',
}

export const accountGuideWords: Catalog<typeof fr> = { fr, en }
