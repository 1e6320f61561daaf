import { emailKey } from '../../accounts/email-address.ts'
import { readPhone } from '../phone.ts'
import { readPostcode } from '../postcode.ts'
import { readAmount } from './amount.ts'
import { readCountry } from './country.ts'
import { type DayKind, isNoDate, type Notation, readDate } from './date.ts'
import { readEmail } from './email.ts'
import { type Relative, readFamily } from './family-cell.ts'
import type { Row } from './file.ts'
import type { Columns, Field } from './headings.ts'
import { isRefusal, type Note, type NoteKind } from './report.ts'
import { type MembershipState, readState } from './state.ts'
import { cleanText, isFormula, shown, splitName } from './text.ts'

/** What a line says of a person, ready to be stored; null where it says nothing. */
export type PersonData = {
  title: string | null
  given_name: string | null
  family_name: string | null
  birth_date: Temporal.PlainDate | null
  email: string | null
  email_key: string | null
  phone: string | null
  mobile: string | null
  address_line1: string | null
  address_line2: string | null
  postcode: string | null
  town: string | null
  country: string | null
  occupation_id: string | null
}
/** What a line says of the membership. */
export type MembershipData = {
  number: string | null
  joined_on: Temporal.PlainDate | null
  due_on: Temporal.PlainDate | null
  dues_cents: number | null
}
/** The second person of a couple; an account does not come of it. */
export type Second = Pick<PersonData, 'email' | 'email_key'> & { given_name: string; family_name: string }
/** A line that has been read. A refused one has its notes, and what could be read beside the reason. */
export type ReadRow = {
  line: number
  person: PersonData
  membership: MembershipData
  notes: Note[]
  refused: boolean
  /** What the membership is from the beginning, for somebody new; null for a member like others. */
  state: MembershipState | null
  left_on: Temporal.PlainDate | null
  /** The label of the occupation; `person` has its identifier once that is known. */
  occupation: string | null
  second: Second | null
  family: Relative[]
  /** The organisation below, by its name; null for the one whose list it is. */
  organisation: string | null
  /** The country is France because none is named: it fills a gap, and changes nothing. */
  assumedCountry: boolean
}

const limits: Partial<Record<Field, number>> = {
  number: 50,
  title: 50,
  email: 254,
  address: 300,
  addressMore: 300,
  postcode: 20,
  organisation: 200,
  occupation: 200,
  secondEmail: 254,
  beneficiaries: 4000,
}
const usualLimit = 100
const texts: ReadonlySet<Field> = new Set([
  'title',
  'familyName',
  'givenName',
  'fullName',
  'address',
  'addressMore',
  'town',
])

/** Reads one line, field by field, and notes what there is to say. */
export class LineReader {
  readonly notes: Note[] = []
  readonly row: Row
  readonly columns: Columns
  readonly usual: Partial<Record<Field, Notation>>
  readonly today: Temporal.PlainDate

  constructor(
    row: Row,
    columns: Columns,
    usual: Partial<Record<Field, Notation>>,
    today: Temporal.PlainDate,
  ) {
    this.row = row
    this.columns = columns
    this.usual = usual
    this.today = today
  }

  read(): ReadRow {
    const beyond = this.row.cells.slice(this.columns.width).filter(cell => cell.trim() !== '')
    // A delimiter inside an unquoted cell has moved all that follows into the wrong columns.
    if (beyond.length > 0) this.note('tooManyCells', { value: shown(beyond.join(' ')) })
    const names = this.names()
    const country = this.country()
    const [line1, line2] = this.address()
    const postcode = this.postcode(country)
    const town = this.text('town')
    const lives = line1 !== null || postcode !== null || town !== null
    const person: PersonData = {
      title: this.text('title'),
      given_name: names.givenName,
      family_name: names.familyName,
      birth_date: this.date('birthDate', 'birth'),
      ...this.email(),
      phone: this.phone('phone', country),
      mobile: this.phone('mobile', country),
      address_line1: line1,
      address_line2: line2,
      postcode,
      town,
      occupation_id: null,
      country: country ?? (lives && !this.said('countryLeftOut') ? 'FR' : null),
    }
    const membership: MembershipData = {
      number: this.text('number'),
      joined_on: this.date('joinedOn', 'past'),
      due_on: this.date('dueOn', 'future'),
      dues_cents: this.amount(),
    }
    const more = {
      state: this.state(),
      left_on: this.date('leftOn', 'past'),
      occupation: this.text('occupation'),
      second: this.second(),
      family: this.family(),
      organisation: this.text('organisation'),
    }
    const refused = this.notes.some(isRefusal)
    const notes = refused ? this.notes.filter(isRefusal) : this.notes
    const { line } = this.row
    return { line, person, membership, ...more, notes, refused, assumedCountry: country === null }
  }

  note(kind: NoteKind, about: Omit<Note, 'line' | 'kind'> = {}): void {
    this.notes.push({ line: this.row.line, kind, ...about })
  }

  said(kind: NoteKind): boolean {
    return this.notes.some(note => note.kind === kind)
  }

