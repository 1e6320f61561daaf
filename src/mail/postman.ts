import type { Selectable } from 'kysely'
import type { Tables } from '../database/rows.generated.ts'
import type { App } from '../web/app.ts'
import { audit } from '../web/audit.ts'
import type { LetterDetails, LetterName, LetterTemplate } from './letter.ts'
import { letterHtml, letterText } from './letter-body.tsx'
import type { Transport } from './transport.ts'

type LetterRow = Selectable<Tables['letter']>

/**
 * Sends what is queued: each letter is written when it is sent, at every attempt anew. One that is taken is
 * `sent`; one that is refused for good is `failed`; for anything else the job is tried again, later each time.
 */
export async function startPostman(
  app: App,
  transport: Transport,
  templates: Readonly<Record<LetterName, LetterTemplate>>,
): Promise<void> {
  await app.queue.work('letter', async ({ realmId, letterId }) => {
    const letter = await findQueued(app, realmId, letterId)
    if (letter) await send(app, transport, templates[letter.template as LetterName], letter)
  })
}

async function findQueued(app: App, realmId: string, letterId: string): Promise<LetterRow | undefined> {
  return await app.db
    .selectFrom('letter')
    .selectAll()
    .where('realm_id', '=', realmId)
    .where('id', '=', letterId)
    .where('state', '=', 'queued')
    .executeTakeFirst()
}

async function send(app: App, transport: Transport, template: LetterTemplate, row: LetterRow): Promise<void> {
  const site = await app.sites.byId(row.site_id)
  if (!site) return await settle(app, row, 'failed', 'the site is gone')
  const letter = {
    id: row.id,
    accountId: row.account_id,
    personId: row.person_id,
    toEmail: row.to_email,
    details: row.details as LetterDetails,
    createdAt: row.created_at,
  }
  const content = await template({ app, site, language: site.language, letter })
  if (content === 'withheld') return await settle(app, row, 'withheld', null)
  try {
    await transport.send({
      id: row.id,
      fromName: site.name,
      replyTo: site.contactEmail,
      to: row.to_email,
      subject: content.subject,
      text: letterText(site, content),
      html: letterHtml(site, content),
    })
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    if (isFinal(error)) return await settle(app, row, 'failed', said)
    await noteAttempt(app, row, said)
    throw error
  }
  await settle(app, row, 'sent', null)
}

/**
 * A reply of the 500s to the address or to the letter is final (RFC 5321, 4.2.1). One to the login or to the
 * sender is about us, and may pass when somebody mends it: no letter is lost by it.
 */
function isFinal(error: unknown): boolean {
  const { responseCode, command } = error as { responseCode?: unknown; command?: unknown }
  return (
    typeof responseCode === 'number' && responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA')
  )
}

async function settle(
  app: App,
  row: LetterRow,
  state: 'sent' | 'failed' | 'withheld',
  error: string | null,
): Promise<void> {
  const now = app.clock.now()
  await app.db.transaction().execute(async tx => {
    await tx
      .updateTable('letter')
      .set(eb => ({
        state,
        attempts: eb('attempts', '+', 1),
        last_error: error,
        sent_at: state === 'sent' ? now : null,
      }))
      .where('realm_id', '=', row.realm_id)
      .where('id', '=', row.id)
      .execute()
    await audit(tx, now, {
      realmId: row.realm_id,
      event: state === 'sent' ? 'letterSent' : state === 'failed' ? 'letterFailed' : 'letterWithheld',
      accountId: row.account_id,
      personId: row.person_id,
      details: { letter: row.id, template: row.template, ...(error ? { error } : {}) },
    })
  })
}

/** Letters that have waited for a month are given up: nobody expects them any more, and nothing would try them again. */
export async function giveUpOldLetters(app: App): Promise<void> {
  await app.db
    .updateTable('letter')
    .set({ state: 'failed' })
    .where('state', '=', 'queued')
    .where('created_at', '<', app.clock.now().subtract({ hours: 30 * 24 }))
    .execute()
}

async function noteAttempt(app: App, row: LetterRow, error: string): Promise<void> {
  await app.db
    .updateTable('letter')
    .set(eb => ({ attempts: eb('attempts', '+', 1), last_error: error }))
    .where('realm_id', '=', row.realm_id)
    .where('id', '=', row.id)
    .execute()
}
