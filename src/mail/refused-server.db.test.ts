import { once } from 'node:events'
import { SMTPServer } from 'smtp-server'
import { afterAll, expect, test } from 'vitest'
import { startTestApp } from '../../test/setup/app.ts'
import { freePort } from '../../test/setup/free-port.ts'
import { accountOf } from '../../test/setup/people.ts'
import { triedSoon } from '../../test/setup/tried-soon.ts'
import { queueLetter } from './outbox.ts'

/** What is told of the letter as each try begins: the server holds the login against the first, the sender against the second. */
const toldBefore: { state: string; error: string | null }[] = []
let told = async () => ({ state: '', error: null as string | null })
let taken = 0
const refusal = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode })
const smtp = new SMTPServer({
  allowInsecureAuth: true,
  closeTimeout: 50,
  disabledCommands: ['STARTTLS'],
  onAuth: (_auth, _session, done) => {
    if (toldBefore.length > 0) return done(null, { user: 'guichet' })
    void told().then(before => {
      toldBefore.push(before)
      done(refusal(535, 'Bad password'))
    })
  },
  onMailFrom: (_address, _session, done) => {
    void told().then(before => {
      toldBefore.push(before)
      done(toldBefore.length === 2 ? refusal(550, 'Sender unknown') : null)
    })
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
  told = async () => {
    const { state, last_error } = await letter()
    return { state, error: last_error }
  }
  await triedSoon(app.db, async () => (await letter()).state === 'sent')
  expect(await letter()).toMatchObject({ attempts: 3, last_error: null })
  expect(toldBefore).toEqual([
    { state: 'queued', error: null },
    { state: 'queued', error: expect.stringContaining('535') },
    { state: 'queued', error: expect.stringContaining('550') },
  ])
  expect(taken).toBe(1)
})
