import type { Catalog } from '../html/language.ts'

const fr = {
  title: 'Mot de passe oublié ou première connexion',
  intro:
    "Saisissez l'adresse e-mail que vous avez donnée en adhérant. Vous recevrez un message avec un lien pour choisir votre mot de passe.",
  email: 'Adresse e-mail',
  submit: 'Recevoir le lien',
  emailMissing: 'Saisissez votre adresse e-mail',
  notAnAddress: "Ce n'est pas une adresse e-mail complète, comme nom@exemple.fr",
  unknown: "Cet utilisateur n'existe pas",
  unknownWhy: (email: string) =>
    `Aucun compte n'a l'adresse ${email}. Vous en avez peut-être donné une autre en adhérant : essayez-la. Sinon, demandez à votre organisation si elle l'a bien saisie : vous trouverez plus bas qui contacter.`,
  suggestion: 'Vouliez-vous dire :',
  tooMany: (wait: string) =>
    `Plusieurs messages sont déjà partis à cette adresse. Regardez aussi parmi les indésirables ; vous pourrez en demander un autre dans ${wait}.`,
  tooManyHere: (wait: string) =>
    `Beaucoup de messages ont été demandés depuis votre connexion à Internet. Attendez ${wait}, ou contactez-nous.`,
  sent: "Un message vient d'être envoyé",
  sentConcealed: "Si cette adresse est connue, un message vient d'être envoyé",
  sentTo: (email: string) => `À l'adresse : ${email}`,
  sentThen: 'Ouvrez le message et suivez son lien, qui est valable une heure.',
  sentSpam:
    "Rien au bout de quelques minutes\u00a0? Regardez parmi les indésirables («\u00a0spams\u00a0»), et vérifiez l'adresse ci-dessus.",
  resend: 'Renvoyer',
  otherAddress: 'Saisir une autre adresse',
  home: "Revenir à l'accueil",
}

const en: typeof fr = {
  title: 'Forgotten password or first sign-in',
  intro:
    'Enter the e-mail address that you gave when you joined. You will get a message with a link to choose your password.',
  email: 'E-mail address',
  submit: 'Get the link',
  emailMissing: 'Enter your e-mail address',
  notAnAddress: 'This is not a complete e-mail address, like name@example.com',
  unknown: 'This user does not exist',
  unknownWhy: email =>
    `No account has the address ${email}. Perhaps you gave another one when you joined: try that one. If not, ask your organisation whether it has entered it: whom to contact stands below.`,
  suggestion: 'Did you mean:',
  tooMany: wait =>
    `Several messages have gone to this address already. Look in your spam folder too; you can ask for another one in ${wait}.`,
  tooManyHere: wait =>
    `Many messages have been asked for from your Internet connection. Wait ${wait}, or contact us.`,
  sent: 'A message has just been sent',
  sentConcealed: 'If this address is known, a message has just been sent',
  sentTo: email => `To the address: ${email}`,
  sentThen: 'Open the message and follow its link, which is good for one hour.',
  sentSpam: 'Nothing after a few minutes? Look in your spam folder, and check the address above.',
  resend: 'Send again',
  otherAddress: 'Enter another address',
  home: 'Back to the home page',
}

export const passwordLinkWords: Catalog<typeof fr> = { fr, en }
