import type { Frame } from './frame.ts'
import { htmlWords } from './words.ts'

/** The pages that a site has of its own: folded on a phone, in a row where there is room for one. */
export function SiteMenu({ frame }: { frame: Frame }) {
  const words = htmlWords[frame.language]
  if (frame.menu.length === 0) return null
  const here = frame.path.split('?', 1)[0]
  return (
    <nav class="site-menu" aria-label={words.pagesOfSite}>
      <details>
        <summary>{words.menu}</summary>
        <ul>
          {frame.menu.map(({ title, path }) => (
            <li key={path}>
              <a href={path} aria-current={path === here ? 'page' : undefined}>
                {title}
              </a>
            </li>
          ))}
        </ul>
      </details>
    </nav>
  )
}
