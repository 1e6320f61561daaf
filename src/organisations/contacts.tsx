import type { Catalog, Language } from '../html/language.ts'
import type { Site } from './site.ts'

const fr = { who: 'Qui contacter', none: 'Contactez votre organisation.' }
const en: typeof fr = { who: 'Whom to contact', none: 'Contact your organisation.' }
const contactWords: Catalog<typeof fr> = { fr, en }

type Contact = Pick<Site, 'id' | 'name' | 'contactEmail' | 'contactPhone'>

/** Whom to ask: each one's e-mail address and telephone, where it gives them. */
export function Contacts({ language, sites }: { language: Language; sites: readonly Contact[] }) {
  const words = contactWords[language]
  const reachable = sites.filter(site => site.contactEmail || site.contactPhone)
  if (reachable.length === 0) return <p>{words.none}</p>
  return (
    <>
      <h2>{words.who}</h2>
      <ContactList sites={reachable} />
    </>
  )
}

/** Each one's e-mail address and telephone, under its name. */
export function ContactList({ sites }: { sites: readonly Contact[] }) {
  return (
    <ul class="contacts">
      {sites.map(site => (
        <li key={site.id}>
          <strong>{site.name}</strong>
          {site.contactEmail && (
            <>
              {' '}
              <a href={`mailto:${site.contactEmail}`}>{site.contactEmail}</a>
            </>
          )}
          {site.contactPhone && (
            <>
              {' '}
              <a href={`tel:${site.contactPhone.replace(/[^\d+]/g, '')}`}>{site.contactPhone}</a>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
