import type { Catalog } from '../../html/language.ts'
import type { Likeness, Place } from './duplicates.ts'

const fr = {
  title: 'Peut-être un doublon',
  help: 'Vérifiez avant de valider\u00a0:',
  likenesses: {
    email: 'même adresse e-mail',
    nameAndBirth: 'même nom et même date de naissance',
    name: 'même nom',
  } satisfies Record<Likeness, string>,
  and: ', ',
  places: {
    admitted: (organisation: string) => `membre de ${organisation}`,
    awaitingAdmission: (organisation: string) => `en attente d'admission à ${organisation}`,
    left: (organisation: string) => `ancien membre de ${organisation}`,
    deceased: (organisation: string) => `membre décédé de ${organisation}`,
    household: (organisation: string) => `dans le foyer d'un membre de ${organisation}`,
    office: (organisation: string) => `bureau de ${organisation}`,
  } satisfies Record<Place['as'], (organisation: string) => string>,
  colon: '\u00a0: ',
  applicationOf: (name: string) => `Demande de ${name}`,
  applied: {
    submitted: (organisation: string, moment: string) => `à ${organisation}, envoyée le ${moment}`,
    admitted: (organisation: string, moment: string) => `à ${organisation}, envoyée le ${moment}, acceptée`,
    refused: (organisation: string, moment: string) => `à ${organisation}, envoyée le ${moment}, refusée`,
  },
  elsewhere: {
    person: {
      email: 'Une personne enregistrée dans une autre structure du réseau a la même adresse.',
      nameAndBirth:
        'Une personne enregistrée dans une autre structure du réseau a le même nom et la même date de naissance.',
    },
    application: {
      email: 'Une demande adressée à une autre structure du réseau porte la même adresse.',
      nameAndBirth:
        'Une demande adressée à une autre structure du réseau porte le même nom et la même date de naissance.',
    },
  },
}

const en: typeof fr = {
  title: 'Perhaps a duplicate',
  help: 'Check before you approve:',
  likenesses: {
    email: 'same e-mail address',
    nameAndBirth: 'same name and same birth date',
    name: 'same name',
  },
  and: ', ',
  places: {
    admitted: organisation => `member of ${organisation}`,
    awaitingAdmission: organisation => `awaiting admission to ${organisation}`,
    left: organisation => `former member of ${organisation}`,
    deceased: organisation => `deceased member of ${organisation}`,
    household: organisation => `in the household of a member of ${organisation}`,
    office: organisation => `office of ${organisation}`,
  },
  colon: ': ',
  applicationOf: name => `Application of ${name}`,
  applied: {
    submitted: (organisation, moment) => `to ${organisation}, sent on ${moment}`,
    admitted: (organisation, moment) => `to ${organisation}, sent on ${moment}, accepted`,
    refused: (organisation, moment) => `to ${organisation}, sent on ${moment}, refused`,
  },
  elsewhere: {
    person: {
      email: 'Somebody registered in another structure of the network has the same address.',
      nameAndBirth:
        'Somebody registered in another structure of the network has the same name and the same birth date.',
    },
    application: {
      email: 'An application to another structure of the network has the same address.',
      nameAndBirth:
        'An application to another structure of the network has the same name and the same birth date.',
    },
  },
}

export const duplicatesWords: Catalog<typeof fr> = { fr, en }
