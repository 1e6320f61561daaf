import type { Catalog } from '../../html/language.ts'

const fr = {
  suspend: "Suspendre l'adhésion",
  lift: 'Lever la suspension',
  closes: "L'espace membres se ferme tout de suite, jusqu'à ce que quelqu'un lève la suspension.",
  openByOthers: "Cette personne a une autre adhésion en cours\u00a0: l'espace membres lui reste ouvert.",
  stillIn:
    'La personne peut toujours se connecter\u00a0: elle lit que son adhésion est suspendue, et qui contacter. Aucun message ne part.',
  notDues:
    "Ce n'est pas pour une cotisation impayée\u00a0: un paiement ne lève pas cette suspension. Les rappels s'arrêtent.",
  reason: 'Motif',
  reasonHint: "Le bureau le lit. L'adhérent peut le lire aussi, dans la copie de ses données.",
  reasonMissing: 'Écrivez le motif',
  reasonLong: (most: number) => `Pas plus de ${most} caractères`,
  noReason: 'aucun',
  since: 'Depuis le',
  by: 'Décidé par',
  byItself: 'automatiquement, après les rappels',
  liftDues: 'Le règlement de la cotisation la lève de lui-même\u00a0: ne la levez ici que sans règlement.',
  liftHelp: "L'espace membres s'ouvrira de nouveau tout de suite.",
  ended: "Cette adhésion a pris fin\u00a0: il n'y a rien à suspendre.",
  back: 'Revenir à la fiche',
}

const en: typeof fr = {
  suspend: 'Suspend the membership',
  lift: 'Lift the suspension',
  closes: "The members' area closes at once, until somebody lifts the suspension.",
  openByOthers: "This person has another membership in force: the members' area stays open.",
  stillIn:
    'The person can still sign in, and reads that the membership is suspended, and whom to contact. No message is sent.',
  notDues: 'It is not for unpaid dues: no payment lifts this suspension. Reminders stop.',
  reason: 'Reason',
  reasonHint: 'The office reads it. The member can read it too, in the copy of their data.',
  reasonMissing: 'Write the reason',
  reasonLong: most => `No more than ${most} characters`,
  noReason: 'none',
  since: 'Since',
  by: 'Decided by',
  byItself: 'by itself, after the reminders',
  liftDues: 'Paying the dues lifts it by itself: lift it here only without payment.',
  liftHelp: "The members' area opens again at once.",
  ended: 'This membership has ended: there is nothing to suspend.',
  back: 'Back to the record',
}

export const suspensionWords: Catalog<typeof fr> = { fr, en }
