import type { Frame } from './frame.ts'
import { monogram } from './logo.ts'
import { SiteMenu } from './site-menu.tsx'
import { SiteNavigation } from './site-navigation.tsx'
import { htmlWords } from './words.ts'

/** The head of every page: whose site it is, and the way in or out. */
export function SiteHeader({ frame }: { frame: Frame }) {
  const { site } = frame
  return (
    <header>
      {frame.demonstration && <p class="demonstration">{htmlWords[frame.language].demonstration}</p>}
      <div class="site-band">
        <div class="site-band-content">
          <a class="site-home" href={frame.home ?? '/'}>
            {site.logo ? (
              <img class="site-mark" src={site.logo} alt="" width="64" height="64" />
            ) : (
              <span class="site-mark site-monogram" aria-hidden="true">
                {monogram(site.name)}
              </span>
            )}
            <span>
              <span class="site-name">{site.name}</span>
              {site.tagline && <span class="site-tagline"> {site.tagline}</span>}
            </span>
          </a>
          {!frame.visitor && <SiteNavigation frame={frame} />}
        </div>
      </div>
      {frame.visitor && <SiteNavigation frame={frame} />}
      <SiteMenu frame={frame} />
    </header>
  )
}
