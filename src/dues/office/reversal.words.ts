import type { Catalog } from '../../html/language.ts'

const fr = {
  title: 'Annuler un paiement',
  explain:
    "Le paiement reste visible, marqué comme annulé. Les cotisations qu'il payait sont de nouveau à payer, et l'échéance revient à ce que donnent les autres paiements.",
  payment: 'Paiement',
  receivedOn: (day: string, method: string) => `reçu le ${day}, ${method}`,
  forWhom: 'Pour',
  reason: 'Motif',
  reasonHint: 'Par exemple\u00a0: chèque sans provision, erreur de personne.',
  reasonMissing: 'Écrivez le motif',
  reasonLong: (most: number) => `Pas plus de ${most} caractères`,
  reverse: 'Annuler ce paiement',
  back: 'Revenir sans annuler',
  before: 'Ce paiement est déjà annulé',
}

const en: typeof fr = {
  title: 'Reverse a payment',
  explain:
    'The payment stays in sight, marked as reversed. The dues that it paid are to be paid again, and the due date goes back to what the other payments give.',
  payment: 'Payment',
  receivedOn: (day, method) => `received on ${day}, ${method}`,
  forWhom: 'For',
  reason: 'Reason',
  reasonHint: 'For example: the cheque bounced, the wrong person.',
  reasonMissing: 'Write the reason',
  reasonLong: most => `No more than ${most} characters`,
  reverse: 'Reverse this payment',
  back: 'Go back without reversing',
  before: 'This payment is reversed already',
}

export const reversalWords: Catalog<typeof fr> = { fr, en }
