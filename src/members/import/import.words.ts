import type { Catalog, Language } from '../../html/language.ts'
import type { Encoding } from './decode.ts'
import type { Delimiter } from './file.ts'
import type { Field } from './headings.ts'
import type { ImportOutcome } from './import.ts'
import type { ImportReport, Note, NoteKind } from './report.ts'

type Sentence = (note: Said) => string
/** A note with its gaps filled, so that a sentence can be put together; days and names as this language writes them. */
type Said = { value: string; result: string; field: string; fields: string; other: number }

const fr = {
  line: (line: number, sentence: string) => `Ligne ${line} : ${sentence}`,
  fields: {
    number: "numéro d'adhérent",
    title: 'civilité',
    familyName: 'nom',
    givenName: 'prénom',
    fullName: 'nom et prénom',
    birthDate: 'date de naissance',
    email: 'adresse e-mail',
    mobile: 'portable',
    phone: 'téléphone',
    address: 'adresse',
    addressMore: "complément d'adresse",
    postcode: 'code postal',
    town: 'ville',
    country: 'pays',
    joinedOn: "date d'adhésion",
    dueOn: 'échéance',
    dues: 'montant',
    occupation: 'fonction',
    secondFamilyName: 'nom du deuxième adhérent',
    secondGivenName: 'prénom du deuxième adhérent',
    secondEmail: 'adresse e-mail du deuxième adhérent',
    beneficiaries: 'ayants droit',
    state: "état de l'adhésion",
    leftOn: 'date de départ',
    organisation: 'organisation',
  } satisfies Record<Field, string>,
  states: {
    admitted: 'adhérent',
    awaitingAdmission: "en attente d'admission",
    left: 'parti',
    deceased: 'décédé',
  } as Record<string, string>,
  notes: {
    nameMissing: () => 'refusée, il manque le nom et le prénom.',
    tooLong: ({ field, value }) => `refusée, le texte de la colonne « ${field} » est trop long (${value}).`,
    tooManyCells: ({ value }) =>
      `refusée, elle a plus de cases que la ligne des titres (en trop : ${value}) ; une case contient sans doute le séparateur.`,
    dateNonexistent: ({ field, value }) => `refusée, la date « ${value} » n'existe pas (${field}).`,
    dateImplausible: ({ field, value }) =>
      `refusée, la date « ${value} » n'est pas vraisemblable (${field}).`,
    dateUnreadable: ({ field, value }) => `refusée, « ${value} » n'est pas une date (${field}).`,
    numberTwice: ({ value, other }) =>
      `le numéro d'adhérent ${value} figure déjà ligne ${other} ; la première ligne est gardée, celle-ci est refusée.`,
    personTwice: ({ other }) =>
      `la même personne figure déjà ligne ${other} ; la première ligne est gardée, celle-ci est refusée.`,
    numberOfAnother: ({ value, result }) =>
      `refusée, le numéro d'adhérent ${value} est déjà celui de ${result}, qui porte un autre nom.`,
    organisationUnknown: ({ value }) =>
      `refusée, aucune organisation ne porte le nom « ${value} » sous celle-ci, ou plusieurs le portent.`,
    emailMissing: () =>
      "pas d'adresse e-mail ; la personne est enregistrée, mais ne pourra pas se connecter.",
    emailInvalid: ({ value, other }) =>
      `« ${value} » n'est pas une adresse e-mail${other ? ` (la ligne ${other} porte la même)` : ''} ; le texte est gardé, la personne ne pourra pas se connecter.`,
    emailCleaned: ({ value, result }) =>
      `l'adresse e-mail « ${value} » est enregistrée sous la forme ${result}.`,
    emailSeveral: ({ value, result }) =>
      `plusieurs adresses e-mail (${value}) ; la première est gardée : ${result}.`,
    emailShared: ({ value, other }) =>
      `l'adresse ${value} est aussi celle de la ligne ${other} ; deux personnes, un seul compte.`,
    emailSharedWithRefused: ({ value, other }) =>
      `l'adresse ${value} est aussi celle de la ligne ${other}, qui a été refusée.`,
    emailSharedElsewhere: ({ value }) =>
      `l'adresse ${value} sert déjà à une autre personne ; un seul compte pour les deux.`,
    roleKept: ({ value }) =>
      `${value}\u00a0: cette personne a un rôle au bureau. Son adresse se change sur sa fiche, pas par un fichier.`,
    heldElsewhere: () =>
      "la fiche de cette personne est tenue aussi par une autre organisation\u00a0: seule l'adhésion a été lue.",
    signInKept: ({ value, result }) =>
      `l'adresse de contact devient ${value} ; la personne se connecte toujours avec ${result}, et peut en changer elle-même.`,
    dateUnderstood: ({ field, value, result }) => `« ${value} » a été compris comme le ${result} (${field}).`,
    dateLeftOut: ({ field, value }) => `« ${value} » n'est pas une date ; laissé de côté (${field}).`,
    phoneZero: ({ field, value, result }) =>
      `le zéro perdu de « ${value} » est rétabli : ${result} (${field}).`,
    phoneLeftOut: ({ field, value }) =>
      `« ${value} » n'est pas un numéro de téléphone ; laissé de côté (${field}).`,
    postcodeZero: ({ value, result }) => `le zéro perdu du code postal ${value} est rétabli : ${result}.`,
    postcodeOdd: ({ value }) => `le code postal « ${value} » n'a pas cinq chiffres ; gardé tel quel.`,
    countryLeftOut: ({ value }) => `le pays « ${value} » n'est pas connu ; laissé de côté.`,
    amountLeftOut: ({ value }) => `« ${value} » n'est pas un montant ; laissé de côté.`,
    formula: ({ field, value }) =>
      `« ${value} » ressemble à une formule de tableur ; gardé comme simple texte (${field}).`,
    lineBreak: ({ field, value }) => `une case est écrite sur plusieurs lignes (${field}) : ${value}.`,
    charactersRemoved: ({ field }) => `des caractères invisibles ont été retirés (${field}).`,
    charactersLost: ({ field, value }) =>
      `des caractères sont illisibles dans le fichier (${field}) : ${value}.`,
    nameSplit: ({ value, result }) => `« ${value} » a été partagé en nom | prénom : ${result}.`,
    perhapsTwice: ({ other }) =>
      `même nom et même date de naissance ou même adresse que la ligne ${other}, avec un autre numéro ; peut-être la même personne.`,
    numberChanged: ({ value, result }) => `le numéro d'adhérent ${value} devient ${result}.`,
    fieldsChanged: ({ fields }) => `mise à jour : ${fields}.`,
    stateKept: ({ result }) => `l'adhérent est noté « ${result} » et le reste.`,
    stateLeftOut: ({ value }) => `« ${value} » n'est pas un état d'adhésion ; laissé de côté.`,
    occupationLeftOut: ({ value }) =>
      `la fonction « ${value} » n'est pas dans la liste des fonctions ; laissée de côté.`,
    secondKept: ({ value, result }) =>
      `le deuxième adhérent reste ${result} ; ${value} n'a pas été inscrit à sa place.`,
    relativeLeftOut: ({ value }) =>
      `« ${value} » ne se lit pas comme un ayant droit (lien : nom, prénom, date de naissance) ; laissé de côté.`,
    totalLine: ({ value }) => `« ${value} » est un total, pas une personne ; sautée.`,
    cutShort: () =>
      "la lecture s'arrête ici : des guillemets ouverts ne sont jamais refermés, ou la ligne est démesurée. Corrigez-la, puis importez de nouveau le fichier.",
  } satisfies Record<NoteKind, Sentence>,
  delimiters: {
    ';': 'points-virgules',
    ',': 'virgules',
    '\t': 'tabulations',
    '|': 'barres',
  } satisfies Record<Delimiter, string>,
  read: (encoding: Encoding, delimiter: string) =>
    `Fichier lu : ${encoding}, colonnes séparées par des ${delimiter}.`,
  dryRun: "Essai : rien n'a été enregistré. Voici ce que ferait l'import.",
  ignored: (columns: string) => `Colonnes ignorées : ${columns}.`,
  noEmailColumn: "Aucune colonne ne contient d'adresse e-mail : personne ne pourra se connecter.",
  counts: {
    lines: 'Lignes lues',
    added: 'Adhérents ajoutés',
    changed: 'Adhérents modifiés',
    unchanged: 'Sans changement',
    refused: 'Lignes refusées',
    skipped: 'Lignes vides ou totaux, sautés',
    accounts: 'Comptes créés',
  },
  refusedHeading: 'Lignes refusées',
  remarksHeading: 'Remarques',
  refused: {
    empty: 'Le fichier est vide.',
    spreadsheet:
      'Le fichier est un classeur de tableur. Dans le tableur, choisissez « Enregistrer sous », puis le format CSV, et importez ce fichier-là.',
    binary: "Le fichier n'est pas du texte : ce n'est pas un export de tableur.",
    noNameColumn: (headings: string) =>
      `Aucune colonne « Nom » n'a été reconnue. La première ligne doit porter les titres des colonnes. Titres trouvés : ${headings}.`,
  },
}

