import type { Catalog } from '../html/language.ts'

const fr = {
  rubrics: 'Rubriques',
  title: 'Titre',
  titleMissing: 'Donnez un titre à la fiche',
  untitled: 'Sans titre',
  by: (author: string) => `par ${author}`,
  stands: {
    draft: 'brouillon',
    returned: 'brouillon, renvoyée par le bureau',
    submitted: 'en attente de publication',
    published: 'publiée',
    publishedChanged: 'publiée, modifications non publiées',
    publishedSubmitted: 'publiée, modifications en attente de publication',
    withdrawn: 'retirée',
    withdrawnByOffice: 'retirée par le bureau',
  },
  readBy: {
    everyone: 'Tout le monde peut lire ces fiches.',
    members: 'Seuls les membres peuvent lire ces fiches.',
    paidUp: 'Seuls les membres à jour de leur cotisation peuvent lire ces fiches.',
  },
}
const en: typeof fr = {
  rubrics: 'Rubrics',
  title: 'Title',
  titleMissing: 'Give the record a title',
  untitled: 'Untitled',
  by: author => `by ${author}`,
  stands: {
    draft: 'draft',
    returned: 'draft, sent back by the office',
    submitted: 'waiting for publication',
    published: 'published',
    publishedChanged: 'published, changes not published',
    publishedSubmitted: 'published, changes waiting for publication',
    withdrawn: 'withdrawn',
    withdrawnByOffice: 'withdrawn by the office',
  },
  readBy: {
    everyone: 'Everybody can read these records.',
    members: 'Only members can read these records.',
    paidUp: 'Only members whose dues are paid can read these records.',
  },
}

/** What is said of records wherever they are met. */
export const recordWords: Catalog<typeof fr> = { fr, en }
