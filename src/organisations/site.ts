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
  /** The name, in the store of files, of a logo that was uploaded; it stands before `logoSvg`. */
  readonly logoFile: string | null
  readonly language: Language
  readonly contactEmail: string | null
  readonly contactPhone: string | null
  /** Several lines, as on an envelope. */
  readonly postalAddress: string | null
  readonly isSignInHost: boolean
  readonly organisation: {
    readonly id: string
    readonly name: string
    /** The identifiers of those above it, the nearest first. */
    readonly above: readonly string[]
  }
  /** The pages that its menu offers, in their order, each to those who may read it. */
  readonly menu: readonly MenuItem[]
  readonly realm: Realm
}

/** A page of a site for everyone, for the members of the realm, for those of its organisation, or for its office. */
export type Visibility = 'everyone' | 'realm' | 'organisation' | 'office'

export type MenuItem = { readonly title: string; readonly path: string; readonly visibility: Visibility }

export type Realm = {
  readonly id: string
  readonly name: string
  readonly policy: Policy
  readonly timeZone: string
  /** The host that holds the credentials of the realm. */
  readonly signInHost: string
  readonly terms: RealmTerms
}