const en: typeof fr = {
  line: (line, sentence) => `Line ${line}: ${sentence}`,
  fields: {
    number: 'member number',
    title: 'title',
    familyName: 'family name',
    givenName: 'given name',
    fullName: 'name',
    birthDate: 'date of birth',
    email: 'e-mail address',
    mobile: 'mobile',
    phone: 'phone',
    address: 'address',
    addressMore: 'address, second line',
    postcode: 'postcode',
    town: 'town',
    country: 'country',
    joinedOn: 'joined on',
    dueOn: 'due date',
    dues: 'amount',
    occupation: 'occupation',
    secondFamilyName: 'family name of the second adherent',
    secondGivenName: 'given name of the second adherent',
    secondEmail: 'e-mail address of the second adherent',
    beneficiaries: 'beneficiaries',
    state: 'state of the membership',
    leftOn: 'day of leaving',
    organisation: 'organisation',
  },
  states: { admitted: 'member', awaitingAdmission: 'awaiting admission', left: 'left', deceased: 'deceased' },
  notes: {
    nameMissing: () => 'refused, family name and given name are both missing.',
    tooLong: ({ field, value }) => `refused, the text in the column “${field}” is too long (${value}).`,
    tooManyCells: ({ value }) =>
      `refused, it has more cells than there are headings (beyond: ${value}); a cell probably contains the separator.`,
    dateNonexistent: ({ field, value }) => `refused, the date “${value}” does not exist (${field}).`,
    dateImplausible: ({ field, value }) => `refused, the date “${value}” is not plausible (${field}).`,
    dateUnreadable: ({ field, value }) => `refused, “${value}” is not a date (${field}).`,
    numberTwice: ({ value, other }) =>
      `member number ${value} already stands in line ${other}; the first line is kept, this one is refused.`,
    personTwice: ({ other }) =>
      `the same person already stands in line ${other}; the first line is kept, this one is refused.`,
    numberOfAnother: ({ value, result }) =>
      `refused, member number ${value} already belongs to ${result}, who has another name.`,
    organisationUnknown: ({ value }) =>
      `refused, below this one no organisation has the name “${value}”, or several have it.`,
    emailMissing: () => 'no e-mail address; the person is recorded, but cannot sign in.',
    emailInvalid: ({ value, other }) =>
      `“${value}” is not an e-mail address${other ? ` (line ${other} has the same)` : ''}; the text is kept, the person cannot sign in.`,
    emailCleaned: ({ value, result }) => `the e-mail address “${value}” is recorded as ${result}.`,
    emailSeveral: ({ value, result }) => `several e-mail addresses (${value}); the first is kept: ${result}.`,
    emailShared: ({ value, other }) =>
      `the address ${value} is also that of line ${other}; two people, one account.`,
    emailSharedWithRefused: ({ value, other }) =>
      `the address ${value} is also that of line ${other}, which was refused.`,
    emailSharedElsewhere: ({ value }) =>
      `the address ${value} is already used by somebody else; one account for both.`,
    roleKept: ({ value }) =>
      `${value}: this person has a role in the office. The address is changed on the record, not by a file.`,
    heldElsewhere: () =>
      'another organisation keeps the record of this person too: only the membership was read.',
    signInKept: ({ value, result }) =>
      `the contact address becomes ${value}; the person still signs in with ${result}, and can change that.`,
    dateUnderstood: ({ field, value, result }) => `“${value}” was understood as ${result} (${field}).`,
    dateLeftOut: ({ field, value }) => `“${value}” is not a date; left out (${field}).`,
    phoneZero: ({ field, value, result }) => `the lost zero of “${value}” is restored: ${result} (${field}).`,
    phoneLeftOut: ({ field, value }) => `“${value}” is not a phone number; left out (${field}).`,
    postcodeZero: ({ value, result }) => `the lost zero of postcode ${value} is restored: ${result}.`,
    postcodeOdd: ({ value }) => `postcode “${value}” does not have five digits; kept as it is.`,
    countryLeftOut: ({ value }) => `the country “${value}” is not known; left out.`,
    amountLeftOut: ({ value }) => `“${value}” is not an amount; left out.`,
    formula: ({ field, value }) =>
      `“${value}” looks like a spreadsheet formula; kept as plain text (${field}).`,
    lineBreak: ({ field, value }) => `a cell is written on several lines (${field}): ${value}.`,
    charactersRemoved: ({ field }) => `invisible characters were removed (${field}).`,
    charactersLost: ({ field, value }) => `some characters cannot be read in the file (${field}): ${value}.`,
    nameSplit: ({ value, result }) => `“${value}” was divided into family name | given name: ${result}.`,
    perhapsTwice: ({ other }) =>
      `same name and same date of birth or address as line ${other}, with another number; perhaps the same person.`,
    numberChanged: ({ value, result }) => `member number ${value} becomes ${result}.`,
    fieldsChanged: ({ fields }) => `updated: ${fields}.`,
    stateKept: ({ result }) => `the member is marked “${result}” and stays so.`,
    stateLeftOut: ({ value }) => `“${value}” is no state of a membership; left out.`,
    occupationLeftOut: ({ value }) =>
      `the occupation “${value}” is not in the list of occupations; left out.`,
    secondKept: ({ value, result }) =>
      `the second adherent is still ${result}; ${value} was not entered in their place.`,
    relativeLeftOut: ({ value }) =>
      `“${value}” cannot be read as a beneficiary (kind: family name, given name, date of birth); left out.`,
    totalLine: ({ value }) => `“${value}” is a total, not a person; skipped.`,
    cutShort: () =>
      'reading stops here: a quotation mark is never closed, or the line is immense. Correct it, then import the file again.',
  },
  delimiters: { ';': 'semicolons', ',': 'commas', '\t': 'tabs', '|': 'bars' },
  read: (encoding, delimiter) => `File read: ${encoding}, columns separated by ${delimiter}.`,
  dryRun: 'Trial run: nothing was recorded. This is what the import would do.',
  ignored: columns => `Columns ignored: ${columns}.`,
  noEmailColumn: 'No column holds e-mail addresses: nobody will be able to sign in.',
  counts: {
    lines: 'Lines read',
    added: 'Members added',
    changed: 'Members changed',
    unchanged: 'Unchanged',
    refused: 'Lines refused',
    skipped: 'Empty lines or totals, skipped',
    accounts: 'Accounts made',
  },
  refusedHeading: 'Lines refused',
  remarksHeading: 'Remarks',
  refused: {
    empty: 'The file is empty.',
    spreadsheet:
      'The file is a workbook. In the spreadsheet choose “Save as”, then CSV, and import that file.',
    binary: 'The file is not text: it is not a spreadsheet export.',
    noNameColumn: headings =>
      `No column “Name” was recognised. The first line must hold the headings of the columns. Headings found: ${headings}.`,
  },
}

