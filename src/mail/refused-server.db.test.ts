import { once } from 'node:events'
import { SMTPServer } from 'smtp-server'
import { afterAll, expect, test } from 'vitest'
import { startTestApp } from '../../test/setup/app.ts'
import { freePort } from '../../test/setup/free-port.ts'
import { accountOf } from '../../test/setup/people.ts'
import { triedSoon } from '../../test/setup/tried-soon.ts'
import { queueLetter } from './outbox.ts'

/** What the mail server holds against us, not against the addressee. */
let against: 'login' | 'sender' | 'nothing' = 'login'
let taken = 0
const smtp = new SMTPServer({
  allowInsecureAuth: true,
  closeTimeout: 50,
  disabledCommands: ['STARTTLS'],
  onAuth: (_auth, _session, done) => {
    if (against === 'login') done(Object.assign(new Error('Bad password'), { responseCode: 535 }))
    else done(null, { user: 'guichet' })
  },
  onMailFrom: (_address, _session, done) => {
    done(against === 'sender' ? Object.assign(new Error('Sender unknown'), { responseCode: 550 }) : null)
  },
  onData: (stream, _session, done) => {
    stream.resume()
    stream.once('end', () => {
      taken++
      done()
    })
  },
})
const port = await freePort()
smtp.listen(port, '127.0.0.1')
await once(smtp.server, 'listening')
smtp.on('error', () => {})
afterAll(() => new Promise<void>(resolve => smtp.close(() => resolve())))

const { app } = await startTestApp({ settings: { smtpUrl: `smtp://guichet:x@127.0.0.1:${port}` } })

test('a mail server that refuses the login or the sender loses no letter', async () => {
  const { realm_id: realmId, id: accountId } = await accountOf(app, 'adherent@ceramique.example')
  const site = await app.sites.byHost('ceramique.localhost')
  const id = await app.db.transaction().execute(tx => {
    const to = 'adherent@ceramique.example'
    return queueLetter(app, tx, {
      realmId,
      siteId: site?.id ?? '',
      to,
      template: 'passwordChanged',
      accountId,
    })
  })
  const letter = () => app.db.selectFrom('letter').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const tried = (times: number) => triedSoon(app.db, async () => (await letter()).attempts === times)
  await tried(1)
  expect(await letter()).toMatchObject({ state: 'queued', last_error: expect.stringContaining('535') })
  against = 'sender'
  await tried(2)
  expect(await letter()).toMatchObject({ state: 'queued', last_error: expect.stringContaining('550') })
  against = 'nothing'
  await tried(3)
  expect(await letter()).toMatchObject({ state: 'sent', last_error: null })
  expect(taken).toBe(1)
}, 40_000)
