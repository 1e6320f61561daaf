import type { Language } from '../html/language.ts'
import type { Policy } from './policy.ts'
import type { RealmTerms } from './realm-terms.ts'

/** A hostname with its look and contact, and all that a request needs to know of the realm behind it. */
export type Site = {
  readonly id: string
  readonly host: string
  readonly name: string
  readonly tagline: string | null
  readonly colour: string
  readonly logoSvg: string | null
  readonly language: Language
  readonly contactEmail: string | null
  readonly contactPhone: string | null
  readonly isSignInHost: boolean
  readonly organisation: { readonly id: string; readonly name: string }
  readonly realm: Realm
}

export type Realm = {
  readonly id: string
  readonly name: string
  readonly policy: Policy
  readonly timeZone: string
  /** The host that holds the credentials of the realm. */
  readonly signInHost: string
  readonly terms: RealmTerms
}
