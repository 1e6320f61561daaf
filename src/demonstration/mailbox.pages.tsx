import { Card } from '../html/card.tsx'
import type { Catalog } from '../html/language.ts'
import { answer, page } from '../web/replies.tsx'
import type { Visit } from '../web/visit.ts'

const fr = {
  title: 'La boîte aux lettres',
  none: 'Aucun message pour le moment. Rechargez la page dans un instant si vous en attendez un.',
  to: 'À',
  goTo: 'Suivre le lien',
  smtp: 'SMTP_URL est réglé : les messages partent par ce serveur, pas ici.',
}
const en: typeof fr = {
  title: 'The mailbox',
  none: 'No letters so far. Reload the page in a moment if you expect one.',
  to: 'To',
  goTo: 'Follow the link',
  smtp: 'SMTP_URL is set: letters leave through that server, not here.',
}
const catalog: Catalog<typeof fr> = { fr, en }

const shown = 100

/** `GET /mailbox`: every letter of the demonstration, newest first. */
export async function mailboxPage(visit: Visit): Promise<Response> {
  const words = catalog[visit.language]
  const letters = await lettersOf(visit, shown)
  return page(visit, {
    title: words.title,
    children: (
      <>
        <h1>{words.title}</h1>
        {visit.app.settings.smtpUrl && <p>{words.smtp}</p>}
        {letters.length === 0 && <p>{words.none}</p>}
        {letters.map(letter => (
          <Card key={letter.id} title={letter.subject}>
            <p class="hint">
              {words.to} {letter.to}
            </p>
            {letter.text.split('\n\n').map((part, index) => (
              <Part key={`${letter.id}-${index}`} text={part} followed={words.goTo} />
            ))}
          </Card>
        ))}
      </>
    ),
  })
}

/** A paragraph of a letter, with its link to click where it has one. */
function Part({ text, followed }: { text: string; followed: string }) {
  const url = /https?:\/\/\S+/.exec(text)?.[0]
  return url ? (
    <p class="letter-text">
      {text.slice(0, text.indexOf(url))}
      <a href={url}>{followed}</a>
    </p>
  ) : (
    <p class="letter-text">{text}</p>
  )
}

/** `GET /mailbox.json`: array of `{ id, to, subject, text, html, sentAt }`, newest first. */
export async function mailboxJson(visit: Visit): Promise<Response> {
  const letters = await lettersOf(visit, 1000)
  return answer(JSON.stringify(letters), 200, [], {
    'Content-Type': 'application/json',
    'Cache-Control': 'no-store',
  })
}

async function lettersOf(visit: Visit, limit: number) {
  const rows = await visit.app.db
    .selectFrom('mailbox_letter')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ id, to_email, subject, text, html, sent_at }) => ({
    id,
    to: to_email,
    subject,
    text,
    html,
    sentAt: sent_at.toString(),
  }))
}
