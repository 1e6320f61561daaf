import { createTransport } from 'nodemailer'
import { newId } from '../database/new-id.ts'
import type { Db } from '../database/open.ts'
import type { Settings } from '../settings.ts'
import type { Clock } from '../web/app.ts'

/** A letter as it leaves. */
type Outgoing = {
  id: string
  fromName: string
  replyTo: string | null
  to: string
  subject: string
  text: string
  html: string
}

/** Delivers one letter; throws what the other side said when it did not take it. */
export type Transport = { send(letter: Outgoing): Promise<void>; close(): void }

/** SMTP where it is set, the mailbox in the demonstration; null where letters have to wait. */
export function openTransport(settings: Settings, db: Db, clock: Clock): Transport | null {
  if (settings.smtpUrl) return smtp(settings.smtpUrl, settings.mailFrom)
  return settings.demonstration ? mailbox(db, clock) : null
}

function smtp(url: string, from: string): Transport {
  const connection = createTransport({
    url,
    pool: true,
    maxConnections: 4,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    send: async letter => {
      await connection.sendMail({
        from: { name: letter.fromName, address: from },
        ...(letter.replyTo ? { replyTo: { name: letter.fromName, address: letter.replyTo } } : {}),
        to: letter.to,
        subject: letter.subject,
        text: letter.text,
        html: letter.html,
        messageId: `<${letter.id}@${from.split('@')[1]}>`,
        // RFC 3834: no holiday notice comes back to a machine.
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      })
    },
    close: () => connection.close(),
  }
}

function mailbox(db: Db, clock: Clock): Transport {
  return {
    send: async letter => {
      await db
        .insertInto('mailbox_letter')
        .values({
          id: newId(),
          to_email: letter.to,
          subject: letter.subject,
          text: letter.text,
          html: letter.html,
          sent_at: clock.now(),
        })
        .execute()
    },
    close: () => {},
  }
}
