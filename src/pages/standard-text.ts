import type { Language } from '../html/language.ts'
import type { Site } from '../organisations/site.ts'
import type { StandardKind } from './page.ts'
import { standardTextWords } from './standard-text.words.ts'

export type StandardText = {
  title: string
  /** Markdown. */
  body: string
}

/** What a page that every site has says, in Markdown, until the office has written its own: from the settings and the policy. */
export function standardText(kind: StandardKind, site: Site, language: Language): StandardText {
  const words = standardTextWords[language]
  return { title: words.titles[kind](site.name), body: words[kind](site).join('\n\n') }
}
