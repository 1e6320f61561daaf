import type { Catalog } from '../../html/language.ts'

const fr = {
  title: 'Déplacer vers une autre organisation',
  now: "Adhésion d'aujourd'hui",
  numberNow: 'Numéro actuel',
  none: 'aucun',
  where: "L'adhésion y va avec son histoire\u00a0: cotisations, paiements, échéance, rappels.",
  to: (organisation: string) => `vers ${organisation}`,
  onlyOne:
    "Vous ne gérez qu'une organisation. Un déplacement se fait par quelqu'un qui gère l'ancienne et la nouvelle.",
  ask: (whom: string) => `Demandez-le à ${whom}.`,
  ended: "Cette adhésion a pris fin\u00a0: réadmettez d'abord la personne.",
  already: (name: string, organisation: string) =>
    `${name || 'Cette personne'} a déjà une adhésion à ${organisation}\u00a0: il ne peut pas y en avoir deux.`,
  alreadyAdmitted: (organisation: string) =>
    `Rien n'est à déplacer. Si la personne quitte ${organisation}, enregistrez son départ.`,
  alreadyEnded: (organisation: string, former: string) =>
    `Cette adhésion a pris fin. Réadmettez-la (${organisation}), puis enregistrez le départ (${former}).`,
  depart: 'Enregistrer un départ',
  readmit: 'Réadmettre',
  number: 'Numéro dans la nouvelle organisation',
  numberHint: (former: string) =>
    former
      ? `Facultatif. L'ancien numéro (${former}) reste dans l'historique.`
      : 'Facultatif\u00a0: laissez vide si vous ne le connaissez pas encore.',
  changes: 'Ce qui change',
  follows: 'Les cotisations, les paiements, les reçus, les rappels et une suspension suivent la personne.',
  signsIn: 'Son adresse, son mot de passe et sa fiche ne changent pas.',
  owed: (amount: string, plan: string) =>
    `${amount} restent à payer («\u00a0${plan}\u00a0»)\u00a0: ce montant ne change pas.`,
  credit: (amount: string) => `Son avoir de ${amount} reste à son compte.`,
  payTo: (holder: string) => `À partir de maintenant, on paie sur le compte de «\u00a0${holder}\u00a0».`,
  payToSame: (holder: string) => `On paie toujours sur le compte de «\u00a0${holder}\u00a0».`,
  payNowhere:
    "La nouvelle organisation n'a pas de compte bancaire enregistré\u00a0: personne ne saura où payer.",
  plans: (plans: string) => `Les prochaines cotisations suivent ses tarifs\u00a0: ${plans}.`,
  noPlans: "La nouvelle organisation n'a pas de tarif\u00a0: rien ne sera demandé ensuite.",
  planLost: (plan: string) =>
    `Le tarif choisi («\u00a0${plan}\u00a0») n'y existe pas\u00a0: celui qui convient sera demandé.`,
  stays: (organisation: string) =>
    `Ce que «\u00a0${organisation}\u00a0» a déjà encaissé, et les reçus déjà faits, restent à son nom.`,
  recordsStay: (organisation: string) =>
    `Ses fiches publiées restent lisibles, et «\u00a0${organisation}\u00a0» continue de s'en occuper.`,
  notSeen: (organisation: string) =>
    `Le bureau de «\u00a0${organisation}\u00a0» ne verra plus cette personne.`,
  roles: (organisation: string) => `Ses rôles (${organisation})`,
  rolesAre: (roles: string, organisation: string) =>
    `Cette personne a un rôle au bureau (${organisation}\u00a0: ${roles}). Le déplacement n'y change rien\u00a0: seul un responsable peut y mettre fin.`,
  rolesHint: (roles: string) => `${roles}. Le dernier responsable d'une organisation garde son rôle.`,
  rolesKept: 'Ils continuent',
  rolesEnd: "Ils prennent fin aujourd'hui",
  save: "Déplacer l'adhésion",
  back: 'Revenir à la fiche',
  elsewhere: (organisation: string) =>
    `Quelqu'un vient de déplacer cette adhésion vers ${organisation}\u00a0: votre déplacement n'a pas été fait.`,
}

const en: typeof fr = {
  title: 'Move to another organisation',
  now: 'Membership of today',
  numberNow: 'Number now',
  none: 'none',
  where: 'The membership goes there with its history: dues, payments, due date, reminders.',
  to: organisation => `to ${organisation}`,
  onlyOne:
    'You run one organisation only. Whoever moves a member has to run both the old one and the new one.',
  ask: whom => `Ask ${whom} for it.`,
  ended: 'This membership has ended: readmit the person first.',
  already: (name, organisation) =>
    `${name || 'This person'} already has a membership of ${organisation}: there cannot be two.`,
  alreadyAdmitted: organisation =>
    `Nothing is to be moved. If the person leaves ${organisation}, note the departure.`,
  alreadyEnded: (organisation, former) =>
    `That membership has ended. Readmit the person (${organisation}), then note the departure (${former}).`,
  depart: 'Note a departure',
  readmit: 'Readmit',
  number: 'Number in the new organisation',
  numberHint: former =>
    former
      ? `Optional. The former number (${former}) stays in the history.`
      : 'Optional: leave it empty if you do not know it yet.',
  changes: 'What changes',
  follows: 'Dues, payments, receipts, reminders and a suspension go with the person.',
  signsIn: 'The address, the password and the record do not change.',
  owed: (amount, plan) => `${amount} are left to pay (“${plan}”): that amount does not change.`,
  credit: amount => `The credit of ${amount} stays.`,
  payTo: holder => `From now on dues are paid to the account of “${holder}”.`,
  payToSame: holder => `Dues are still paid to the account of “${holder}”.`,
  payNowhere: 'The new organisation has no bank account: nobody will know where to pay.',
  plans: plans => `The next dues follow its plans: ${plans}.`,
  noPlans: 'The new organisation has no plan: nothing will be asked after that.',
  planLost: plan => `The plan that was chosen (“${plan}”) is not there: the one that fits will be asked.`,
  stays: organisation => `What “${organisation}” has received already, and its receipts, stay in its name.`,
  recordsStay: organisation =>
    `The published records stay readable, and “${organisation}” still looks after them.`,
  notSeen: organisation => `The office of “${organisation}” will not see this person any more.`,
  roles: organisation => `Roles (${organisation})`,
  rolesAre: (roles, organisation) =>
    `This person has a role in the office (${organisation}: ${roles}). The move does not change that: only a manager can end it.`,
  rolesHint: roles => `${roles}. The last manager of an organisation keeps that role.`,
  rolesKept: 'They go on',
  rolesEnd: 'They end today',
  save: 'Move the membership',
  back: 'Back to the record',
  elsewhere: organisation =>
    `Somebody has just moved this membership to ${organisation}: your move was not made.`,
}

export type MoveWords = typeof fr
export const moveWords: Catalog<typeof fr> = { fr, en }
