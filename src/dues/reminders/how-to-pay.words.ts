import type { Catalog } from '../../html/language.ts'

const fr = {
  member: (name: string) => `Adhérent\u00a0: ${name}`,
  amount: (amount: string) => `Montant à régler\u00a0: ${amount}`,
  holder: (name: string) => `Titulaire du compte\u00a0: ${name}`,
  iban: (iban: string) => `IBAN\u00a0: ${iban}`,
  reference: (reference: string) => `Référence à indiquer dans le libellé du virement\u00a0: ${reference}`,
  whyReference: 'Grâce à cette référence, votre virement est reconnu sans que vous ayez à nous écrire.',
  pay: 'Voir et régler ma cotisation',
  paidAlready:
    "Si vous avez déjà réglé, ne tenez pas compte de ce message\u00a0: nous n'avions pas encore enregistré votre règlement.",
  announced: (day: string) =>
    `Vous nous avez annoncé un virement le ${day}\u00a0: il n'est pas encore enregistré. S'il est parti, vous n'avez rien d'autre à faire.`,
  ask: (who: string) => `Une question, une difficulté pour régler\u00a0? Contactez ${who}.`,
}

const en: typeof fr = {
  member: name => `Member: ${name}`,
  amount: amount => `Amount to pay: ${amount}`,
  holder: name => `Account holder: ${name}`,
  iban: iban => `IBAN: ${iban}`,
  reference: reference => `Reference to put into the text of the transfer: ${reference}`,
  whyReference: 'With this reference your transfer is recognised without your having to write to us.',
  pay: 'See and pay my dues',
  paidAlready:
    'If you have already paid, please disregard this message: we had not recorded your payment yet.',
  announced: day =>
    `You told us on ${day} that you had made a transfer: it is not recorded yet. If it has left, there is nothing else for you to do.`,
  ask: who => `A question, or difficulties in paying? Contact ${who}.`,
}

export const howToPayWords: Catalog<typeof fr> = { fr, en }
