import type { Catalog } from '../../../html/language.ts'
import type { Delimiter } from '../file.ts'
import type { ImportState } from './member-import.ts'
import type { Tally } from './tally.ts'
import type { Which } from './told-lines.ts'

const fr = {
  title: 'Importer un fichier',
  intro:
    "Apportez la liste de vos adhérents telle que votre tableur, Galette ou Paheko l'exporte. Rien n'est enregistré avant que vous ayez vu ce que deviendra chaque ligne.",
  file: 'Fichier CSV',
  fileHint: (megabytes: number, days: number) =>
    `Jusqu'à ${megabytes}\u00a0Mo, soit quelque 80\u00a0000 lignes. Depuis un tableur\u00a0: «\u00a0Enregistrer sous\u00a0», puis le format CSV. Le fichier est supprimé dès que l'import est terminé ou annulé, et au plus tard après ${days}\u00a0jours sans suite.`,
  organisation: 'Organisation',
  organisationHint: 'Les adhérents du fichier y entreront.',
  submit: 'Envoyer le fichier',
  chooseOrganisation: 'Choisissez une organisation',
  chooseFile: 'Choisissez un fichier',
  tooLarge: (megabytes: number) =>
    `Le fichier dépasse ${megabytes}\u00a0Mo. Partagez-le en plusieurs fichiers, chacun avec la ligne des titres`,
  latest: 'Derniers imports',
  name: 'Fichier',
  when: 'Envoyé le',
  by: (name: string) => `par ${name}`,
  state: 'État',
  none: 'Aucun import ces derniers temps.',
  kept: (days: number) =>
    `Le rapport d'un import, où figurent des noms et des adresses, est supprimé après ${days}\u00a0jours.`,
  states: {
    uploaded: 'colonnes à vérifier',
    checking: 'essai en cours',
    checked: 'prêt à importer',
    importing: 'import en cours',
    done: 'terminé',
    failed: 'arrêté',
    cancelled: 'annulé',
  } satisfies Record<ImportState, string>,
  back: 'Tous les imports',
  toMembers: 'Voir les adhérents',
  into: (organisation: string) => `Dans\u00a0: ${organisation}`,
  columnsTitle: 'Que contient chaque colonne\u00a0?',
  columnsIntro: (delimiter: string) =>
    `Les colonnes, séparées par des ${delimiter}, ont été reconnues à leur titre. Corrigez ce qui n'est pas juste.`,
  garbled:
    'Des accents semblent abîmés dans ce fichier (par exemple «\u00a0Ã©\u00a0» au lieu de «\u00a0é\u00a0»). Enregistrez-le de nouveau depuis le tableur, au format «\u00a0CSV UTF-8\u00a0», puis recommencez.',
  delimiters: {
    ';': 'points-virgules',
    ',': 'virgules',
    '\t': 'tabulations',
    '|': 'barres',
  } satisfies Record<Delimiter, string>,
  column: (at: number) => `Colonne ${at}`,
  samples: (samples: string) => `Par exemple\u00a0: ${samples}`,
  noSamples: 'Vide dans les premières lignes.',
  ignore: 'Ne pas importer',
  check: "Faire l'essai",
  checkHint: "L'essai n'enregistre rien\u00a0: il dit ce que deviendra chaque ligne.",
  twice: (field: string, heading: string) =>
    `«\u00a0${field}\u00a0» est déjà la colonne «\u00a0${heading}\u00a0»`,
  noName: 'Dites quelle colonne contient le nom',
  progress: 'Avancement',
  going: {
    checking: "L'essai est en cours. Vous pouvez quitter cette page et y revenir.",
    importing: "L'import est en cours. Vous pouvez quitter cette page et y revenir.",
  },
  refresh: 'Actualiser la page',
  said: {
    checked: "L'essai est terminé. Rien n'a encore été enregistré.",
    done: "L'import est terminé.",
    cancelled: "L'import a été annulé et le fichier supprimé.",
    cancelledHalfWay:
      "L'import a été annulé et le fichier supprimé. Ce qui était déjà enregistré l'est resté, comme le dit ce rapport.",
    failed: "L'import s'est arrêté.",
  },
  failed: {
    empty: 'Le fichier ne contient aucune ligne sous les titres.',
    noNameColumn: 'Aucune colonne ne contient de nom.',
    unreadable: "Le fichier n'est pas du texte.",
    fileGone: "Le fichier n'est plus là. Envoyez-le de nouveau.",
  } satisfies Record<NonNullable<Tally['failed']>, string>,
  counts: {
    all: 'Toutes les lignes',
    added: { checked: 'À ajouter', done: 'Ajoutés' },
    changed: { checked: 'À modifier', done: 'Modifiés' },
    unchanged: 'Sans changement',
    refused: 'Refusées',
    noted: 'Avec remarques',
    skipped: 'Totaux, sautés',
  },
  accounts: { checked: 'Comptes à créer', done: 'Comptes créés' },
  empty: 'Lignes vides, sautées',
  start: (lines: number) =>
    lines === 1 ? 'Importer 1 ligne' : `Importer ${lines.toLocaleString('fr')} lignes`,
  startHint:
    "Les lignes refusées ne sont pas importées. Vous pourrez les corriger et importer le fichier de nouveau\u00a0: ce qui est déjà là ne change pas. Personne ne reçoit de message\u00a0: l'envoi des premières connexions se fait depuis la liste des adhérents.",
  changeColumns: 'Corriger les colonnes',
  cancel: "Annuler l'import",
  cancelHint: {
    checked: 'Le fichier est supprimé.',
    importing: 'Le fichier est supprimé\u00a0; ce qui est déjà enregistré le reste.',
  },
  download: 'Télécharger le rapport (CSV)',
  lines: 'Ligne par ligne',
  which: 'Lignes montrées',
  line: 'Ligne',
  outcome: 'Résultat',
  person: 'Nom',
  what: 'Explication',
  outcomes: {
    added: { checked: 'à ajouter', done: 'ajouté' },
    changed: { checked: 'à modifier', done: 'modifié' },
    unchanged: { checked: 'sans changement', done: 'sans changement' },
    refused: { checked: 'refusée', done: 'refusée' },
    skipped: { checked: 'sautée', done: 'sautée' },
  },
  noLines: 'Aucune ligne.',
  unnamed: 'Sans nom',
  reportFile: 'rapport-import',
}

