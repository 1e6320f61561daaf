import type { Problem } from '../../html/error-summary.tsx'
import type { Language } from '../../html/language.ts'
import type { Visibility } from '../../organisations/site.ts'
import type { PageKind, PageRow } from '../page.ts'
import { officePagesWords } from './office-pages.words.ts'
import { longestSlug } from './slug.ts'

const longestTitle = 120
const longestBody = 50_000
const visibilities = ['everyone', 'realm', 'organisation', 'office'] as const satisfies readonly Visibility[]

/** The form of a page as it was filled in. */
export type TypedPage = {
  title: string
  /** Empty where it is to be made from the title. */
  slug: string
  body: string
  visibility: Visibility
  inMenu: boolean
  /** The page behind which it stands in the menu; empty for the first. */
  after: string
}

/** What a form holds; line ends as the rest of the world writes them. */
export function typedPage(form: URLSearchParams): TypedPage {
  const line = (name: string) => (form.get(name) ?? '').slice(0, 1000).toWellFormed()
  return {
    title: line('titre').replaceAll(/\s+/g, ' ').trim(),
    slug: line('adresse').trim().toLowerCase(),
    body: (form.get('texte') ?? '').replaceAll(/\r\n?/g, '\n').toWellFormed(),
    visibility: visibilities.find(name => name === form.get('lecteurs')) ?? 'office',
    inMenu: form.has('menu'),
    after: line('apres'),
  }
}

/** The same, of a page that is kept. */
export function typedOf(page: PageRow, after: string): TypedPage {
  const { title, slug, body, visibility, in_menu: inMenu } = page
  return { title, slug, body, visibility, inMenu, after }
}

/** What has to be mended before a form can be kept. A text that is not there yet is no problem of a draft. */
export function problemsOf(typed: TypedPage, kind: PageKind, language: Language): Problem[] {
  const words = officePagesWords[language]
  const problems: Problem[] = []
  const complain = (field: string, message: string) => problems.push({ field, message })
  if (!typed.title) complain('titre', words.titleMissing)
  else if (typed.title.length > longestTitle) complain('titre', words.titleTooLong(longestTitle))
  if (kind === 'own' && typed.slug && !isSlug(typed.slug)) complain('adresse', words.slugWrong)
  if (typed.body.length > longestBody)
    complain('texte', words.bodyTooLong(inWords(typed.body.length, language), inWords(longestBody, language)))
  return problems
}

/** As the table takes it. */
const isSlug = (slug: string) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) && slug.length <= longestSlug

function inWords(count: number, language: Language): string {
  return count.toLocaleString(language === 'fr' ? 'fr-FR' : 'en-GB')
}
