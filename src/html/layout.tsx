import type { ComponentChildren } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Frame } from './frame.ts'
import { SiteFooter } from './site-footer.tsx'
import { SiteHeader } from './site-header.tsx'
import { htmlWords } from './words.ts'

export type Page = {
  title: string
  /** For lists and dashboards: the whole width, without the sheet of paper under the content. */
  wide?: boolean | undefined
  /** Says in the title of the page that something typed has to be mended. */
  problem?: boolean | undefined
  /** What it is about in a sentence, for search engines and previews of a link. */
  description?: string | undefined
  children: ComponentChildren
}

/** The whole document of a page, with what stands around its content on every page of the site. */
export function renderPage(frame: Frame, page: Page): string {
  return `<!doctype html>${renderToString(<Document frame={frame} page={page} />)}`
}

function Document({ frame, page }: { frame: Frame; page: Page }) {
  const words = htmlWords[frame.language]
  const title = `${page.problem ? words.errorPrefix : ''}${page.title} - ${frame.site.name}`
  return (
    <html lang={frame.language}>
      <head>
        <meta charset="utf-8" />
        <title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {page.description && <meta name="description" content={page.description} />}
        <meta name="color-scheme" content="light dark" />
        <link rel="stylesheet" href={frame.assets.style} />
        <link rel="stylesheet" href={frame.assets.siteStyle} />
        {frame.site.logo && <link rel="icon" href={frame.site.logo} />}
        <script type="module" src={frame.assets.script} />
      </head>
      <body>
        <a class="skip-link" href="#content">
          {words.skipToContent}
        </a>
        <SiteHeader frame={frame} />
        <main id="content" class={page.wide ? 'page page-wide' : 'page'} tabIndex={-1}>
          {page.children}
        </main>
        <SiteFooter frame={frame} />
      </body>
    </html>
  )
}
