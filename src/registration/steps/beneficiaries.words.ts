import type { Catalog } from '../../html/language.ts'

const fr = {
  title: 'Vos bénéficiaires',
  help: 'Les bénéficiaires sont les membres de votre famille\u00a0: ils profitent de vos avantages avec vous.',
  who: 'Vous pouvez ajouter votre conjoint, partenaire de PACS ou concubin (une seule personne), et vos enfants à charge.',
  whoUntil: (until: string) =>
    `Vous pouvez ajouter votre conjoint, partenaire de PACS ou concubin (une seule personne), et vos enfants à charge ${until}.`,
  optional: "Vous n'avez personne à ajouter\u00a0? Passez à la suite.",
  nobody: "Aucun bénéficiaire n'est inscrit avec vous.",
  leave: (names: string) => `Seront retirés une fois que vous aurez enregistré\u00a0: ${names}.`,
  add: 'Ajouter un bénéficiaire',
  full: (most: number) => `${most} bénéficiaires au plus. Pour en ajouter d'autres, contactez-nous.`,
  beneficiary: (number: number) => `Bénéficiaire ${number}`,
  theBeneficiary: (number: number) => `le bénéficiaire ${number}`,
  remove: 'Retirer',
  kind: 'Lien',
  kindNone: 'Choisissez…',
  kindMissing: (number: number) => `Choisissez le lien du bénéficiaire ${number} avec vous`,
  kindTwice: (number: number, first: number) =>
    `Un seul conjoint, partenaire ou concubin\u00a0: le bénéficiaire ${first} l'est déjà, le bénéficiaire ${number} ne peut pas l'être aussi`,
  familyName: 'Nom',
  familyNameMissing: (number: number) => `Saisissez le nom du bénéficiaire ${number}`,
  familyNameLong: (number: number) => `Nom du bénéficiaire ${number}\u00a0: cent caractères au plus`,
  givenName: 'Prénom',
  givenNameMissing: (number: number) => `Saisissez le prénom du bénéficiaire ${number}`,
  givenNameLong: (number: number) => `Prénom du bénéficiaire ${number}\u00a0: cent caractères au plus`,
  birthDate: 'Date de naissance',
  birthDateHint: 'Pour un enfant seulement. Par exemple 27/03/2015',
  birthDateMissing: (number: number) => `Saisissez la date de naissance du bénéficiaire ${number}`,
  birthDateWrong: (number: number) =>
    `Écrivez la date de naissance du bénéficiaire ${number} avec le jour, le mois et l'année, par exemple 27/03/2015\u00a0; elle ne peut pas être à venir`,
  tooOld: (until: string, number: number) =>
    `Les enfants sont bénéficiaires ${until}\u00a0: le bénéficiaire ${number} a atteint cet âge, retirez-le pour continuer`,
  born: (day: string) => `date de naissance\u00a0: ${day}`,
  label: 'Bénéficiaires',
  none: 'Aucun',
}

const en: typeof fr = {
  title: 'Your beneficiaries',
  help: 'Beneficiaries are the members of your family: they share your benefits with you.',
  who: 'You can add your spouse, civil partner or cohabitant (one person only), and your dependent children.',
  whoUntil: until =>
    `You can add your spouse, civil partner or cohabitant (one person only), and your dependent children ${until}.`,
  optional: 'Is there nobody to add? Go on.',
  nobody: 'No beneficiary is registered with you.',
  leave: names => `To be removed once you have saved: ${names}.`,
  add: 'Add a beneficiary',
  full: most => `${most} beneficiaries at most. To add others, contact us.`,
  beneficiary: number => `Beneficiary ${number}`,
  theBeneficiary: number => `beneficiary ${number}`,
  remove: 'Remove',
  kind: 'Relationship',
  kindNone: 'Choose…',
  kindMissing: number => `Choose how beneficiary ${number} is related to you`,
  kindTwice: (number, first) =>
    `One spouse, partner or cohabitant only: beneficiary ${first} is that already, beneficiary ${number} cannot be so too`,
  familyName: 'Last name',
  familyNameMissing: number => `Enter the last name of beneficiary ${number}`,
  familyNameLong: number => `Last name of beneficiary ${number}: one hundred characters at most`,
  givenName: 'First name',
  givenNameMissing: number => `Enter the first name of beneficiary ${number}`,
  givenNameLong: number => `First name of beneficiary ${number}: one hundred characters at most`,
  birthDate: 'Date of birth',
  birthDateHint: 'For a child only. For example 27/03/2015',
  birthDateMissing: number => `Enter the date of birth of beneficiary ${number}`,
  birthDateWrong: number =>
    `Write the date of birth of beneficiary ${number} with day, month and year, for example 27/03/2015; it cannot be in the future`,
  tooOld: (until, number) =>
    `Children are beneficiaries ${until}: beneficiary ${number} has reached that age, remove this one to go on`,
  born: day => `date of birth: ${day}`,
  label: 'Beneficiaries',
  none: 'None',
}

export const beneficiariesWords: Catalog<typeof fr> = { fr, en }
