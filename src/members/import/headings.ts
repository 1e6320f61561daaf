import { shown } from './text.ts'

/** What a column of a member list can hold. */
export const fields = [
  'number',
  'title',
  'familyName',
  'givenName',
  'fullName',
  'birthDate',
  'email',
  'mobile',
  'phone',
  'address',
  'addressMore',
  'postcode',
  'town',
  'country',
  'joinedOn',
  'dueOn',
  'dues',
  'occupation',
  'secondFamilyName',
  'secondGivenName',
  'secondEmail',
  'beneficiaries',
  'state',
  'leftOn',
  'organisation',
] as const
export type Field = (typeof fields)[number]

/**
 * Headings met in offices' own spreadsheets, in Galette (labels of the export in French and English, and the
 * names of its table's columns) and in Paheko (labels of the default member file, and its field names).
 * The earlier of two stands when a file has both: Galette exports an internal identifier beside the number.
 */
const headings: Record<Field, string> = {
  number: `n° adhérent | numéro d'adhérent | numéro adhérent | numéro de membre | numéro membre | n° de membre |
    n° membre | n° d'adhérent | num adhérent | num adh | num_adh | no adhérent | nr adhérent | matricule |
    code adhérent | n° de licence | numéro de licence | n° carte | numéro de carte | member number |
    membership number | member no | numéro | numero | n° | id adhérent | id_adh | identifiant | member id`,
  title: 'civilité | civ | civ. | titre | titre_adh | title | salutation | politesse | title_adh',
  familyName: `nom de famille | nom d'usage | nom usuel | nom_adh | nom adhérent | nom de l'adhérent | nom du membre |
    nom | last name | lastname | surname | family name | name | nom de naissance`,
  givenName: `prénom | prénoms | prénom(s) | prenom_adh | prénom usuel | prénom adhérent | prénom de l'adhérent |
    first name | firstname | given name | forename`,
  fullName: `nom & prénom | nom et prénom | nom prénom | nom, prénom | nom/prénom | nom_prenom | nom complet |
    prénom et nom | prénom nom | prénom & nom | full name | name and first name | adhérent | membre | member`,
  birthDate: `date de naissance | date naissance | date de naissance complète | né(e) le | né le | née le | naissance |
    ddn | ddn_adh | date_naissance | date naiss | date de naiss | birth date | birthdate | date of birth | birthday`,
  email: `courriel | e-mail | email | mail | adresse e-mail | adresse email | adresse mail | adresse courriel |
    adresse électronique | adresse de courriel | mél | mèl | email_adh | courriel 1 | e-mail 1 | email 1 |
    email address | e-mail address`,
  mobile: `portable | mobile | téléphone portable | téléphone mobile | tél portable | tél. portable | tél mobile |
    tél. mobile | tel port | gsm | gsm_adh | n° de portable | numéro de portable | mobile phone | cell phone | cellphone`,
  phone: `téléphone | téléphone fixe | tél fixe | tél. fixe | fixe | tél | tél. | tel_adh | téléphone domicile |
    tél domicile | n° de téléphone | numéro de téléphone | telephone 1 | phone | phone number | home phone | landline`,
  address: `adresse | adresse postale | adresse 1 | adresse1 | adresse ligne 1 | rue | voie | n° et voie | numéro et voie |
    n° et rue | adresse_adh | address | address 1 | address line 1 | street | street address`,
  addressMore: `complément | complément d'adresse | complément adresse | adresse complément | adresse (suite) | adresse suite |
    adresse 2 | adresse2 | adresse ligne 2 | adresse2_adh | bâtiment | résidence | lieu-dit | lieu dit |
    address (continuation) | address 2 | address line 2`,
  postcode: `code postal | cp | c.p. | code_postal | cp_adh | codepostal | zip code | zip | zipcode | postcode | postal code`,
  town: 'ville | commune | localité | ville_adh | ville de résidence | town | city',
  country: 'pays | pays_adh | pays de résidence | country',
  joinedOn: `date d'adhésion | date adhésion | date d'inscription | date_inscription | date inscription | date d'entrée |
    date entrée | adhérent depuis | membre depuis | adhésion | inscrit le | inscription | date de première adhésion |
    première adhésion | date de création | date_crea_adh | creation date | date of entry | joined on | joined | join date |
    member since | registration date`,
  dueOn: `échéance cotisation | échéance de la cotisation | échéance de cotisation | date d'échéance | date échéance | échéance |
    date_echeance | à jour jusqu'au | à jour jusqu'à | cotisation jusqu'au | cotisation à jour jusqu'au |
    cotisation valable jusqu'au | valable jusqu'au | valide jusqu'au | fin de cotisation | fin cotisation |
    fin d'adhésion | date de fin d'adhésion | expiration | date d'expiration | due date | paid until | expires |
    expiry date | expiration date | valid until`,
  dues: `montant | montant cotisation | montant de la cotisation | cotisation | tarif | montant dû | montant payé |
    amount | dues | fee | subscription`,
  occupation: 'fonction | occupation',
  // The export's own from here on: what is alike in other lists is about other things.
  secondFamilyName: 'deuxième adhérent : nom | second adherent: family name',
  secondGivenName: 'deuxième adhérent : prénom | second adherent: given name',
  secondEmail: 'deuxième adhérent : courriel | second adherent: e-mail',
  beneficiaries: 'ayants droit | bénéficiaires | beneficiaries',
  state: "état de l'adhésion | state of the membership",
  leftOn: 'date de départ | left on',
  organisation: 'organisation dans guichet',
}

