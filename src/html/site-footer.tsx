import type { Frame } from './frame.ts'
import { htmlWords } from './words.ts'

/** The foot of every page: whom to ask, and the same page in the other language. */
export function SiteFooter({ frame }: { frame: Frame }) {
  const words = htmlWords[frame.language]
  const { contactEmail, contactPhone } = frame.site
  const home = frame.home ?? '/'
  const other = frame.language === 'fr' ? 'en' : 'fr'
  return (
    <footer class="site-footer">
      <div class="site-footer-content">
        {(contactEmail || contactPhone) && (
          <div class="site-contact">
            <p class="site-contact-title">{words.needHelp}</p>
            {contactPhone && (
              <p>
                {words.contactByPhone}{' '}
                <a href={`tel:${contactPhone.replace(/[^+\d]/g, '')}`}>{contactPhone}</a>
              </p>
            )}
            {contactEmail && (
              <p>
                {words.contactByEmail} <a href={`mailto:${contactEmail}`}>{contactEmail}</a>
              </p>
            )}
          </div>
        )}
        <p class="site-imprint">
          {frame.signIn && (
            <>
              <a href={`${home}guide`}>{words.guide}</a>
              <a href={`${home}contact`}>{words.contact}</a>
              <a href={`${home}mentions-legales`}>{words.legalNotice}</a>
              <a href={`${home}confidentialite`}>{words.privacy}</a>
            </>
          )}
          {frame.terms && <a href="/conditions">{words.terms}</a>}
          <a
            href={`/langue/${other}?retour=${encodeURIComponent(frame.path)}`}
            lang={other}
            hreflang={other}
            rel="nofollow"
          >
            {other === 'fr' ? 'Français' : 'English'}
          </a>
          <span>Guichet</span>
        </p>
      </div>
    </footer>
  )
}
