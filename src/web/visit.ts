import type { Visitor } from '../accounts/visitor.ts'
import type { Language } from '../html/language.ts'
import type { Site } from '../organisations/site.ts'
import type { App } from './app.ts'

/** One request, understood once and never changed: everything that a handler may know of it. */
export type Visit = {
  readonly app: App
  readonly site: Site
  readonly visitor: Visitor | null
  readonly language: Language
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  /** The variable parts of the route's path. */
  readonly params: Readonly<Record<string, string>>
  /** Fields of the form that was sent; empty for a GET. */
  readonly form: URLSearchParams
  /** Files that came with the form, by the name of their field; only who is signed in may send any. */
  readonly files: ReadonlyMap<string, readonly File[]>
  /** Whether there were more, or larger ones all together, than a form may bring: the last ones are not among `files`. */
  readonly filesLeftOut: boolean
  readonly cookies: ReadonlyMap<string, string>
  readonly ip: string
  readonly userAgent: string | null
  /** Scheme, host and port of this site, as configured; links are built from it, never from a header. */
  readonly origin: string
  /** On the sign-in host, while one signs in there for another site of the realm. */
  readonly asking?: AskingSite
  /** On the screens of the office only: what the person who asks runs there. */
  readonly office?: Office
}

/** The site that wants to know who is there: the pages of the sign-in host look like it, and lead back to it. */
export type AskingSite = {
  readonly site: Site
  readonly origin: string
  /** What stands for it in the addresses of these pages. */
  readonly pour: string
}

/** The organisations that somebody's roles open, and the one to which the lists are narrowed. */
export type Office = {
  /** How many they are. */
  readonly count: number
  /** Those of them that a short list can name, from the top down; nobody looks through a longer one. */
  readonly organisations: readonly { readonly id: string; readonly name: string }[]
  /** The one in view with the identifiers of all below it, itself among them; null while the lists show all. */
  readonly inView: { readonly id: string; readonly name: string; readonly below: readonly string[] } | null
}

export type Handler = (visit: Visit) => Promise<Response> | Response
