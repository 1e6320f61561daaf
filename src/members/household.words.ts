import type { Catalog } from '../html/language.ts'

const fr = {
  secondAdherent: 'Deuxième adhérent',
  beneficiaries: 'Bénéficiaires',
  noSecondAdherent: "Aucun deuxième adhérent n'est inscrit avec vous.",
  noBeneficiaries: "Aucun bénéficiaire n'est inscrit avec vous.",
  name: 'Nom et prénom',
  email: 'Adresse e-mail',
  kinds: {
    spouse: 'Conjoint ou époux',
    civilPartner: 'Partenaire de PACS',
    cohabitant: 'Concubin',
    dependentChild: 'Enfant à charge',
  },
  childrenUntil: (years: number) =>
    years === 1 ? "jusqu'à leur premier anniversaire" : `jusqu'à leurs ${years} ans`,
  born: (day: string) => `Date de naissance\u00a0: ${day}`,
  rightsUntil: (day: string, years: number) =>
    `Droits jusqu'au ${day}, à ${years === 1 ? 'un an' : `ses ${years} ans`}`,
  rightsEnded: (day: string) => `Droits terminés depuis le ${day}`,
  signIn: 'Connexion',
  signsIn: 'Se connecte avec cette adresse',
  signsInNot: 'Ne se connecte pas',
  isSecond: (first: string) => `Vous êtes le deuxième adhérent de l'adhésion de ${first}.`,
  changeSignIn: 'Changer',
}

const en: typeof fr = {
  secondAdherent: 'Second adherent',
  beneficiaries: 'Beneficiaries',
  noSecondAdherent: 'No second adherent is registered with you.',
  noBeneficiaries: 'No beneficiary is registered with you.',
  name: 'Name',
  email: 'E-mail address',
  kinds: {
    spouse: 'Spouse',
    civilPartner: 'Civil partner (PACS)',
    cohabitant: 'Cohabitant',
    dependentChild: 'Dependent child',
  },
  childrenUntil: years => (years === 1 ? 'until their first birthday' : `until they are ${years}`),
  born: day => `Date of birth: ${day}`,
  rightsUntil: (day, years) => `Rights until ${day}, at the age of ${years}`,
  rightsEnded: day => `Rights ended on ${day}`,
  signIn: 'Sign-in',
  signsIn: 'Signs in with this address',
  signsInNot: 'Does not sign in',
  isSecond: first => `You are the second adherent of ${first}’s membership.`,
  changeSignIn: 'Change',
}

export const householdWords: Catalog<typeof fr> = { fr, en }
