import type { Catalog } from '../html/language.ts'

const fr = {
  title: "S'inscrire",
  open: {
    anyone: 'Ouvrir le formulaire',
    invitee: "Cliquer sur le lien d'inscription",
  },
  openHow: {
    anyone: (signIn: string, create: string) =>
      `Cliquez sur ${signIn}, en haut de la page, puis sur ${create}, sous le formulaire.`,
    invitee: () =>
      "Ouvrez le message de votre structure et cliquez sur son lien. Le formulaire s'ouvre dans votre navigateur.",
  },
  form: (steps: number, next: string) =>
    `Il a ${steps} étapes. À chacune, remplissez la page, puis cliquez sur ${next}.`,
  stars: (all: string) =>
    `Une étoile * marque les ${all}. S'il en manque un, la page le dit à côté du champ et en haut\u00a0: rien de ce que vous avez saisi n'est perdu.`,
  later: (previous: string, later: string) =>
    `${previous} revient en arrière. ${later} vous envoie un lien pour continuer un autre jour, ou sur un autre appareil.`,
  linkStays: "Ouvrir le lien ne l'use pas\u00a0: vous pouvez revenir au message et cliquer de nouveau.",
  step: (at: string, title: string) => `${at}\u00a0: ${title}`,
  says: {
    identifiers: 'Saisissez votre nom, votre prénom et votre adresse e-mail, et choisissez un mot de passe.',
    account: 'Saisissez votre nom, votre prénom et votre adresse e-mail, et choisissez un mot de passe.',
    address: "Saisissez l'adresse à laquelle on peut vous écrire.",
    deliveryAddress: "Saisissez votre adresse de livraison\u00a0: c'est là que vous recevrez vos billets.",
    secondAdherent:
      "Facultatif. Vous adhérez en couple\u00a0? Saisissez le nom et l'adresse de la seconde personne. Sinon, passez à la suite.",
    beneficiaries:
      'Facultatif. Ajoutez vos bénéficiaires\u00a0: les membres de votre famille, conjoint ou partenaire et enfants à charge.',
    validation: 'Relisez vos réponses. Un lien à côté de chacune permet de la corriger.',
  },
  occupation: (occupation: string) =>
    `${occupation}\u00a0: tapez un mot clé pour la trouver dans la liste, ou parcourez la liste entière.`,
  phone:
    "Numéro de téléphone\u00a0: écrivez-le comme vous en avez l'habitude, avec ou sans espaces, points ou tirets.",
  rules: 'Voir les règles du mot de passe',
  secondSignIn:
    "L'adresse e-mail de la seconde personne ne permet pas de se connecter. Vous pourrez ensuite l'autoriser depuis votre compte.",
  children: (until: string) => `Les enfants à charge sont bénéficiaires ${until}.`,
  terms: (names: string) => `Lisez les textes et cochez «\u00a0Oui\u00a0» pour chacun\u00a0: ${names}.`,
  send: (button: string) => `Cliquez enfin sur ${button}.`,
  figure: (step: string) => `La page ${step}, telle qu'elle est sur ce site.`,
  confirm: 'Confirmer votre adresse',
  confirmHow: (button: string) =>
    `Vous recevez un message. Ouvrez-le et cliquez sur ${button}. Le lien est valable sept jours.`,
  confirmRecalls:
    'Ce message rappelle votre identifiant, qui est votre adresse e-mail. Il ne contient jamais votre mot de passe.',
  spam: 'Rien reçu\u00a0? Regardez parmi les indésirables («\u00a0spams\u00a0»). La page vous permet aussi de corriger votre adresse et de renvoyer le message.',
  approval: 'Attendre la réponse de votre structure',
  approvalHow:
    'Une fois votre demande envoyée, la structure dont vous dépendez en est informée. Elle la valide, et vous recevez sa réponse par e-mail.',
  approvalMeanwhile:
    "D'ici là, vous pouvez vous connecter pour suivre votre demande, mais l'espace membres ne s'ouvre pas encore.",
  dues: 'Régler votre première cotisation',
  duesHow: 'Votre inscription compte dès que le bureau a enregistré votre cotisation.',
  done: 'Vous pouvez vous connecter',
  doneHow: (congratulations: string, signIn: string) =>
    `La page indique ${congratulations}. Cliquez sur ${signIn} et entrez avec votre adresse e-mail et le mot de passe que vous venez de choisir\u00a0: il n'est pas nécessaire d'en demander un autre.`,
}

const en: typeof fr = {
  title: 'Registering',
  open: { anyone: 'Open the form', invitee: 'Click on the registration link' },
  openHow: {
    anyone: (signIn, create) =>
      `Click on ${signIn}, at the top of the page, then on ${create}, below the form.`,
    invitee: () =>
      'Open the message of your structure and click on its link. The form opens in your browser.',
  },
  form: (steps, next) => `It has ${steps} steps. At each of them, fill in the page, then click on ${next}.`,
  stars: all =>
    `A star * marks the ${all}. If one is missing, the page says so beside the field and on top: nothing that you have typed is lost.`,
  later: (previous, later) =>
    `${previous} goes back. ${later} sends you a link with which you continue another day, or on another device.`,
  linkStays: 'Opening the link does not use it up: you can go back to the message and click again.',
  step: (at, title) => `${at}: ${title}`,
  says: {
    identifiers: 'Enter your last name, first name and e-mail address, and choose a password.',
    account: 'Enter your last name, first name and e-mail address, and choose a password.',
    address: 'Enter the address at which letters reach you.',
    deliveryAddress: 'Enter your delivery address: there you will receive your tickets.',
    secondAdherent:
      'Optional. Are you joining as a couple? Enter the name and address of the second person. If not, go on.',
    beneficiaries:
      'Optional. Add your beneficiaries: the members of your family, spouse or partner and dependent children.',
    validation: 'Read your answers again. A link beside each of them lets you correct it.',
  },
  occupation: occupation =>
    `${occupation}: type a keyword to find it in the list, or go through the whole list.`,
  phone: 'Telephone number: write it as you are used to, with or without spaces, dots or hyphens.',
  rules: 'See the rules of the password',
  secondSignIn:
    'The e-mail address of the second person does not sign in. You can allow that later, in your account.',
  children: until => `Dependent children are beneficiaries ${until}.`,
  terms: names => `Read the texts and tick “Yes” for each: ${names}.`,
  send: button => `At last, click on ${button}.`,
  figure: step => `The page ${step}, as it is on this site.`,
  confirm: 'Confirm your address',
  confirmHow: button =>
    `You receive a message. Open it and click on ${button}. The link is good for seven days.`,
  confirmRecalls:
    'This message recalls your identifier, which is your e-mail address. It never contains your password.',
  spam: 'Nothing received? Look in your spam folder. The page also lets you correct your address and send the message again.',
  approval: 'Wait for the answer of your structure',
  approvalHow:
    'Once your application is sent, the structure that you belong to is told of it. It approves it, and you receive its answer by e-mail.',
  approvalMeanwhile:
    "Until then, you can sign in to follow your application, but the members' area is not open yet.",
  dues: 'Pay your first dues',
  duesHow: 'Your registration counts as soon as the office has recorded your dues.',
  done: 'You can sign in',
  doneHow: (congratulations, signIn) =>
    `The page says ${congratulations}. Click on ${signIn} and enter with your e-mail address and the password that you have just chosen: there is no need to ask for another one.`,
}

export const joiningWords: Catalog<typeof fr> = { fr, en }
