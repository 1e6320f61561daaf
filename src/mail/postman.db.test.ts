import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { startTestApp } from '../../test/setup/app.ts'
import { accountOf } from '../../test/setup/people.ts'
import { startSmtp } from '../../test/setup/smtp.ts'
import { triedSoon } from '../../test/setup/tried-soon.ts'
import type { LetterName } from './letter.ts'
import { queueLetter } from './outbox.ts'

const smtp = await startSmtp({ refuse: address => address.startsWith('morte@') })
afterAll(() => smtp.stop())
const { app, browse, signedIn } = await startTestApp({
  settings: { smtpUrl: smtp.url, mailFrom: 'guichet@serveur.example' },
})
const site = await app.sites.byHost('ceramique.localhost')
const account = await accountOf(app, 'adherent@ceramique.example')

const letterOf = (to: string) =>
  app.db.selectFrom('letter').selectAll().where('to_email', '=', to).orderBy('id', 'desc').executeTakeFirst()
const arrived = (to: string) => smtp.letters.filter(letter => letter.to === to)

async function queue(to: string, template: LetterName = 'passwordLink'): Promise<void> {
  await app.db.transaction().execute(async tx => {
    const { realm_id: realmId, id: accountId } = account
    await queueLetter(app, tx, { realmId, siteId: site?.id ?? '', to, template, accountId })
  })
}

async function settled(to: string): Promise<string> {
  await expect.poll(async () => (await letterOf(to))?.state, { timeout: 12_000 }).not.toBe('queued')
  return (await letterOf(to))?.state ?? ''
}

describe('a letter', () => {
  test('comes from the server, in the name of the site, and is answered to the organisation', async () => {
    await browse('ceramique.localhost').post('/mot-de-passe', { email: 'adherent@ceramique.example' })
    const letter = await smtp.waitFor(({ to }) => to === 'adherent@ceramique.example')
    expect(letter.from).toEqual({ name: 'Terre et Feu', address: 'guichet@serveur.example' })
    expect(letter.replyTo).toBe('bureau@ceramique.example')
    expect(letter.subject).toBe('Terre et Feu : choisir votre mot de passe')
    expect(letter.headers.get('auto-submitted')).toBe('auto-generated')
    expect(letter.headers.get('message-id')).toMatch(/@serveur\.example>$/)
  })

  test('says the same as text and as HTML, in the colour of the site, without an image', async () => {
    const [letter] = arrived('adherent@ceramique.example')
    const link = /http:\S+/.exec(letter?.text ?? '')?.[0] ?? ''
    expect(link).toMatch(/^http:\/\/ceramique\.localhost:3000\/mot-de-passe\/nouveau\?jeton=[\w-]{43}$/)
    expect(letter?.html).toContain(`href="${link}"`)
    expect(letter?.html).toContain('background:#a4481f')
    expect(letter?.html).not.toMatch(/<img|https?:\/\/(?!ceramique\.localhost)/)
    for (const body of [letter?.text, letter?.html]) {
      expect(body).toContain('Vous recevez ce message parce que')
      expect(body).toContain('01 40 00 40 40')
    }
  })

  test('has a link of its own each time, and goes once', async () => {
    const first = /jeton=\S+/.exec(arrived('adherent@ceramique.example')[0]?.text ?? '')?.[0]
    await queue('adherent@ceramique.example')
    await settled('adherent@ceramique.example')
    const all = arrived('adherent@ceramique.example')
    expect(all).toHaveLength(2)
    expect(/jeton=\S+/.exec(all[1]?.text ?? '')?.[0]).not.toBe(first)
  })
})

test('is not there when the transaction that causes it comes to nothing', async () => {
  const jobs = async () =>
    (await sql<{ n: number }>`select count(*)::int as n from pgboss.job`.execute(app.db)).rows[0]?.n
  const before = await jobs()
  const failing = app.db.transaction().execute(async tx => {
    const { realm_id: realmId, id: accountId } = account
    const to = 'rien@ceramique.example'
    await queueLetter(app, tx, {
      realmId,
      siteId: site?.id ?? '',
      to,
      template: 'passwordChanged',
      accountId,
    })
    throw new Error('comes to nothing')
  })
  await expect(failing).rejects.toThrow('comes to nothing')
  expect(await letterOf('rien@ceramique.example')).toBeUndefined()
  expect(await jobs()).toBe(before)
})

describe('while the mail server is away', { timeout: 60_000 }, () => {
  test('letters wait, with the reason, and each arrives once when it is back', async () => {
    await smtp.pause()
    const waiting = ['une@exemple.fr', 'deux@exemple.fr', 'trois@exemple.fr']
    for (const to of waiting) await queue(to, 'passwordChanged')
    for (const to of waiting)
      await expect.poll(async () => (await letterOf(to))?.attempts, { timeout: 12_000 }).toBe(1)
    expect((await letterOf('une@exemple.fr'))?.state).toBe('queued')
    expect((await letterOf('une@exemple.fr'))?.last_error).toContain('ECONNREFUSED')
    await smtp.resume()
    for (const to of waiting) {
      await triedSoon(app.db, async () => (await letterOf(to))?.state === 'sent')
      expect(arrived(to)).toHaveLength(1)
    }
  })

  test('the delays grow from half a minute at most to an hour, for longer than a letter may wait', async () => {
    const { rows } = await sql<{ limit: number; backoff: boolean; delay: number; longest: number }>`
      select retry_limit as limit, retry_backoff as backoff, retry_delay as delay, retry_delay_max as longest
      from pgboss.queue where name = 'letter'`.execute(app.db)
    expect(rows).toEqual([{ limit: 1000, backoff: true, delay: 15, longest: 3600 }])
  })
})

describe('an address that is refused for good', () => {
  test('fails, and holds up no other', async () => {
    await Promise.all(Array.from({ length: 6 }, (_, n) => queue(`morte@n${n}.example`, 'passwordChanged')))
    await queue('vivante@exemple.fr', 'passwordChanged')
    expect(await settled('vivante@exemple.fr')).toBe('sent')
    for (let n = 0; n < 6; n++) {
      expect(await settled(`morte@n${n}.example`)).toBe('failed')
      expect(await letterOf(`morte@n${n}.example`)).toMatchObject({ attempts: 1, sent_at: null })
    }
    expect((await letterOf('morte@n0.example'))?.last_error).toContain('No such mailbox here')
  })

  test('is shown to the office, with what the other side said', async () => {
    await app.db
      .updateTable('letter')
      .set({ account_id: (await accountOf(app, 'retard@ceramique.example')).id })
      .where('to_email', '=', 'morte@n0.example')
      .execute()
    const page = await (await signedIn('ceramique.localhost', 'bureau@ceramique.example')).get('/bureau')
    expect(page.text).toContain('morte@n0.example')
    expect(page.text).toMatch(/refusé : [^<]*No such mailbox here/)
  })

  test('leaves an audit row, like every letter that is sent', async () => {
    const rows = await app.db
      .selectFrom('audit')
      .select(['event', 'details'])
      .where('event', 'like', 'letter%')
      .execute()
    const failed = rows.filter(({ event }) => event === 'letterFailed')
    expect(failed).toHaveLength(6)
    expect(rows.filter(({ event }) => event === 'letterSent').length).toBeGreaterThan(4)
    expect(JSON.stringify(rows)).not.toMatch(/jeton|http/)
  })
})
