import type { Catalog } from '../html/language.ts'

const fr = {
  title: 'Fonctions',
  what: "La liste dans laquelle on choisit sa fonction en s'inscrivant.",
  list: 'Liste des fonctions',
  listHint: (most: string) =>
    `Une par ligne, dans l'ordre que vous voulez\u00a0; ${most} au plus. Vous pouvez coller une colonne d'un tableur. Celles que vous enlevez ne sont plus proposées\u00a0; ceux qui les ont les gardent.`,
  save: 'Enregistrer',
  count: (count: string) =>
    count === '1' ? 'Une fonction est proposée.' : `${count} fonctions sont proposées.`,
  countNone: "Aucune fonction n'est proposée\u00a0: la question n'est pas posée à l'inscription.",
  whoChanges: (organisation: string) =>
    `Cette liste vaut pour toutes les organisations. Pour la modifier, adressez-vous au bureau\u00a0: ${organisation}.`,
  saved: 'La liste est enregistrée',
  counts: (added: string, retired: string) => `Ajoutées\u00a0: ${added}. Retirées\u00a0: ${retired}.`,
  rewritten: (count: string) => `Écrites autrement\u00a0: ${count}.`,
  merged: (count: string) =>
    `Lignes en double, comptées une fois\u00a0: ${count} (sans tenir compte des majuscules ni des accents).`,
  nothing: "La liste n'a pas changé",
  empty: 'Saisissez au moins une fonction\u00a0: une liste vide retirerait tout',
  tooMany: (count: string, most: string) => `Il y a ${count} fonctions\u00a0: ${most} au plus`,
  tooLong: (most: string, lines: string) =>
    `${most} caractères au plus\u00a0: raccourcissez à la ligne ${lines}`,
  changed: "Quelqu'un d'autre a modifié la liste entre-temps",
  changedHelp:
    "Rien n'est enregistré, et votre texte est toujours là. Si vous enregistrez maintenant, voici ce qui changera\u00a0:",
  wouldAdd: (labels: string) => `Ajoutées\u00a0: ${labels}`,
  wouldRetire: (labels: string) => `Retirées\u00a0: ${labels}`,
  wouldRewrite: (labels: string) => `Écrites autrement\u00a0: ${labels}`,
  andMore: (count: string) => `… et ${count} autres`,
}

const en: typeof fr = {
  title: 'Occupations',
  what: 'The list from which one chooses one’s occupation when registering.',
  list: 'List of occupations',
  listHint: most =>
    `One on each line, in any order; ${most} at most. You can paste a column of a spreadsheet. Those that you take away are no longer offered; who has them keeps them.`,
  save: 'Save',
  count: count => (count === '1' ? 'One occupation is offered.' : `${count} occupations are offered.`),
  countNone: 'No occupation is offered: nobody is asked when registering.',
  whoChanges: organisation =>
    `This list holds for all organisations. To have it changed, ask the office: ${organisation}.`,
  saved: 'The list is saved',
  counts: (added, retired) => `Added: ${added}. Retired: ${retired}.`,
  rewritten: count => `Written in another way: ${count}.`,
  merged: count => `Lines that came twice, counted once: ${count} (whatever their capitals and accents).`,
  nothing: 'The list has not changed',
  empty: 'Enter one occupation at least: an empty list would take everything away',
  tooMany: (count, most) => `There are ${count} occupations: ${most} at most`,
  tooLong: (most, lines) => `${most} characters at most: shorten on line ${lines}`,
  changed: 'Somebody else has changed the list meanwhile',
  changedHelp: 'Nothing is saved, and your text is still there. If you save now, this will change:',
  wouldAdd: labels => `Added: ${labels}`,
  wouldRetire: labels => `Retired: ${labels}`,
  wouldRewrite: labels => `Written in another way: ${labels}`,
  andMore: count => `… and ${count} more`,
}

export const occupationsWords: Catalog<typeof fr> = { fr, en }
