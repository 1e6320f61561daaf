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
}

export type Handler = (visit: Visit) => Promise<Response> | Response