export const importWords: Catalog<typeof fr> = { fr, en }

/** A note as a sentence for the office: « Ligne 74 : … ». */
export function noteInWords(note: Note, language: Language): string {
  return importWords[language].line(note.line, sentenceOf(note, language))
}

/** The same where the line stands beside it. */
export function saidInWords(note: Note, language: Language): string {
  const sentence = sentenceOf(note, language)
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}

function sentenceOf(note: Note, language: Language): string {
  const words = importWords[language]
  const sentence = words.notes[note.kind]
  const said: Said = {
    value: note.value ?? '',
    result: resultInWords(note, language),
    field: note.field ? words.fields[note.field] : '',
    fields: (note.fields ?? []).map(field => words.fields[field]).join(', '),
    other: note.other ?? 0,
  }
  return sentence(said)
}

function resultInWords({ kind, result = '' }: Note, language: Language): string {
  if (kind === 'stateKept') return importWords[language].states[result] ?? result
  if (kind !== 'dateUnderstood') return result
  return Temporal.PlainDate.from(result).toLocaleString(language, { dateStyle: 'long' })
}

/** Why a file was not taken at all, as a sentence. */
export function refusalInWords(
  outcome: Exclude<ImportOutcome, { done: ImportReport }>,
  language: Language,
): string {
  const words = importWords[language].refused
  if (outcome.refused === 'unreadable') return words[outcome.looksLike]
  return outcome.refused === 'empty' ? words.empty : words.noNameColumn(outcome.headings.join(', '))
}
