import type { Catalog } from '../html/language.ts'
import type { LetterName } from '../mail/letter.ts'

const fr = {
  states: { queued: 'en attente', sent: 'parti', failed: 'refusé', withheld: 'non envoyé' },
  templates: {
    passwordLink: 'lien pour choisir un mot de passe',
    firstSignIn: 'première connexion',
    unknownAddress: 'adresse inconnue',
    secondAdherent: 'seconde personne',
    passwordChanged: 'mot de passe changé',
    invitation: 'invitation',
    resumeDraft: 'inscription à reprendre',
    applicationReceived: 'demande reçue',
    applicationToDecide: 'demande à traiter',
    applicationAdmitted: 'demande acceptée',
    applicationRefused: 'demande refusée',
    childAgeLimit: "limite d'âge d'un enfant",
  } satisfies Record<LetterName, string>,
}

const en: typeof fr = {
  states: { queued: 'waiting', sent: 'sent', failed: 'refused', withheld: 'not sent' },
  templates: {
    passwordLink: 'link to choose a password',
    firstSignIn: 'first sign-in',
    unknownAddress: 'unknown address',
    secondAdherent: 'second person',
    passwordChanged: 'password changed',
    invitation: 'invitation',
    resumeDraft: 'registration to continue',
    applicationReceived: 'application received',
    applicationToDecide: 'application to decide',
    applicationAdmitted: 'application accepted',
    applicationRefused: 'application refused',
    childAgeLimit: 'age limit of a child',
  },
}

/** What each letter is about, and what became of it, as the office reads it. */
export const letterStateWords: Catalog<typeof fr> = { fr, en }