  /** The cell of a field as storable text, on one line unless `lines`. */
  text(field: Field, lines = false): string | null {
    const index = this.columns.at[field]
    const cell = index === undefined ? '' : (this.row.cells[index] ?? '')
    const clean = cleanText(cell)
    if (clean.removed) this.note('charactersRemoved', { field })
    if (clean.lost) this.note('charactersLost', { field, value: shown(clean.text) })
    if (clean.lineBreak) this.note('lineBreak', { field, value: shown(clean.text.replaceAll('\n', ' / ')) })
    const text = lines ? clean.text : clean.text.replaceAll('\n', ' ')
    if (text.length > (limits[field] ?? usualLimit)) {
      this.note('tooLong', { field, value: shown(text) })
      return null
    }
    if (texts.has(field) && isFormula(text)) this.note('formula', { field, value: shown(text) })
    return text === '' ? null : text
  }

  names(): { familyName: string | null; givenName: string | null } {
    const familyName = this.text('familyName')
    const givenName = this.text('givenName')
    if (familyName !== null || givenName !== null) return { familyName, givenName }
    const whole = this.text('fullName')
    if (whole === null) {
      if (!this.said('tooLong')) this.note('nameMissing')
      return { familyName, givenName }
    }
    const split = splitName(whole, this.columns.givenFirst)
    this.note('nameSplit', { value: whole, result: `${split.familyName} | ${split.givenName}` })
    return { familyName: split.familyName || null, givenName: split.givenName || null }
  }

  country(): string | null {
    const text = this.text('country')
    if (text === null) return null
    const code = readCountry(text)
    if (code === null) this.note('countryLeftOut', { field: 'country', value: text })
    return code
  }

  address(): [string | null, string | null] {
    const more = this.text('addressMore', true)
    const lines = [this.text('address', true), more].flatMap(text => text?.split('\n') ?? [])
    const [first, ...others] = lines
    return [first ?? null, others.join(', ') || null]
  }

  postcode(country: string | null): string | null {
    const text = this.text('postcode')
    if (text === null) return null
    const { postcode, restored, odd } = readPostcode(
      text,
      this.said('countryLeftOut') ? null : (country ?? 'FR'),
    )
    if (restored) this.note('postcodeZero', { field: 'postcode', value: text, result: postcode })
    if (odd) this.note('postcodeOdd', { field: 'postcode', value: text })
    return postcode
  }

  phone(field: 'phone' | 'mobile', country: string | null): string | null {
    const text = this.text(field)
    if (text === null) return null
    const phone = readPhone(text, country)
    if (phone === null) this.note('phoneLeftOut', { field, value: text })
    if (phone?.restored) this.note('phoneZero', { field, value: text, result: phone.e164 })
    return phone?.e164 ?? null
  }

  email(): { email: string | null; email_key: string | null } {
    const index = this.columns.at.email
    if (index === undefined) return { email: null, email_key: null }
    const text = this.text('email')
    if (text === null) {
      if (!this.said('tooLong')) this.note('emailMissing')
      return { email: null, email_key: null }
    }
    const { email, others, altered } = readEmail(text)
    const key = emailKey(email)
    const cell = this.row.cells[index] ?? ''
    if (key === null) this.note('emailInvalid', { field: 'email', value: text })
    else if (others.length > 0) this.note('emailSeveral', { field: 'email', value: text, result: email })
    else if (altered || cell !== email)
      this.note('emailCleaned', { field: 'email', value: shown(cell), result: email })
    return { email, email_key: key }
  }

  second(): Second | null {
    const [familyName, givenName] = [this.text('secondFamilyName'), this.text('secondGivenName')]
    const typed = this.text('secondEmail')
    if (familyName === null && givenName === null) return null
    const email = typed === null ? null : readEmail(typed).email
    const email_key = email === null ? null : emailKey(email)
    return { given_name: givenName ?? '', family_name: familyName ?? '', email, email_key }
  }

  family(): Relative[] {
    const cell = this.text('beneficiaries')
    if (cell === null) return []
    const { family, leftOut } = readFamily(cell, this.today)
    for (const value of leftOut) this.note('relativeLeftOut', { field: 'beneficiaries', value: shown(value) })
    return family
  }

  state(): MembershipState | null {
    const value = this.text('state')
    if (value === null) return null
    const state = readState(value)
    if (state === null) this.note('stateLeftOut', { field: 'state', value })
    return state
  }

  date(field: 'birthDate' | 'joinedOn' | 'dueOn' | 'leftOn', kind: DayKind): Temporal.PlainDate | null {
    const value = this.text(field)
    if (value === null || isNoDate(value)) return null
    const read = readDate(value, kind, this.today)
    if ('refused' in read) {
      if (read.refused === 'nonexistent') this.note('dateNonexistent', { field, value })
      else if (read.refused === 'implausible') this.note('dateImplausible', { field, value })
      // A due date decides who gets in: it is not guessed, and not left out either.
      else this.note(field === 'dueOn' ? 'dateUnreadable' : 'dateLeftOut', { field, value })
      return null
    }
    const { day, notation } = read
    const guessed = notation === 'serial' || notation === 'shortYear'
    if (!guessed) this.usual[field] ??= notation
    if (guessed || notation !== this.usual[field]) {
      this.note('dateUnderstood', { field, value, result: day.toString() })
    }
    return day
  }

  amount(): number | null {
    const value = this.text('dues')
    if (value === null) return null
    const cents = readAmount(value)
    if (cents === null) this.note('amountLeftOut', { field: 'dues', value })
    return cents
  }
}
