import type { Catalog } from '../../html/language.ts'

const fr = {
  notReceived: "Vous n'avez pas reçu le message\u00a0?",
  letter: {
    sent: (moment: string, email: string) => `Il est parti le ${moment} à l'adresse ${email}.`,
    refused: (_moment: string, email: string) =>
      `Il n'a pas pu être remis à l'adresse ${email}. Vérifiez-la, et corrigez-la si elle contient une erreur.`,
    none: (_moment: string, email: string) =>
      `Il n'est pas encore parti à l'adresse ${email}\u00a0: trop de messages ont été demandés. Demandez-le un peu plus tard avec le bouton «\u00a0Renvoyer\u00a0».`,
  },
  spam: 'Regardez aussi parmi les indésirables («\u00a0spams\u00a0»), puis vérifiez votre adresse.',
  sentAgain: "Un message vient d'être envoyé",
  sentAgainTo: (email: string) => `À l'adresse\u00a0: ${email}`,
  resend: 'Renvoyer',
  correct: 'Corriger mon adresse',
  another: 'Inscrire une autre personne',
  stillToConfirm: 'Il vous reste à confirmer votre adresse',
}

const en: typeof fr = {
  notReceived: 'You have not received the message?',
  letter: {
    sent: (moment, email) => `It left on ${moment} for the address ${email}.`,
    refused: (_moment, email) =>
      `It could not be delivered to the address ${email}. Check it, and correct it if there is a mistake in it.`,
    none: (_moment, email) =>
      `It has not left yet for the address ${email}: too many messages have been asked for. Ask for it a little later with the button “Send again”.`,
  },
  spam: 'Look in your spam folder too, then check your address.',
  sentAgain: 'A message has just been sent',
  sentAgainTo: email => `To the address: ${email}`,
  resend: 'Send again',
  correct: 'Correct my address',
  another: 'Register somebody else',
  stillToConfirm: 'What is left is to confirm your address',
}

export const submittedWords: Catalog<typeof fr> = { fr, en }
