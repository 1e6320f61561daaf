import { ContactList } from '../organisations/contacts.tsx'
import { contactGuideWords } from './contact.words.ts'
import type { Guide, GuideChapter } from './guide.ts'

/** Whom to ask: each site of the realm, with its contact. */
export function contactChapter({ language, sites }: Guide): GuideChapter {
  const words = contactGuideWords[language]
  const reachable = sites.filter(({ contactEmail, contactPhone }) => contactEmail || contactPhone)
  return {
    id: 'contact',
    title: words.title,
    steps: [
      {
        id: 'contact-qui',
        title: words.whom,
        says: [
          sites.length > 1 ? words.each : words.here,
          reachable.length > 0 ? <ContactList sites={reachable} /> : words.none,
        ],
        notes: [words.never],
      },
    ],
  }
}
