/** One record of a file, and the line on which it begins. */
export type Row = { line: number; cells: string[] }

/** What a column of a bank's file can hold. */
type BankColumn =
  | 'date'
  | 'valueDate'
  | 'label'
  | 'payer'
  | 'payerIban'
  | 'debit'
  | 'credit'
  | 'amount'
  | 'direction'
  | 'currency'

/** Headings of the files that French banks offer, without accents, capitals and punctuation. */
const headings: Record<BankColumn, string> = {
  date: `date | date operation | date de l operation | date d operation | date de l operation local | dateop | date op |
    date comptable | date de comptabilisation | date comptabilisation | date d execution | date execution |
    date du mouvement | date mouvement | date ecriture | date d ecriture | date transaction | date de transaction |
    booking date | transaction date`,
  valueDate: 'date de valeur | date valeur | dateval | date val | valeur | value date',
  label: `libelle | libelles | libelle operation | libelle de l operation | libelle simplifie | libelle complementaire |
    libelle court | libelle detaille | libelle du mouvement | intitule | intitule de l operation | description | detail |
    details | detail de l ecriture | detail de l operation | details de l operation | informations complementaires |
    information complementaire | motif | communication | objet | nature | nature de l operation | operation |
    type operation | type d operation | reference | references | reference operation | reference de l operation |
    label | comment | commentaire | memo | complement`,
  payer: `tiers | nom du tiers | contrepartie | nom de la contrepartie | nom contrepartie | donneur d ordre |
    nom du donneur d ordre | emetteur | nom de l emetteur | nom emetteur | payeur | debiteur | nom debiteur |
    counterparty | counterparty name`,
  payerIban: `iban contrepartie | iban de la contrepartie | iban du tiers | iban tiers | compte contrepartie |
    iban emetteur | iban de l emetteur | iban debiteur | iban donneur d ordre | counterparty iban`,
  debit:
    'debit | debits | debit euros | debit euro | debit eur | debit en euros | montant debit | montant au debit',
  credit:
    'credit | credits | credit euros | credit euro | credit eur | credit en euros | montant credit | montant au credit',
  amount: `montant | montant euros | montant euro | montant eur | montant en euros | montant operation |
    montant de l operation | montant total ttc eur | montant total ttc | somme | amount | amount eur`,
  direction: 'sens | sens de l operation | debit credit | credit debit | d c | type de mouvement',
  currency: 'devise | monnaie | devise de l operation | currency',
}

const known = new Map(
  (Object.keys(headings) as BankColumn[]).flatMap(column =>
    headings[column]
      .split('|')
      .map((heading, rank) => [heading.trim().replace(/\s+/g, ' '), { column, rank }] as const),
  ),
)

/** Which cells hold what; several may hold a part of the label. */
export type BankColumns = { [column in Exclude<BankColumn, 'label'>]?: number } & { labels: number[] }

/** Recognises a row of headings; null for any other row. */
export function readBankHeadings(cells: readonly string[]): (BankColumns & { known: number }) | null {
  const columns: BankColumns = { labels: [] }
  const ranks: Partial<Record<BankColumn, number>> = {}
  let count = 0
  for (const [index, cell] of cells.entries()) {
    const meaning = known.get(plain(cell))
    if (!meaning) continue
    count++
    const { column, rank } = meaning
    if (column === 'label') columns.labels.push(index)
    else if (rank < (ranks[column] ?? Number.POSITIVE_INFINITY)) {
      columns[column] = index
      ranks[column] = rank
    }
  }
  const hasDay = columns.date !== undefined || columns.valueDate !== undefined
  const hasAmount = columns.amount !== undefined || columns.credit !== undefined
  const hasLabel = columns.labels.length > 0 || columns.payer !== undefined
  return hasDay && hasAmount && hasLabel ? { ...columns, known: count } : null
}

function plain(heading: string): string {
  return heading
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/ \d+$/, '')
}
