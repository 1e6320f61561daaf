import type { Language } from '../../html/language.ts'
import { monogram } from '../../html/logo.ts'
import { siteWords } from './site.words.ts'

type Props = {
  language: Language
  name: string
  tagline: string
  colour: string
  /** Address of the logo; null for the initials. */
  logo: string | null
}

/** The head of a site, a link and a button, in a colour that is not kept yet. The stylesheet that dresses them is served. */
export function SitePreview({ language, name, tagline, colour, logo }: Props) {
  const words = siteWords[language]
  return (
    <section class="site-preview" aria-labelledby="apercu">
      <link rel="stylesheet" href={`/bureau/site/apercu.css?couleur=${colour.slice(1)}`} />
      <h2 id="apercu">{words.previewTitle}</h2>
      <div class="site-band">
        <div class="site-band-content">
          <span class="site-home">
            {logo ? (
              <img class="site-mark" src={logo} alt="" width="64" height="64" />
            ) : (
              <span class="site-mark site-monogram" aria-hidden="true">
                {monogram(name)}
              </span>
            )}
            <span>
              <span class="site-name">{name}</span>
              {tagline && <span class="site-tagline"> {tagline}</span>}
            </span>
          </span>
          <span class="sign-in">{words.previewSignIn}</span>
        </div>
      </div>
      <div class="site-preview-page">
        <p>
          {words.previewText} <span class="link-like">{words.previewLink}</span>
        </p>
        <span class="button button-primary">{words.previewSignIn}</span>
      </div>
    </section>
  )
}
