import type { Language } from './language.ts'

/** What stands around the content of every page: filled in by `web/`, drawn by `layout.tsx`. */
export type Frame = {
  language: Language
  site: {
    name: string
    tagline: string | null
    /** Address of the logo, served by the site itself. */
    logo: string | null
    contactEmail: string | null
    contactPhone: string | null
  }
  /** Addresses of the stylesheet, the stylesheet with the site's colour, and the script. */
  assets: { style: string; siteStyle: string; script: string }
  /** The home page, where it is on another host. */
  home?: string
  /** Path and query of the page, for the link to the other language and the way back after signing in. */
  path: string
  /**
   * Who is signed in; `member` is false in a restricted session, `office` where a role holds; `mayLeave` where one can
   * sign out of this site only, and stay signed in on the others of the realm.
   */
  visitor: { name: string; member: boolean; office: boolean; mayLeave?: boolean } | null
  /** Whether one can sign in here at all (not on the landing page of the demonstration, which is no site). */
  signIn: boolean
  /** Whether « Se connecter » may open as a dialog here (false where it leads to another host). */
  signInDialog: boolean
  /** Whether there are rubrics that the visitor may read, at `/rubriques`. */
  rubrics: boolean
  /** Whether there is a directory that the visitor may read, at `/annuaire`. */
  directory: boolean
  /** The pages of the site that its menu offers to the visitor. */
  menu: readonly { title: string; path: string }[]
  /** Whether there are terms to be read, at `/conditions`. */
  terms: boolean
  /** Said at the top of every page of the demonstration. */
  demonstration: boolean
}
