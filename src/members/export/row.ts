import { readCountry } from '../import/country.ts'
import { familyCell, type Relative } from '../import/family-cell.ts'
import { type MembershipState, stateNames } from '../import/state.ts'
import { csvLine, csvMark } from './csv-line.ts'

/** A member as the database holds it. `organisation` only where it is one below. */
export type Member = {
  organisation: string | null
  number: string | null
  title: string | null
  family_name: string
  given_name: string
  birth_date: Temporal.PlainDate | null
  email: string | null
  mobile: string | null
  phone: string | null
  address_line1: string | null
  address_line2: string | null
  postcode: string | null
  town: string | null
  country: string | null
  joined_on: Temporal.PlainDate | null
  due_on: Temporal.PlainDate | null
  dues_cents: number | null
  occupation: string | null
  second_family_name: string | null
  second_given_name: string | null
  second_email: string | null
  family: readonly Relative[]
  state: MembershipState
  left_on: Temporal.PlainDate | null
}

type Cell = string | null

/** Headings that the import recognises, with what stands below each. */
const columns: readonly (readonly [heading: string, cell: (member: Member) => Cell])[] = [
  ['N° adhérent', member => member.number],
  ['Civilité', member => member.title],
  ['Nom', member => member.family_name],
  ['Prénom', member => member.given_name],
  ['Date de naissance', member => day(member.birth_date)],
  ['Courriel', member => member.email],
  ['Portable', member => member.mobile],
  ['Téléphone', member => member.phone],
  ['Adresse', member => address(member).first],
  ["Complément d'adresse", member => address(member).more],
  ['Code postal', member => member.postcode],
  ['Ville', member => member.town],
  ['Pays', country],
  ["Date d'adhésion", member => day(member.joined_on)],
  ['Échéance cotisation', member => day(member.due_on)],
  ['Montant cotisation', member => amount(member.dues_cents)],
  ['Fonction', member => member.occupation],
  ['Deuxième adhérent : nom', member => member.second_family_name],
  ['Deuxième adhérent : prénom', member => member.second_given_name],
  ['Deuxième adhérent : courriel', member => member.second_email],
  ['Ayants droit', member => familyCell(member.family, dayInCell)],
  ['Organisation dans Guichet', member => member.organisation],
]

/** What follows where others than members are in the list. */
const stateColumns: typeof columns = [
  ["État de l'adhésion", member => stateNames[member.state]],
  ['Date de départ', member => day(member.left_on)],
]

const columnsOf = (withStates: boolean) => (withStates ? [...columns, ...stateColumns] : columns)

/** The heading row of an export, with its end. */
export function headingLine(withStates: boolean): string {
  return csvMark + csvLine(columnsOf(withStates).map(([heading]) => heading))
}

/** One member as a line of CSV, with its end. */
export function memberLine(member: Member, withStates: boolean): string {
  return csvLine(columnsOf(withStates).map(([, cell]) => cell(member)))
}

function day(date: Temporal.PlainDate | null): Cell {
  return date && dayInCell(date)
}

function dayInCell(date: Temporal.PlainDate): string {
  const two = (figure: number) => String(figure).padStart(2, '0')
  return `${two(date.day)}/${two(date.month)}/${String(date.year).padStart(4, '0')}`
}

function amount(cents: number | null): Cell {
  return cents === null ? null : (cents / 100).toFixed(2).replace('.', ',')
}

/** The longest cell that the import takes. */
const longest = 300

/** A second line can be longer than a cell may be, because the import joins into it what stood in two. */
function address({ address_line1: first, address_line2: more }: Member): { first: Cell; more: Cell } {
  if (first === null || more === null || more.length <= longest) return { first, more }
  const cut = [...more.matchAll(/(?<=\S), (?=\S)/g)].find(({ index }) => more.length - index - 2 <= longest)
  if (!cut) return { first, more }
  return { first: `${first}\n${more.slice(0, cut.index)}`, more: more.slice(cut.index + 2) }
}

const names = new Intl.DisplayNames(['fr'], { type: 'region', fallback: 'code' })

/** The import takes France where an address has no country: a country that nobody knows must be told as such. */
function country(member: Member): Cell {
  const { country: code } = member
  if (code === null) return (member.address_line1 ?? member.postcode ?? member.town) ? '?' : null
  const name = /^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code
  return readCountry(name) === code ? name : code
}
