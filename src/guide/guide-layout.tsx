import { QrCode } from '../dues/pay/qr-code.tsx'
import { dayInWords } from '../html/day-in-words.ts'
import type { Language } from '../html/language.ts'
import type { Visit } from '../web/visit.ts'
import type { GuideChapter, GuideStep } from './guide.ts'
import { guideWords } from './guide.words.ts'
import { typedAddress } from './guide-link.tsx'

/** What it is and how to print it; on paper also whose it is, where to sign in, and of which day it is. */
export function GuideHead({ visit }: { visit: Visit }) {
  const { language, site, app } = visit
  const words = guideWords[language]
  const today = app.clock.now().toZonedDateTimeISO(site.realm.timeZone).toPlainDate()
  const signIn = typedAddress(visit, '/connexion')
  return (
    <header class="guide-head">
      <h1>{words.title}</h1>
      <p class="lead">{words.intro(site.name)}</p>
      <print-page label={words.print}>
        <p class="hint">{words.printHint}</p>
      </print-page>
      <div class="guide-card">
        <div>
          <p class="guide-sign-in">
            {words.signInAt}
            <strong>{signIn}</strong>
          </p>
          <p class="guide-on-paper">
            {[site.name, site.contactPhone, site.contactEmail].filter(Boolean).join(' · ')}
          </p>
          <p>{words.scan}</p>
          <p class="guide-on-paper">
            {words.asOf(dayInWords(today, language))}. {words.newest(typedAddress(visit, '/guide'))}
          </p>
        </div>
        <QrCode content={`${visit.origin}/connexion`} label={words.code(signIn)} />
      </div>
    </header>
  )
}

type Chapters = { chapters: readonly GuideChapter[] }

/** The table of contents. */
export function GuideContents({ language, chapters }: Chapters & { language: Language }) {
  return (
    <nav class="guide-contents" aria-labelledby="sommaire">
      <h2 id="sommaire">{guideWords[language].contents}</h2>
      <ol>
        {chapters.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`}>{title}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

export function GuideParts({ chapters }: Chapters) {
  return (
    <>
      {chapters.map(({ id, title, steps }, index) => (
        <section key={id} class="guide-part" id={id} aria-labelledby={`${id}-titre`}>
          <h2 id={`${id}-titre`}>
            {index + 1}. {title}
          </h2>
          <ol class="guide-steps">{steps.map(step => step && <Step key={step.id} step={step} />)}</ol>
        </section>
      ))}
    </>
  )
}

function Step({ step: { id, title, says, notes = [], figure } }: { step: GuideStep }) {
  const kept = notes.filter(note => typeof note === 'string' && note !== '')
  return (
    <li class={figure ? 'guide-step guide-step-shown' : 'guide-step'} id={id}>
      <div class="guide-text">
        <h3>{title}</h3>
        {says.map((said, index) => (typeof said === 'string' ? <p key={index}>{said}</p> : said))}
        {kept.length > 0 && (
          <ul class="guide-notes">
            {kept.map(note => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
      </div>
      {figure}
    </li>
  )
}
