import { dayInWords } from '../html/day-in-words.ts'
import { htmlWords } from '../html/words.ts'
import { notFound } from '../web/failure.pages.tsx'
import { page } from '../web/replies.tsx'
import type { Visit } from '../web/visit.ts'
import { termsInForce, termsSlugs } from './terms.ts'
import { termsWords } from './terms.words.ts'
import { TermsText } from './terms-in-place.tsx'
import { todayOf } from './versions.ts'

/** `GET /conditions`: the texts in force, for anyone; where there is none, there is no such page. */
export async function publicTermsPage(visit: Visit): Promise<Response> {
  const { app, site, language } = visit
  const texts = await termsInForce(app.db, site.realm.id, todayOf(visit))
  if (texts.length === 0) return notFound(visit)
  const words = termsWords[language]
  const title = htmlWords[language].terms
  return page(visit, {
    title,
    children: (
      <>
        <h1>{title}</h1>
        {texts.length > 1 && (
          <ul>
            {texts.map(({ id, kind }) => (
              <li key={id}>
                <a href={`#${termsSlugs[kind]}`}>{words.names[kind]}</a>
              </li>
            ))}
          </ul>
        )}
        {texts.map(({ id, kind, inForceOn, body }) => (
          <section key={id} id={termsSlugs[kind]} class="terms">
            <h2>{words.names[kind]}</h2>
            <p class="hint">{words.since(dayInWords(inForceOn, language))}</p>
            <TermsText body={body} />
          </section>
        ))}
      </>
    ),
  })
}
