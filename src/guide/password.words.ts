import type { Catalog } from '../html/language.ts'

const fr = {
  title: {
    first: 'Première connexion, ou mot de passe oublié',
    forgotten: 'Mot de passe oublié',
  },
  ask: {
    first: 'Demander un mot de passe',
    forgotten: 'Demander un nouveau mot de passe',
  },
  askHow: (signIn: string, way: string) => `Cliquez sur ${signIn}, en haut de la page, puis sur ${way}.`,
  byOffice:
    'Le bureau peut aussi vous envoyer ce lien, dans une lettre de première connexion. Il est alors valable sept jours\u00a0: passez directement au choix du mot de passe.',
  address: "Saisir l'adresse e-mail sous laquelle vous êtes inscrit",
  addressHow: (button: string) => `Saisissez-la, puis cliquez sur ${button}.`,
  addressFigure: 'Le formulaire avec lequel on demande le lien.',
  answer: 'Lire la réponse de la page',
  known: (title: string) => `Votre adresse est connue\u00a0: le message en vert indique ${title}.`,
  concealed: (title: string) =>
    `Le message en vert indique ${title}. La page répond ainsi quelle que soit l'adresse, pour ne dire à personne qui est inscrit.`,
  unknown: (title: string) =>
    `Si vous lisez ${title}, aucun compte n'a cette adresse. La page signale une faute de frappe probable\u00a0: corrigez-la et recommencez, ou essayez votre autre adresse.`,
  unknownWhy: {
    office:
      "Sinon, vérifiez auprès de votre organisation qu'elle a saisi votre adresse\u00a0: vous devez déjà figurer dans la base des membres pour vous connecter.",
    anyone: "Sinon, contactez-nous, ou inscrivez-vous si vous ne l'avez jamais fait.",
    invitee: 'Sinon, contactez-nous.',
  },
  concealedUnknown:
    "Si l'adresse n'est pas connue, un message y part quand même pour le dire\u00a0: lisez-le, puis essayez une autre adresse ou contactez-nous.",
  whom: 'Qui contacter\u00a0:',
  answerFigure: 'Le message en vert, une fois la demande envoyée.',
  mailbox: 'Consulter votre messagerie',
  mailboxHow: (button: string) =>
    `Ouvrez le message que vous venez de recevoir et cliquez sur ${button}. Le lien est valable une heure.`,
  spam: 'Rien au bout de quelques minutes\u00a0? Regardez parmi les indésirables («\u00a0spams\u00a0»).',
  wrongAddress:
    "Toujours rien\u00a0? L'adresse saisie n'est peut-être pas celle que vous avez donnée\u00a0: vérifiez-la, ou contactez-nous.",
  resend: (button: string, seconds: number) =>
    `${button} envoie le message une nouvelle fois, au bout de ${seconds} secondes. Tous les liens reçus restent bons jusqu'à ce que l'un d'eux ait servi.`,
  scanners:
    "Ouvrir le lien ne l'use pas\u00a0: si votre messagerie l'ouvre avant vous pour le contrôler, il reste bon. Seul l'enregistrement du mot de passe l'use.",
  choose: 'Choisir votre mot de passe',
  chooseHow: (button: string) => `Saisissez-le deux fois, à l'identique, puis cliquez sur ${button}.`,
  rules: 'Il doit avoir\u00a0:',
  common: "Un mot de passe trop courant est refusé, même s'il suit ces règles.",
  same: 'Vous pouvez reprendre celui que vous aviez.',
  eye: (button: string) =>
    `${button}, avec l'œil sous les champs, fait apparaître ce que vous tapez\u00a0: cela évite les erreurs de saisie.`,
  chooseFigure: 'Les deux champs du mot de passe, avec ses règles.',
  refused: 'Si le mot de passe est refusé',
  weak: "Il manque quelque chose\u00a0: la page nomme chaque règle qui n'est pas suivie, à côté du champ.",
  different: (message: string) =>
    `Les deux saisies diffèrent\u00a0: ${message} s'affiche aussitôt à côté du champ.`,
  goOn: (button: string) =>
    `Corrigez et cliquez de nouveau sur ${button}. Le lien reste bon\u00a0: il n'y a rien à recommencer depuis le début.`,
  saved: 'Le mot de passe est enregistré',
  savedHow: (title: string) =>
    `Le message en vert indique ${title}. Vous pouvez maintenant vous connecter avec votre adresse e-mail et ce mot de passe.`,
  savedFigure: 'Le message en vert, une fois le mot de passe enregistré.',
}

const en: typeof fr = {
  title: { first: 'First sign-in, or forgotten password', forgotten: 'Forgotten password' },
  ask: { first: 'Ask for a password', forgotten: 'Ask for a new password' },
  askHow: (signIn, way) => `Click on ${signIn}, at the top of the page, then on ${way}.`,
  byOffice:
    'The office can also send you this link, in a letter for the first sign-in. It is then good for seven days: go straight to choosing the password.',
  address: 'Enter the e-mail address under which you are registered',
  addressHow: button => `Enter it, then click on ${button}.`,
  addressFigure: 'The form with which one asks for the link.',
  answer: 'Read the answer of the page',
  known: title => `Your address is known: the message in green says ${title}.`,
  concealed: title =>
    `The message in green says ${title}. The page answers so whatever the address, to tell nobody who is registered.`,
  unknown: title =>
    `If you read ${title}, no account has this address. The page points out a likely typing error: correct it and try again, or try your other address.`,
  unknownWhy: {
    office:
      'If not, ask your organisation whether it has entered your address: you have to be in the members’ base already to sign in.',
    anyone: 'If not, contact us, or register if you never have.',
    invitee: 'If not, contact us.',
  },
  concealedUnknown:
    'If the address is not known, a message goes there all the same to say so: read it, then try another address or contact us.',
  whom: 'Whom to contact:',
  answerFigure: 'The message in green, once the link is asked for.',
  mailbox: 'Look in your mailbox',
  mailboxHow: button =>
    `Open the message that you have just received and click on ${button}. The link is good for one hour.`,
  spam: 'Nothing after a few minutes? Look in your spam folder.',
  wrongAddress: 'Still nothing? Perhaps the address is not the one that you gave: check it, or contact us.',
  resend: (button, seconds) =>
    `${button} sends the message once more, after ${seconds} seconds. All links stay good until one of them has been used.`,
  scanners:
    'Opening the link does not use it up: if your mail provider opens it before you to check it, it stays good. Only saving the password uses it up.',
  choose: 'Choose your password',
  chooseHow: button => `Enter it twice, the same each time, then click on ${button}.`,
  rules: 'It must have:',
  common: 'A password that is too common is refused, even if it follows these rules.',
  same: 'You may take the one that you had before.',
  eye: button => `${button}, with the eye below the fields, shows what you type: that avoids typing errors.`,
  chooseFigure: 'The two fields of the password, with its rules.',
  refused: 'If the password is refused',
  weak: 'Something is missing: the page names each rule that is not followed, beside the field.',
  different: message => `The two are not alike: ${message} appears at once beside the field.`,
  goOn: button =>
    `Correct it and click on ${button} again. The link stays good: there is no need to begin anew.`,
  saved: 'The password is saved',
  savedHow: title =>
    `The message in green says ${title}. You can now sign in with your e-mail address and this password.`,
  savedFigure: 'The message in green, once the password is saved.',
}

export const passwordGuideWords: Catalog<typeof fr> = { fr, en }
