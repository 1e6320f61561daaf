import type { Catalog } from '../../html/language.ts'

const fr = {
  moveTitle: "Déplacer l'échéance",
  moveExplain:
    "Pour un délai accordé ou une erreur de saisie. Un paiement déplace l'échéance tout seul\u00a0: enregistrez plutôt le paiement.",
  dueOn: 'Nouvelle échéance',
  dueHint: 'Le dernier jour où la personne est à jour, par exemple 31/12/2027.',
  dueWrong: 'Tapez une date, par exemple 31/12/2027',
  dueFar: 'Cette date est trop lointaine',
  reason: 'Motif',
  reasonHint: "Le bureau le lit. L'adhérent peut le lire aussi, dans la copie de ses données.",
  reasonMissing: 'Écrivez le motif',
  reasonLong: (most: number) => `Pas plus de ${most} caractères`,
  move: "Déplacer l'échéance",
  planTitle: 'Choisir le tarif',
  plan: 'Tarif de cette adhésion',
  planBySelf: 'Celui qui convient',
  planBySelfHint: 'Une personne ou un couple, selon la fiche.',
  planRetired: "n'est plus proposé",
  planStands: (amount: string) =>
    `Une cotisation de ${amount} est déjà demandée\u00a0: elle garde son montant. Pour demander le nouveau tarif, annulez-la.`,
  planMissing: 'Choisissez un tarif',
  choose: 'Enregistrer le tarif',
  cancelTitle: 'Annuler une cotisation',
  cancelExplain:
    "Cette cotisation ne sera plus demandée. Ce qui a déjà été payé pour elle devient un avoir. L'échéance ne change pas.",
  cancelDue: 'Cotisation',
  asked: (amount: string, day: string) => `${amount}, demandée le ${day}`,
  paid: 'Déjà payé',
  cancel: 'Annuler cette cotisation',
  back: 'Revenir sans rien changer',
}

const en: typeof fr = {
  moveTitle: 'Move the due date',
  moveExplain:
    'For more time that was granted, or something mistyped. A payment moves the due date by itself: record the payment rather.',
  dueOn: 'New due date',
  dueHint: 'The last day on which the person is in order, for example 31/12/2027.',
  dueWrong: 'Type a date, for example 31/12/2027',
  dueFar: 'This date is too far away',
  reason: 'Reason',
  reasonHint: 'The office reads it. The member can read it too, in the copy of their data.',
  reasonMissing: 'Write the reason',
  reasonLong: most => `No more than ${most} characters`,
  move: 'Move the due date',
  planTitle: 'Choose the plan',
  plan: 'Plan of this membership',
  planBySelf: 'The one that fits',
  planBySelfHint: 'One person or a couple, by the record.',
  planRetired: 'no longer offered',
  planStands: amount =>
    `Dues of ${amount} are asked for already: they keep their amount. To ask for the new plan, cancel them.`,
  planMissing: 'Choose a plan',
  choose: 'Save the plan',
  cancelTitle: 'Cancel dues',
  cancelExplain:
    'These dues will no longer be asked for. What has been paid towards them becomes a credit. The due date does not change.',
  cancelDue: 'Dues',
  asked: (amount, day) => `${amount}, asked for on ${day}`,
  paid: 'Paid already',
  cancel: 'Cancel these dues',
  back: 'Go back without a change',
}

export const changesWords: Catalog<typeof fr> = { fr, en }