/** A heading without what typing makes vary: accents, capitals, punctuation, blanks. */
function plainHeading(typed: string): string {
  return typed
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/°/g, 'o')
    .replace(/[^a-z0-9&]+/g, ' ')
    .trim()
}

const known = new Map(
  fields.flatMap(field =>
    headings[field].split('|').map((heading, rank) => [plainHeading(heading), { field, rank }] as const),
  ),
)

/** Which cell of a row holds which field; `ignored` are the headings that nothing is taken from. */
export type Columns = {
  at: Partial<Record<Field, number>>
  ignored: string[]
  width: number
  /** A column with the whole name has the given name first. */
  givenFirst: boolean
}

/** Recognises the cells of a heading row; of two columns for one field, the one that names it best is taken. */
export function readHeadings(cells: readonly string[]): Columns {
  const at: Partial<Record<Field, number>> = {}
  const ranks: Partial<Record<Field, number>> = {}
  for (const [index, cell] of cells.entries()) {
    const meaning = known.get(plainHeading(cell))
    if (!meaning || meaning.rank >= (ranks[meaning.field] ?? Number.POSITIVE_INFINITY)) continue
    at[meaning.field] = index
    ranks[meaning.field] = meaning.rank
  }
  return columnsAt(cells, at)
}

/** The columns of a heading row as somebody has said what they mean: one field, or none, for each. */
export function chosenColumns(cells: readonly string[], meanings: readonly (Field | null)[]): Columns {
  const at: Partial<Record<Field, number>> = {}
  for (const [index, field] of meanings.entries()) if (field) at[field] ??= index
  return columnsAt(cells, at)
}

function columnsAt(cells: readonly string[], at: Columns['at']): Columns {
  const taken = new Set(Object.values(at))
  const ignored = cells.filter((cell, index) => cell.trim() !== '' && !taken.has(index)).map(shown)
  const givenFirst = plainHeading(cells[at.fullName ?? -1] ?? '').startsWith('prenom')
  return { at, ignored, width: cells.length, givenFirst }
}

/** Whether a person can be named from these columns. */
export function namesSomeone({ at }: Columns): boolean {
  return at.familyName !== undefined || at.givenName !== undefined || at.fullName !== undefined
}
