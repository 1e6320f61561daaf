import type { ComponentChildren } from 'preact'
import { Markdown, type MarkdownImages, wordsOfMarkdown } from '../html/markdown.tsx'
import type { Visibility } from '../organisations/site.ts'
import { page } from '../web/replies.tsx'
import type { Visit } from '../web/visit.ts'
import { imagesIn } from './images/images.ts'
import { reaches } from './office/sites-in-reach.ts'
import { pagesWords } from './pages.words.ts'

export type PageShown = {
  title: string
  /** Markdown. */
  body: string
  visibility: Visibility
  path: string
  /** Where it is edited, for those who may. */
  editPath: string
  /** What stands below the text whatever it says. */
  children?: ComponentChildren
}

/** A page of the site as those read it to whom it is open. */
export async function showPage(visit: Visit, shown: PageShown): Promise<Response> {
  const { app, site, visitor, language } = visit
  const words = pagesWords[language]
  const { title, body, visibility, path } = shown
  return page(visit, {
    title,
    description: visibility === 'everyone' ? summaryOf(body) : undefined,
    headers: headingsFor(visit, visibility, path),
    children: (
      <>
        {visibility !== 'everyone' && <p class="page-readers">{readersInWords(visit, visibility)}</p>}
        <h1>{title}</h1>
        <Text body={body} images={await imagesIn(app.db, site, body)} />
        {shown.children}
        {reaches(visitor, 'editPages', site) && (
          <p class="page-edit">
            <a href={shown.editPath}>{words.edit}</a>
          </p>
        )}
      </>
    ),
  })
}

/** The text of a page, below its title. */
export function Text({ body, images, level = 2 }: { body: string; images: MarkdownImages; level?: 2 | 3 }) {
  return <Markdown source={body} level={level} images={images} />
}

function readersInWords({ language, site }: Visit, visibility: Exclude<Visibility, 'everyone'>): string {
  const { reservedFor } = pagesWords[language]
  return visibility === 'organisation'
    ? reservedFor.organisation(site.organisation.name)
    : reservedFor[visibility]
}

/** The first words, as a search engine shows them. */
export function summaryOf(body: string): string | undefined {
  const words = wordsOfMarkdown(body, 'office')
  if (words === '') return undefined
  return words.length > 160 ? `${words.slice(0, 160).replace(/\s\S*$/, '')}…` : words
}

/** For search engines: what is not everyone's is not theirs. */
function headingsFor(visit: Visit, visibility: Visibility, path: string): Record<string, string> {
  if (visibility !== 'everyone') return { 'X-Robots-Tag': 'noindex' }
  return { Link: `<${visit.origin}${path}>; rel="canonical"` }
}
