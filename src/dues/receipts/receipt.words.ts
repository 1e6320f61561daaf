import type { Catalog } from '../../html/language.ts'

const fr = {
  title: 'Reçu de cotisation',
  numbered: (number: string) => `N° ${number}`,
  attests: (organisation: string, amount: string) =>
    `${organisation} a reçu la somme de ${amount} pour la cotisation de la personne nommée ci-dessous.`,
  attestsFree: (organisation: string) =>
    `${organisation} a enregistré la cotisation de la personne nommée ci-dessous, sans rien à payer.`,
  member: 'Adhérent',
  memberNumber: "Numéro d'adhérent",
  plan: 'Tarif',
  amount: 'Montant',
  period: 'Période couverte',
  fromTo: (from: string, to: string) => `du ${from} au ${to} inclus`,
  paid: 'Paiement',
  paidBy: {
    transfer: (day: string) => `virement reçu le ${day}`,
    cheque: (day: string) => `chèque reçu le ${day}`,
    cash: (day: string) => `espèces reçues le ${day}`,
  },
  partOf: (amount: string, paid: string) => `${amount}, ${paid}`,
  reference: 'Référence',
  issued: 'Établi le',
  notForTaxes: "Ce reçu atteste un paiement. Ce n'est pas un reçu fiscal.",
  fileName: (number: string) => `recu-${number}.pdf`,
}

const en: typeof fr = {
  title: 'Receipt for dues',
  numbered: number => `No. ${number}`,
  attests: (organisation, amount) =>
    `${organisation} has received ${amount} for the dues of the person named below.`,
  attestsFree: organisation =>
    `${organisation} has recorded the dues of the person named below, with nothing to pay.`,
  member: 'Member',
  memberNumber: 'Member number',
  plan: 'Plan',
  amount: 'Amount',
  period: 'Period covered',
  fromTo: (from, to) => `from ${from} to ${to} inclusive`,
  paid: 'Payment',
  paidBy: {
    transfer: day => `bank transfer received on ${day}`,
    cheque: day => `cheque received on ${day}`,
    cash: day => `cash received on ${day}`,
  },
  partOf: (amount, paid) => `${amount}, ${paid}`,
  reference: 'Reference',
  issued: 'Issued on',
  notForTaxes: 'This receipt attests a payment. It is not a receipt for tax relief.',
  fileName: number => `receipt-${number}.pdf`,
}

export const receiptWords: Catalog<typeof fr> = { fr, en }
