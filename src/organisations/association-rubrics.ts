import type { Rubric, RubricField } from './rubric.ts'

const description = {
  name: 'description',
  type: 'longText',
  label: { fr: 'Description', en: 'Description' },
  required: true,
} satisfies RubricField
const place = {
  name: 'lieu',
  type: 'place',
  label: { fr: 'Lieu', en: 'Place' },
  required: true,
} satisfies RubricField
const link = {
  name: 'site',
  type: 'link',
  label: { fr: 'Site internet', en: 'Web site' },
  required: false,
} satisfies RubricField
const email = {
  name: 'contact',
  type: 'email',
  label: { fr: 'Adresse e-mail de contact', en: 'Contact e-mail address' },
  required: false,
} satisfies RubricField
const images = {
  name: 'images',
  type: 'images',
  label: { fr: 'Images', en: 'Images' },
  required: false,
} satisfies RubricField
const period = {
  name: 'dates',
  type: 'period',
  label: { fr: 'Dates', en: 'Dates' },
  required: true,
} satisfies RubricField

/** What the members of an association that has something to show write; a realm keeps its own copy. */
export const associationRubrics: Rubric[] = [
  {
    name: 'stages',
    title: { fr: 'Stages', en: 'Courses' },
    one: { fr: 'un stage', en: 'a course' },
    introduction: {
      fr: 'Les stages que proposent nos adhérents.',
      en: 'The courses that our members give.',
    },
    readableBy: 'everyone',
    writableBy: 'paidUp',
    publishedBy: 'author',
    fields: [
      period,
      place,
      {
        name: 'niveau',
        type: 'choice',
        label: { fr: 'Niveau', en: 'Level' },
        required: true,
        choices: [
          { name: 'debutant', label: { fr: 'Débutant', en: 'Beginner' } },
          { name: 'confirme', label: { fr: 'Confirmé', en: 'Advanced' } },
          { name: 'tous', label: { fr: 'Tous niveaux', en: 'All levels' } },
        ],
      },
      { name: 'prix', type: 'price', label: { fr: 'Prix', en: 'Price' }, required: false },
      description,
      link,
      email,
      images,
    ],
  },
  {
    name: 'expositions',
    title: { fr: 'Expositions', en: 'Exhibitions' },
    one: { fr: 'une exposition', en: 'an exhibition' },
    introduction: { fr: 'Où voir les œuvres de nos adhérents.', en: 'Where to see the work of our members.' },
    readableBy: 'everyone',
    writableBy: 'members',
    publishedBy: 'office',
    fields: [period, place, description, link, images],
  },
  {
    name: 'annonces',
    title: { fr: 'Annonces', en: 'Small ads' },
    one: { fr: 'une annonce', en: 'a small ad' },
    introduction: {
      fr: 'Fours, tours, terres : entre adhérents.',
      en: 'Kilns, wheels, clay: among members.',
    },
    readableBy: 'members',
    writableBy: 'members',
    publishedBy: 'author',
    fields: [
      { name: 'objet', type: 'text', label: { fr: 'Objet', en: 'Item' }, required: true },
      { name: 'prix', type: 'price', label: { fr: 'Prix', en: 'Price' }, required: false },
      description,
      email,
      images,
    ],
  },
  {
    name: 'potiers',
    title: { fr: 'Potiers', en: 'Potters' },
    one: { fr: 'une page de potier', en: "a potter's page" },
    introduction: { fr: 'Les ateliers de nos adhérents.', en: 'The workshops of our members.' },
    readableBy: 'everyone',
    writableBy: 'paidUp',
    publishedBy: 'office',
    fields: [place, description, link, email, images],
  },
]
