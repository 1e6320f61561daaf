import type { Catalog } from '../../html/language.ts'

const members = (count: number) => (count === 1 ? 'un adhérent' : `${count} adhérents`)
const people = (count: number) => (count === 1 ? 'one member' : `${count} members`)

const fr = {
  title: 'Suspensions',
  toDecide: 'À décider',
  asked:
    "Ces adhérents n'ont pas réglé leur cotisation après le dernier rappel. Suspendre une adhésion ferme l'espace membres jusqu'au règlement, qui lève la suspension de lui-même.",
  again: (days: number) =>
    `«\u00a0Laisser encore\u00a0»\u00a0: la question revient dans ${days} jours si rien n'est réglé.`,
  byItself:
    'Après le dernier rappel, une adhésion est suspendue automatiquement. On vous demande seulement de décider pour ceux que les rappels ne peuvent pas atteindre.',
  nobodyToDecide: 'Personne à suspendre en ce moment.',
  name: 'Adhérent',
  organisation: 'Organisation',
  dueOn: 'À régler avant le',
  reminders: 'Rappels envoyés',
  decision: 'Décision',
  none: 'aucun',
  see: 'Voir la fiche',
  suspend: 'Suspendre',
  spare: 'Laisser encore',
  chosen: 'Pour les adhérents cochés',
  suspendChosen: 'Suspendre les cochés',
  spareChosen: 'Laisser encore aux cochés',
  tickAll: 'Tout cocher',
  untickAll: 'Tout décocher',
  chooseSomebody: 'Cochez au moins un adhérent.',
  suspendedNow: 'Adhésions suspendues',
  nobodySuspended: "Aucune adhésion n'est suspendue.",
  since: 'Depuis le',
  why: 'Motif',
  by: (name: string) => `décidé par ${name}`,
  captions: {
    toDecide: 'Cotisation impayée',
    suspended: 'Depuis quand, et pourquoi',
    unreached: 'Sans rappel par e-mail',
  },
  lift: 'Lever la suspension',
  liftHelp:
    "Le règlement d'une cotisation lève la suspension de lui-même\u00a0: ne la levez ici que sans règlement.",
  action: 'Action',
  unreached: 'À prévenir autrement',
  unreachedWhy:
    "Pour ces adhérents en retard ou proches de l'échéance, aucun rappel n'arrive\u00a0: ils n'ont pas d'adresse e-mail qui reçoit nos messages. Pensez au téléphone ou au courrier.",
  next: 'Voir les suivants',
  unnamed: 'sans nom',
  done: {
    suspended: (count: number) =>
      `Adhésion suspendue pour ${members(count)}. Un message l'explique, avec la façon de régler.`,
    spared: (count: number) => `Du temps est laissé à ${members(count)}.`,
    lifted: 'La suspension est levée.',
    before: (count: number) =>
      `Pour ${members(count)}, la décision était déjà prise, ou la cotisation réglée, quand la vôtre est arrivée\u00a0: rien n'a changé.`,
    liftedBefore: 'Cette suspension était déjà levée.',
  },
}

const en: typeof fr = {
  title: 'Suspensions',
  toDecide: 'To decide',
  asked:
    "These members have not paid their dues after the last reminder. Suspending a membership closes the members' area until they pay, which lifts the suspension by itself.",
  again: days => `“Leave more time”: the question comes back in ${days} days if nothing is paid.`,
  byItself:
    'After the last reminder a membership is suspended automatically. You are asked only about those whom reminders cannot reach.',
  nobodyToDecide: 'Nobody to suspend at the moment.',
  name: 'Member',
  organisation: 'Organisation',
  dueOn: 'To be paid by',
  reminders: 'Reminders sent',
  decision: 'Decision',
  none: 'none',
  see: 'See the record',
  suspend: 'Suspend',
  spare: 'Leave more time',
  chosen: 'For the members ticked',
  suspendChosen: 'Suspend those ticked',
  spareChosen: 'Leave more time to those ticked',
  tickAll: 'Tick all',
  untickAll: 'Untick all',
  chooseSomebody: 'Tick at least one member.',
  suspendedNow: 'Suspended memberships',
  nobodySuspended: 'No membership is suspended.',
  since: 'Since',
  why: 'Reason',
  by: name => `decided by ${name}`,
  captions: {
    toDecide: 'Dues unpaid',
    suspended: 'Since when, and why',
    unreached: 'Without a reminder by e-mail',
  },
  lift: 'Lift the suspension',
  liftHelp: 'Paying dues lifts the suspension by itself: lift it here only without payment.',
  action: 'Action',
  unreached: 'To be told otherwise',
  unreachedWhy:
    'No reminder reaches these members, who are late or soon will be: they have no e-mail address that takes our messages. Think of the telephone or of the post.',
  next: 'See the next ones',
  unnamed: 'without a name',
  done: {
    suspended: count =>
      `Membership suspended for ${people(count)}. A message explains it, with the way to pay.`,
    spared: count => `More time is left to ${people(count)}.`,
    lifted: 'The suspension is lifted.',
    before: count =>
      `For ${people(count)} it had been decided, or the dues paid, when your decision came in: nothing has changed.`,
    liftedBefore: 'This suspension had been lifted already.',
  },
}

export const suspensionsWords: Catalog<typeof fr> = { fr, en }
