import type { Tables } from '../database/rows.generated.ts'
import type { AnyHolding, Holding, PersonalHolding } from './holding.ts'
import { access } from './holdings/access.ts'
import { money } from './holdings/money.ts'
import { people } from './holdings/people.ts'
import { writing } from './holdings/writing.ts'

/** What every table holds about people: the copy, the erasure and `docs/personal-data.md` come from it. */
export const holdings: { readonly [T in keyof Tables]: Holding<T> } = {
  ...people,
  ...money,
  ...writing,
  ...access,
  bank_account: { about: 'nobody', actors: ['changed_by_person_id'] },
  // A page that was asked for by somebody who has not said who; gone after a day.
  authorization_request: { about: 'nobody' },
  // A filter of a list, in which a name may stand; gone with the letters.
  mailing: { about: 'nobody', actors: ['created_by_person_id'] },
  member_import: { about: 'nobody', actors: ['created_by_person_id'] },
  page: { about: 'nobody', actors: ['changed_by_person_id', 'published_by_person_id'] },
  page_image: { about: 'nobody', actors: ['created_by_person_id'] },
  // Letters of the demonstration, where nobody is real.
  mailbox_letter: { about: 'nobody' },
  occupation: { about: 'nobody' },
  organisation: { about: 'nobody' },
  plan: { about: 'nobody' },
  realm: { about: 'nobody' },
  site: { about: 'nobody' },
  statement: { about: 'nobody', actors: ['imported_by_person_id'] },
  terms: { about: 'nobody', actors: ['published_by_person_id'] },
  // Hashes of addresses, which go after two days.
  throttle: { about: 'nobody' },
}

/** Those that hold something about people, by name. */
export const personal: readonly (readonly [keyof Tables, PersonalHolding])[] = (
  Object.entries(holdings) as [keyof Tables, AnyHolding][]
)
  .flatMap(([name, holding]) => (holding.about === 'person' ? [[name, holding] as const] : []))
  .sort(([a], [b]) => (a < b ? -1 : 1))