const en: typeof fr = {
  title: 'Import a file',
  intro:
    'Bring the list of your members as your spreadsheet, Galette or Paheko exports it. Nothing is recorded before you have seen what will become of each line.',
  file: 'CSV file',
  fileHint: (megabytes, days) =>
    `Up to ${megabytes} MB, some 80,000 lines. From a spreadsheet: “Save as”, then CSV. The file is deleted as soon as the import is done or cancelled, and after ${days} days at the latest if nobody goes on.`,
  organisation: 'Organisation',
  organisationHint: 'The members in the file will enter it.',
  submit: 'Send the file',
  chooseOrganisation: 'Choose an organisation',
  chooseFile: 'Choose a file',
  tooLarge: megabytes =>
    `The file is larger than ${megabytes} MB. Divide it into several, each with the line of headings`,
  latest: 'Latest imports',
  name: 'File',
  when: 'Sent on',
  by: name => `by ${name}`,
  state: 'State',
  none: 'No imports lately.',
  kept: days =>
    `The report of an import, which has names and addresses in it, is deleted after ${days} days.`,
  states: {
    uploaded: 'columns to check',
    checking: 'trial run going on',
    checked: 'ready to import',
    importing: 'import going on',
    done: 'done',
    failed: 'stopped',
    cancelled: 'cancelled',
  },
  back: 'All imports',
  toMembers: 'See the members',
  into: organisation => `Into: ${organisation}`,
  columnsTitle: 'What does each column hold?',
  columnsIntro: delimiter =>
    `The columns, separated by ${delimiter}, were recognised by their headings. Correct what is not right.`,
  garbled:
    'Accents seem to be damaged in this file (“Ã©” in place of “é”). Save it again from the spreadsheet as “CSV UTF-8”, and start again.',
  delimiters: { ';': 'semicolons', ',': 'commas', '\t': 'tabs', '|': 'bars' },
  column: at => `Column ${at}`,
  samples: samples => `For example: ${samples}`,
  noSamples: 'Empty in the first lines.',
  ignore: 'Do not import',
  check: 'Make the trial run',
  checkHint: 'The trial run records nothing: it says what will become of each line.',
  twice: (field, heading) => `“${field}” is the column “${heading}” already`,
  noName: 'Say which column holds the name',
  progress: 'Progress',
  going: {
    checking: 'The trial run is going on. You can leave this page and come back.',
    importing: 'The import is going on. You can leave this page and come back.',
  },
  refresh: 'Refresh the page',
  said: {
    checked: 'The trial run is done. Nothing has been recorded yet.',
    done: 'The import is done.',
    cancelled: 'The import was cancelled and the file deleted.',
    cancelledHalfWay:
      'The import was cancelled and the file deleted. What had been recorded by then stays, as this report says.',
    failed: 'The import has stopped.',
  },
  failed: {
    empty: 'The file has no line below the headings.',
    noNameColumn: 'No column holds a name.',
    unreadable: 'The file is not text.',
    fileGone: 'The file is no longer there. Send it again.',
  },
  counts: {
    all: 'All lines',
    added: { checked: 'To add', done: 'Added' },
    changed: { checked: 'To change', done: 'Changed' },
    unchanged: 'Unchanged',
    refused: 'Refused',
    noted: 'With remarks',
    skipped: 'Totals, skipped',
  },
  accounts: { checked: 'Accounts to make', done: 'Accounts made' },
  empty: 'Empty lines, skipped',
  start: lines => (lines === 1 ? 'Import 1 line' : `Import ${lines.toLocaleString('en')} lines`),
  startHint:
    'Refused lines are not imported. You can correct them and import the file again: what is there already does not change. Nobody gets a letter: first sign-ins are sent from the list of members.',
  changeColumns: 'Correct the columns',
  cancel: 'Cancel the import',
  cancelHint: {
    checked: 'The file is deleted.',
    importing: 'The file is deleted; what has been recorded stays.',
  },
  download: 'Download the report (CSV)',
  lines: 'Line by line',
  which: 'Lines shown',
  line: 'Line',
  outcome: 'Outcome',
  person: 'Name',
  what: 'Explanation',
  outcomes: {
    added: { checked: 'to add', done: 'added' },
    changed: { checked: 'to change', done: 'changed' },
    unchanged: { checked: 'unchanged', done: 'unchanged' },
    refused: { checked: 'refused', done: 'refused' },
    skipped: { checked: 'skipped', done: 'skipped' },
  },
  noLines: 'No lines.',
  unnamed: 'No name',
  reportFile: 'import-report',
}

export const officeImportWords: Catalog<typeof fr> = { fr, en }

export type ImportWords = typeof fr

/** Whether a report says what would be done, or what was. */
export type Told = 'checked' | 'done'

/** What lines of a kind are called, by their number: « À ajouter », « Ajoutés ». */
export function countLabel(words: ImportWords, which: Which, told: Told): string {
  const label = words.counts[which]
  return typeof label === 'string' ? label : label[told]
}
