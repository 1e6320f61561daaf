import type { Catalog } from '../html/language.ts'
import type { Policy } from '../organisations/policy.ts'
import type { Part } from './holding.ts'

type Rules = Policy['data']
type PartWords = { title: string; what: string; kept: (rules: Rules) => string }

const untilErased = "Jusqu'à l'effacement de vos données, que vous pouvez demander ci-dessous."

const fr: Record<Part, PartWords> = {
  identity: {
    title: 'Qui vous êtes',
    what: 'Nom, date de naissance, adresse, téléphones, fonction.',
    kept: () => untilErased,
  },
  household: {
    title: 'Votre foyer',
    what: 'Ayants droit et second adhérent.',
    kept: () => untilErased,
  },
  membership: {
    title: 'Votre adhésion',
    what: 'Organisations, état, dates, suspensions, rôles.',
    kept: () => "Les dates restent après l'effacement, sans votre nom ni votre numéro, pour les comptes.",
  },
  dues: {
    title: 'Vos cotisations',
    what: 'Sommes dues, paiements, reçus, rappels.',
    kept: rules =>
      `10 ans, comme la loi l'exige pour la comptabilité (code de commerce, article L123-22)\u00a0; sans votre nom après l'effacement. Le libellé d'un virement\u00a0: ${daysInFrench(rules.keepLetterDays)} après son traitement.`,
  },
  records: {
    title: 'Vos fiches',
    what: 'Ce que vous avez écrit dans les rubriques, avec les images.',
    kept: () => untilErased,
  },
  registration: {
    title: 'Votre inscription',
    what: 'Demandes, invitations reçues, conditions acceptées.',
    kept: rules =>
      `Jusqu'à l'effacement. Une demande refusée est gardée ${daysInFrench(rules.keepRefusedDays)}, pour pouvoir répondre de la décision.`,
  },
  signIn: {
    title: 'Votre connexion',
    what: "Adresse e-mail, appareils connectés, liens demandés. Votre mot de passe n'est gardé que sous une forme illisible.",
    kept: () => "Jusqu'à l'effacement\u00a0; appareils et liens, moins longtemps.",
  },
  letters: {
    title: 'Les messages que vous avez reçus',
    what: 'Leur genre, leur date et leur adresse, jamais leur texte.',
    kept: rules => `${daysInFrench(rules.keepLetterDays)}, pour pouvoir vous dire s'ils sont partis.`,
  },
  traces: {
    title: 'Les traces de ce qui a été fait',
    what: 'Connexions, changements, demandes, avec leur date et leur adresse IP.',
    kept: rules => `${daysInFrench(rules.keepAuditDays)}, pour la sécurité de votre compte.`,
  },
  erasures: {
    title: "Vos demandes d'effacement",
    what: 'Leur date et leur suite.',
    kept: () => 'La date reste, sans votre nom, comme preuve que la demande a été suivie.',
  },
}

const untilErasedEn = 'Until your data is erased, which you can ask for below.'

const en: typeof fr = {
  identity: {
    title: 'Who you are',
    what: 'Name, date of birth, address, telephones, occupation.',
    kept: () => untilErasedEn,
  },
  household: {
    title: 'Your household',
    what: 'Beneficiaries and second adherent.',
    kept: () => untilErasedEn,
  },
  membership: {
    title: 'Your membership',
    what: 'Organisations, state, dates, suspensions, roles.',
    kept: () => 'The dates stay after erasure, without your name or number, for the accounts.',
  },
  dues: {
    title: 'Your dues',
    what: 'What was owed, payments, receipts, reminders.',
    kept: rules =>
      `10 years, as the law asks of accounts (French code de commerce, article L123-22); without your name after erasure. The label of a transfer: ${rules.keepLetterDays} days after it was dealt with.`,
  },
  records: {
    title: 'Your records',
    what: 'What you have written in the rubrics, with the images.',
    kept: () => untilErasedEn,
  },
  registration: {
    title: 'Your registration',
    what: 'Applications, invitations, terms accepted.',
    kept: rules =>
      `Until erasure. A refused application is kept for ${rules.keepRefusedDays} days, so that the decision can be explained.`,
  },
  signIn: {
    title: 'Your sign-in',
    what: 'E-mail address, devices, links asked for. Your password is kept only in a form that nobody can read.',
    kept: () => 'Until erasure; devices and links, less long.',
  },
  letters: {
    title: 'The messages you have received',
    what: 'Their kind, date and address, never their text.',
    kept: rules => `${rules.keepLetterDays} days, to be able to tell you whether they were sent.`,
  },
  traces: {
    title: 'The traces of what was done',
    what: 'Sign-ins, changes, requests, with their date and IP address.',
    kept: rules => `${rules.keepAuditDays} days, for the security of your account.`,
  },
  erasures: {
    title: 'Your requests for erasure',
    what: 'Their date and what became of them.',
    kept: () => 'The date stays, without your name, as proof that the request was followed.',
  },
}

/** As people count: « 1 an », « 6 mois », « 400 jours ». */
function daysInFrench(days: number): string {
  if (days % 365 === 0) return days === 365 ? '1 an' : `${days / 365} ans`
  return days % 30 === 0 ? `${days / 30} mois` : `${days} jours`
}

/** What is held, how long and why, in words for those whom it is about. */
export const partsWords: Catalog<typeof fr> = { fr, en }
