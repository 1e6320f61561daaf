import type { Catalog } from '../../html/language.ts'

const fr = {
  postal: 'Votre adresse',
  postalHelp: "L'adresse à laquelle on peut vous écrire.",
  delivery: 'Votre adresse de livraison',
  deliveryHelp: 'Complétez votre adresse pour recevoir vos billets.',
  address: 'Adresse',
  line1: 'Numéro et rue',
  line1Missing: 'Saisissez le numéro et la rue',
  line2: "Complément d'adresse",
  line2Hint: 'Facultatif. Bâtiment, étage, lieu-dit…',
  postcode: 'Code postal',
  postcodeMissing: 'Saisissez le code postal',
  postcodeDigits: 'Un code postal français a cinq chiffres, par exemple 21000',
  postcodeUnknown:
    "Ce code postal n'existe pas en France\u00a0: ses deux premiers chiffres sont ceux du département",
  town: 'Ville',
  townMissing: 'Saisissez la ville',
  country: 'Pays',
  tooLong: (most: number) => `${most} caractères au plus`,
}

const en: typeof fr = {
  postal: 'Your address',
  postalHelp: 'Where letters reach you.',
  delivery: 'Your delivery address',
  deliveryHelp: 'Complete your address to receive your tickets.',
  address: 'Address',
  line1: 'Number and street',
  line1Missing: 'Enter the number and the street',
  line2: 'Additional address',
  line2Hint: 'Optional. Building, floor, hamlet…',
  postcode: 'Postcode',
  postcodeMissing: 'Enter the postcode',
  postcodeDigits: 'A French postcode has five digits, for example 21000',
  postcodeUnknown: 'There is no such postcode in France: its first two digits are those of the department',
  town: 'Town',
  townMissing: 'Enter the town',
  country: 'Country',
  tooLong: most => `${most} characters at most`,
}

export const addressWords: Catalog<typeof fr> = { fr, en }
